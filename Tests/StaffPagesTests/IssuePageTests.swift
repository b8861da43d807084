// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Coverage
import Diagnostics
import Dockets
import DraftParsing
import IssueViews
import Markup
import Redlining
import TestSupport
import Testing

@testable import StaffPages

/// An issue with its response, and the gate, as pages.
@Suite struct IssuePageTests {
  private static let proposed = Stage(
    id: StageID("proposed"), kind: .proposedRule, draftFile: "a.md",
    published: CalendarDay(year: 2022, month: 3, day: 1))
  private static let final = Stage(id: StageID("final"), kind: .finalRule, draftFile: "b.md")
  private static let docket = Docket(name: "bells", title: "Bells", stages: [proposed, final])
  private static let issue = StageIssue(
    stage: proposed.id, issue: Issue(tag: TagID("too-loud"), label: ClauseLabel("1-1-b")))

  private static func tree(_ text: String) -> ClauseTree {
    ParsedDraft(Draft(file: "a.md", bytes: Array(text.utf8)), numbering: .cfr).tree
  }

  private static let before = tree("## § 1.1 Bells\n\n(a) Ring.\n\n(b) Ring <loud> at noon.\n")
  private static let after = tree("## § 1.1 Bells\n\n(a) Ring.\n\n(b) Ring softly at noon.\n")

  private static func response(_ id: String, _ title: String) -> Response {
    Response(
      id: ResponseID(id), title: title, issues: [issue.issue], stage: proposed.id,
      answeredIn: final.id, disposition: .accepted,
      changed: [
        ChangedClause(
          stage: final.id, label: ClauseLabel("1-1-b"), citation: Citation("1.1(b)"))
      ], body: "We *agree*.\n")
  }

  private static func line(_ responses: [Response], name: String = "Too loud") -> IssueLine {
    IssueLine(
      coverage: IssueCoverage(
        issue: issue, citation: Citation("1.1(b)"), comments: [CommentID("C-1"), CommentID("C-2")],
        distinctTexts: 1, responses: responses, isOwedAnswer: true),
      tag: Tag(id: issue.issue.tag, name: name, definition: "It hurts."),
      clause: before.clause(ClauseLabel("1-1-b")))
  }

  private static func choices() -> [ChangeChoice] {
    let redline = redline(from: before, to: after)
    return redline.changes.compactMap { row in
      guard let old = row.old, let new = row.new else { return nil }
      let clause = after.clauses[new]
      return ChangeChoice(
        words: clause.citation.text,
        change: ChangeCoverage(
          clause: ChangedClause(
            stage: final.id, label: clause.label, citation: clause.citation),
          operations: row.operations, stage: final.id, inside: 0, explanations: []),
        old: before.clauses[old], new: clause, redlined: row.words)
    }
  }

  private static func page(
    _ responses: [Response] = [], hostile: String = "It hurts my ears"
  ) -> IssuePage {
    var dossier = IssueDossier(line: line(responses), stage: proposed)
    dossier.passages = [
      RaisedPassage(
        comment: CommentID("C-1"), submitter: hostile,
        received: CalendarDay(year: 2022, month: 3, day: 9), quote: hostile,
        standing: CodingStanding(
          clause: .edited(PossibleClause(2, score: 0.8)), quoteStands: true),
        doubts: ["1.1(b) was edited since"]),
      RaisedPassage(
        comment: CommentID("C-2"), submitter: "", received: nil, quote: nil,
        standing: CodingStanding(clause: nil, quoteStands: nil)),
    ]
    dossier.since = choices()
    dossier.next = final
    dossier.answering = [final]
    dossier.responses = responses.map {
      StandingResponse(
        written: WrittenResponse(response: $0, author: "A. Reader", at: "2022-04-01T10:00:00Z"),
        version: "v1")
    }
    return IssuePage(
      board: IssueBoard(docket: docket, lines: [dossier.line]),
      address: IssueAddress(docket: "bells"), dossier: dossier, person: "A. Reader")
  }

