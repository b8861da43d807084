// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DocketParsing
import Dockets
import Testing

@Suite struct DocketParsingTests {
  private static let cyberItems = """
    title: Cybersecurity items
    summary: "What needs a license: and what does not."
    agency: [Bureau of Industry and Security, Department of Commerce]   # a list
    illustrative: true                 # a sample
    authority: 50 U.S.C. 4801–4852; 15 CFR 730
    rin: [0694-AG49, 0694-AH56]
    cfr: 15 CFR parts 740, 772 and 774
    numbering: cfr
    stages:
      - id: interim-final
        kind: interim final rule
        draft: 2021-10-21-interim-final.md
        summary: It narrows the entries.
        citation: 86 FR 58205
        docket: BIS-2020-0038
        published: 2021-10-21
        comments:  { days: 45, closes: 2021-12-06 }
        effective: { days: 90, on: 2022-01-19 }
        notices:
          - { kind: delay, published: 2022-01-12, citation: 87 FR 1670, effective: 2022-03-07 }
      - id: working
        kind: final rule
        draft: draft.md
        numbering: eccn
    """

  @Test func readsTheDocketOfTheDesignWithoutADiagnostic() throws {
    let (parsed, _, diagnostics) = parseDocket(
      Self.cyberItems, file: "docket.yml", name: "cyber-items")
    #expect(diagnostics.isEmpty)
    let docket = try #require(parsed)
    #expect(docket.name == "cyber-items")
    #expect(docket.title == "Cybersecurity items")
    #expect(docket.summary == "What needs a license: and what does not.")
    #expect(docket.agencies == ["Bureau of Industry and Security", "Department of Commerce"])
    #expect(docket.isIllustrative)
    #expect(docket.authority == "50 U.S.C. 4801–4852; 15 CFR 730")
    #expect(docket.rins == ["0694-AG49", "0694-AH56"])
    #expect(docket.cfr == "15 CFR parts 740, 772 and 774")
    #expect(docket.numbering == .cfr)
    let expected = Stage(
      id: StageID("interim-final"), kind: .interimFinalRule, summary: "It narrows the entries.",
      draftFile: "2021-10-21-interim-final.md", citation: "86 FR 58205",
      docketNumber: "BIS-2020-0038", published: CalendarDay("2021-10-21"),
      comments: CommentPeriod(days: 45, closes: try #require(CalendarDay("2021-12-06"))),
      effective: EffectiveDate(days: 90, on: try #require(CalendarDay("2022-01-19"))),
      notices: [
        Notice(
          kind: .delay, published: try #require(CalendarDay("2022-01-12")),
          citation: "87 FR 1670", effective: CalendarDay("2022-03-07"))
      ])
    let working = Stage(
      id: StageID("working"), kind: .finalRule, draftFile: "draft.md", numbering: .eccn)
    #expect(docket.stages == [expected, working])
  }

  @Test func readsOneAgencyAndOneRINWithoutAList() throws {
    let text = """
      title: T
      agency: Bureau of Industry and Security
      rin: 0694-AG49
      stages: [{id: working, kind: consultation, draft: draft.md}]
      """
    let (docket, _, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(diagnostics.isEmpty)
    #expect(docket?.agencies == ["Bureau of Industry and Security"])
    #expect(docket?.rins == ["0694-AG49"])
    #expect(docket?.numbering == .cfr)
  }

  @Test(arguments: Stage.Kind.allCases)
  func knowsEveryKindOfStage(kind: Stage.Kind) {
    let text = "title: T\nagency: A\nstages: [{id: a, kind: \(kind.rawValue), draft: a.md}]"
    let (docket, _, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(diagnostics.isEmpty)
    #expect(docket?.stages.map(\.kind) == [kind])
  }

  @Test func readsWindowsLineEndingsAndAByteOrderMark() {
    let text = "\u{FEFF}title: T\r\nagency: A\r\nstages:\r\n  - id: Bad\r\n    kind: notice\r\n"
    let (docket, _, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(docket?.title == "T")
    #expect(diagnostics.map(\.id) == ["MissingKey", "BadID"])
    #expect(diagnostics.map { "\($0.place.line):\($0.place.column)" } == ["4:5", "4:9"])
    #expect(diagnostics.last?.place.excerpt == "  - id: Bad")
    #expect(diagnostics.last?.place.length == 3)
  }

  @Test func keepsTheGoodStagesBesideABadOne() {
    let text = """
      title: T
      agency: A
      stages:
        - { id: one, kind: notice, draft: one.md, published: 2021-13-01 }
        - { id: two, kind: notise, draft: two.md, published: 2021-10-21,
            comments: { days: 45, closes: 2021-12-07 } }
        - { id: three, kind: notice, draft: three.md }
      """
    let (docket, _, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(docket?.stages.map(\.id.text) == ["one", "three"])
    #expect(diagnostics.map(\.id) == ["BadDate", "UnknownKind"])
  }

  @Test func countsTheDateThatIsMissing() {
    let text = """
      title: T
      agency: A
      stages:
        - { id: a, kind: notice, draft: a.md, published: 2021-10-21, comments: { days: 45 } }
      """
    let (_, _, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(
      diagnostics.first?.solutions == [
        "Write closes: and the date that the document prints; "
          + "45 days after publication come to 2021-12-06"
      ])
  }
}
