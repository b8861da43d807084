// Rulewright. Apache-2.0.

import Diagnostics
import DocketParsing
import Dockets
import Testing

@Suite struct NoticeDiagnosticsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var severity = Diagnostic.Severity.error
    /// The stage's notices, a line each; the last is the one that is wrong.
    var notices: [String]
    var says: String
    var testDescription: String { "\(id): \(says)" }
  }

  static let cases = [
    Case(
      id: "ExtensionAfterClose", severity: .warning,
      notices: ["kind: extension, published: 2021-12-10, closes: 2022-01-05"],
      says: "The extension of December 10, 2021 comes after comments closed on December 6, 2021"),
    Case(
      id: "ExtensionShortens",
      notices: ["kind: extension, published: 2021-12-01, closes: 2021-12-03"],
      says: "The extension of December 1, 2021 moves the last open day from December 6, 2021 to "
        + "December 3, 2021"),
    Case(
      id: "ClosesBeforeOpens",
      notices: [
        "kind: reopening, published: 2022-01-10, opens: 2022-03-01, closes: 2022-02-28"
      ],
      says: "The reopening of January 10, 2022 opens comments on March 1, 2022 and closes them on "
        + "February 28, 2022"),
    Case(
      id: "OpensBeforeNotice", severity: .warning,
      notices: [
        "kind: reopening, published: 2022-01-10, opens: 2022-01-03, closes: 2022-02-28"
      ],
      says: "The reopening of January 10, 2022 opens comments on January 3, 2022, before it was "
        + "published"),
    Case(
      id: "ReopeningBeforeClose", severity: .warning,
      notices: ["kind: reopening, published: 2021-12-01, closes: 2022-02-28"],
      says: "The reopening of December 1, 2021 opens comments on December 1, 2021, and they close "
        + "only on December 6, 2021"),
    Case(
      id: "ClosesOnClosedDay", severity: .warning,
      notices: ["kind: extension, published: 2021-12-01, closes: 2022-01-08"],
      says: "The extension of December 1, 2021 closes comments on Saturday, January 8, 2022, a "
        + "weekend"),
    Case(
      id: "ClosesOnClosedDay", severity: .warning,
      notices: ["kind: reopening, published: 2022-01-10, closes: 2022-01-17"],
      says: "The reopening of January 10, 2022 closes comments on Monday, January 17, 2022, "
        + "Birthday of Martin Luther King, Jr."),
    Case(
      id: "DelayToEarlierDate",
      notices: ["kind: delay, published: 2022-01-12, effective: 2022-01-18"],
      says: "The delay of January 12, 2022 moves the effective date from January 19, 2022 to "
        + "January 18, 2022"),
    Case(
      id: "DelayAfterEffect",
      notices: ["kind: delay, published: 2022-01-20, effective: 2022-03-07"],
      says:
        "The delay of January 20, 2022 changes the effective date, but the stage took effect on "
        + "January 19, 2022"),
    Case(
      id: "DelayAfterEffect", severity: .warning,
      notices: ["kind: delay, published: 2022-01-19, effective: 2022-03-07"],
      says: "The delay of January 19, 2022 was published on the day on which the stage was to take "
        + "effect"),
    Case(
      id: "DelayAfterEffect",
      notices: [
        "kind: delay, published: 2022-01-12, citation: 1, effective: 2022-01-20",
        "kind: delay, published: 2022-01-21, effective: 2022-03-07",
      ],
      says:
        "The delay of January 21, 2022 changes the effective date, but the stage took effect on "
        + "January 20, 2022"),
    Case(
      id: "EffectiveBeforePublication",
      notices: ["kind: correction, published: 2022-01-12, effective: 2022-01-11"],
      says: "The correction of January 12, 2022 has the stage take effect on January 11, 2022, "
        + "before the notice was published"),
    Case(
      id: "NoticesInConflict", severity: .warning,
      notices: [
        "kind: delay, published: 2022-01-12, citation: 1, effective: 2022-02-07",
        "kind: correction, published: 2022-01-12, effective: 2022-03-07",
      ],
      says: "Two notices of January 12, 2022 set 'effective' to February 7, 2022 and to March 7, "
        + "2022"),
    Case(
      id: "NoticeAfterWithdrawal",
      notices: [
        "kind: withdrawal, published: 2021-11-15, citation: 1",
        "kind: extension, published: 2021-11-20, closes: 2022-01-05",
      ],
      says:
        "The extension of November 20, 2021 comes after the stage was withdrawn on November 15, "
        + "2021"),
    Case(
      id: "NoticeAfterWithdrawal", severity: .warning,
      notices: [
        "kind: withdrawal, published: 2021-11-15, citation: 1",
        "kind: correction, published: 2021-11-20",
      ],
      says: "The correction of November 20, 2021 comes after the stage was withdrawn on November "
        + "15, 2021"),
    Case(
      id: "WithdrawalAfterEffect", severity: .warning,
      notices: ["kind: withdrawal, published: 2022-02-01"],
      says: "The withdrawal of February 1, 2022 comes after the stage took effect on January 19, "
        + "2022"),
  ]

  private func diagnostics(
    _ notices: [String], citation: String = "citation: 86 FR 58205"
  ) -> [Diagnostic] {
    let text = """
      title: T
      agency: A
      stages:
        - id: a
          kind: interim final rule
          draft: a.md
          \(citation)
          published: 2021-10-21
          comments: { days: 45, closes: 2021-12-06 }
          effective: { days: 90, on: 2022-01-19 }
          notices:

      """
    let lines = notices.map { "      - { \($0) }\n" }.joined()
    return parseDocket(text + lines, file: "docket.yml", name: "t").diagnostics
  }

  @Test(arguments: cases)
  func pointsAtTheNoticeAndSaysWhatIsWrong(example: Case) throws {
    var notices = example.notices
    notices[notices.count - 1] += ", citation: 87 FR 1"
    let found = diagnostics(notices)
    #expect(found.map(\.id) == [example.id])
    let diagnostic = try #require(found.first)
    #expect(diagnostic.severity == example.severity)
    #expect(diagnostic.summary == example.says)
    #expect(diagnostic.place.line == 11 + notices.count)
    #expect(diagnostic.explanation != nil && !diagnostic.solutions.isEmpty)
  }

  @Test func wantsTheCitationOfANoticeOnAStageThatHasOne() {
    let notice = "kind: delay, published: 2022-01-12, effective: 2022-03-07"
    #expect(diagnostics([notice]).map(\.id) == ["NoticeWithoutCitation"])
    #expect(diagnostics([notice], citation: "summary: not in the Register").isEmpty)
  }

  @Test func hasNothingToSayOfASoundStory() {
    let notices = [
      "kind: reopening, published: 2022-01-10, opens: 2022-02-01, closes: 2022-02-28, citation: 2",
      "kind: extension, published: 2021-12-01, closes: 2021-12-20, citation: 1",
      "kind: delay, published: 2022-01-12, effective: 2022-03-07, citation: 3",
      "kind: delay, published: 2022-03-01, effective: 2022-05-02, citation: 4",
      "kind: correction, published: 2022-03-02, citation: 5",
      "kind: withdrawal, published: 2022-04-01, citation: 6",
    ]
    #expect(diagnostics(notices).isEmpty)
  }
}