  private static func draft(_ response: Response?, body: String? = nil) -> ResponseDraft {
    ResponseDraft(
      id: response?.id, title: response?.title ?? "", issues: [issue.issue], stage: proposed.id,
      answeredIn: final.id, disposition: response?.disposition,
      changed: response == nil ? [] : ["1.1(b)"], body: body ?? response?.body ?? "",
      began: response == nil ? .nothing(besides: []) : .version("v1"))
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func isDrawnAsAgreed() throws {
    let response = Self.response("soft-bells", "Bells are loud")
    let page = Self.page([response])
    let pane = AnswerPane(draft: Self.draft(response), changes: Self.choices())
    let html = page.fragments(pane).map { Self.text($0.html.bytes) }.joined(separator: "\n")
    let lines = (SaidPane(page: page).html.bytes + Array("\n".utf8))
    let difference = try Snapshot("issue.html").difference(
      from: (Self.text(lines) + html + "\n").replacing("><", with: ">\n<"))
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func marksWhatOnlyOneOfTwoTextsSays() {
    let response = Self.response("soft-bells", "Bells are loud")
    let theirs = StandingResponse(
      written: WrittenResponse(response: response, author: "B. Reader", at: ""), version: "v2")
    let mine = Self.draft(response, body: "We *disagree*.\n")
    let html = Self.text(
      Self.page([response]).page(ConflictPane(mine: mine, theirs: theirs)))
    #expect(html.contains("B. Reader saved another text while you wrote"))
    #expect(html.contains("name=\"version\" value=\"v2\""))
    #expect(html.contains("<mark><span class=\"vh\">only here: </span>"))
    #expect(html.contains("agree") && html.contains("disagree"))
    let gone = Self.text(Self.page().page(ConflictPane(mine: mine, theirs: nil)))
    #expect(gone.contains("taken back while you wrote") && gone.contains("It is there no more."))
    // What is there no more is written anew, and not over anything.
    #expect(!gone.contains("name=\"version\""))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\"\u{301}><b>", "</textarea>",
    "'onmouseover='x", "a\u{202E}b", "]]>&amp;",
  ])
  func nothingThatPeopleWroteBecomesMarkup(_ words: String) {
    let response = Self.response("soft-bells", words)
    let page = Self.page([response], hostile: words)
    let pane = AnswerPane(
      draft: Self.draft(response, body: words), changes: Self.choices(), preview: Self.tree(words),
      fault: words)
    let html = Self.text(page.page(pane))
    for tag in ["<script>alert", "<img src=x", "<b>", "</textarea></textarea", "'onmouse"] {
      #expect(!html.contains(tag), "\(tag)")
    }
    let theirs = StandingResponse(
      written: WrittenResponse(response: response, author: words, at: ""), version: "v", text: words
    )
    let both = Self.text(
      page.page(ConflictPane(mine: Self.draft(response, body: words + "!"), theirs: theirs)))
    #expect(!both.contains("<script>alert") && !both.contains("<img src=x"))
    let list = Self.text(
      issuesPage(
        IssueBoard(docket: Self.docket, lines: [Self.line([response], name: words)]),
        at: IssueAddress(docket: "bells"), person: words))
    #expect(!list.contains("<script>alert") && !list.contains("<img src=x"))
  }

  @Test func keepsTheFilterOnTheWayThroughTheIssues() {
    let asked = ["answer": "unanswered", "tag": "too-loud", "on": "proposed", "clause": "1-1-b"]
    let address = IssueAddress(docket: "bells") { asked[$0] }
    #expect(
      address.issue(Self.issue).link.text
        == "/d/bells/issues/too-loud%401-1-b?stage=proposed&answer=unanswered&tag=too-loud"
        + "&on=proposed&clause=1-1-b")
    #expect(address.filter.lets(Self.line([])))
    #expect(!address.filter.lets(Self.line([Self.response("a", "b")])))
    #expect(IssueAddress(docket: "bells") { _ in "no clause" }.filter.place == .whole)
  }

  @Test func anEmptyDocketIsMeant() {
    let html = Self.text(
      issuesPage(
        IssueBoard(docket: Self.docket, lines: []), at: IssueAddress(docket: "bells"),
        person: "A. Reader"))
    #expect(html.contains("No coding raises an issue yet: tag a comment first."))
    let gate = Self.text(
      gatePage(
        Gate(report: CoverageReport()), of: Self.docket, Codebook(), person: "A. Reader"))
    #expect(gate.contains("Nothing is left</h2>"))
  }

  @Test func theGateListsEachKindWithItsWay() {
    var report = CoverageReport()
    report.untagged = [CoveredComment(id: CommentID("C/1"), stage: StageID("proposed"))]
    report.untaggedCount = 900
    report.issues = [Self.line([]).coverage]
    report.unsound = [
      UnsoundResponse(response: Self.response("soft-bells", "x"), faults: [.emptyBody])
    ]
    let gate = Gate(
      report: report,
      files: [
        Diagnostic(
          id: "X", severity: .warning, place: SourcePlace(file: "Drafts/bells/a.md", line: 3),
          summary: "Odd")
      ])
    let html = Self.text(gatePage(gate, of: Self.docket, Codebook(), person: "A. Reader"))
    #expect(html.contains("Untagged comments · 900") && html.contains("and 899 more"))
    #expect(html.contains("href=\"/d/bells/coding/C%2F1\""))
    #expect(html.contains("href=\"/d/bells/issues/too-loud%401-1-b?stage=proposed\""))
    #expect(html.contains("response=soft-bells") && html.contains("it says nothing"))
    #expect(html.contains("Drafts/bells/a.md:3") && html.contains("warning: Odd"))
    #expect(html.contains("903 left before a final rule"))
  }

  @Test func theGateLeadsToTheRoomWhereATextIsWorkedOn() {
    func differs(_ id: String, _ file: String) -> Diagnostic {
      Diagnostic(id: id, severity: .error, place: SourcePlace(file: file), summary: id + "!")
    }
    let gate = Gate(
      report: CoverageReport(), review: [TagToReview(tag: TagID("too-loud"), count: 2)],
      texts: [
        differs("ReadingsNotInStep", "Comments/bells/readings.csv"),
        differs("CodebookNotInStep", "Drafts/bells/codebook.yml"),
        differs("CampaignsNotInStep", "Comments/bells/campaigns.csv"),
      ])
    #expect(!gate.isOpen && gate.count(.review) == 1 && gate.count(.outOfStep) == 3)
    let html = Self.text(gatePage(gate, of: Self.docket, Codebook(), person: "A. Reader"))
    #expect(html.contains("href=\"/d/bells/codebook?tag=too-loud#review\""))
    #expect(html.contains("2 codings made under another definition"))
    let named = "><bdi class=\"cite\">"
    #expect(html.contains("href=\"/d/bells/coding\"\(named)Comments/bells/readings.csv"))
    #expect(html.contains("href=\"/d/bells/codebook\"\(named)Drafts/bells/codebook.yml"))
    #expect(html.contains("href=\"/d/bells/campaigns\"\(named)Comments/bells/campaigns.csv"))
    #expect(html.contains("4 left before a final rule"))
  }
}
