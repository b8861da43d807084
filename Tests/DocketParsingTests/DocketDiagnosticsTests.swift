// Rulewright. Apache-2.0.

import Diagnostics
import DocketParsing
import Dockets
import Testing

@Suite struct DocketDiagnosticsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let severity: Diagnostic.Severity
    let text: String
    let says: String

    init(_ id: String, _ severity: Diagnostic.Severity, _ text: String, says: String) {
      self.id = id
      self.severity = severity
      self.text = text
      self.says = says
    }

    init(_ id: String, _ text: String, says: String) {
      self.init(id, .error, text, says: says)
    }

    /// A stage with keys of its own.
    static func stage(
      _ id: String, _ severity: Diagnostic.Severity, _ keys: String, says: String
    ) -> Case {
      Case(id, severity, "title: T\nagency: A\nstages:\n  - { \(keys) }", says: says)
    }

    static func stage(_ id: String, _ keys: String, says: String) -> Case {
      stage(id, .error, keys, says: says)
    }

    var testDescription: String { "\(id): \(says)" }
  }

  static let top: [Case] = [
    Case("EmptyFile", "# nothing\n", says: "Nothing is written in the file"),
    Case("WrongType", "▸- a\n", says: "Here is a list where A docket is expected"),
    Case("MissingKey", "▸agency: A\nstages: []", says: "A docket has no 'title'"),
    Case("MissingKey", "▸title: T\nagency: A", says: "A docket has no 'stages'"),
    Case(
      "MissingKey", .warning, "▸title: T\nstages: []", says: "A docket has no 'agency'"),
    Case(
      "UnknownKey", .warning, "title: T\nagency: A\nstages: []\n▸sumary: x",
      says: "A docket has no key 'sumary'"),
    Case(
      "UnknownKey", .warning, "title: T\nagency: A\nstages: []\n▸[a]: x",
      says: "A key of A docket is no text"),
    Case(
      "WrongType", "title: ▸[T]\nagency: A\nstages: []",
      says: "'title' is a list where text is expected"),
    Case(
      "WrongType", "title: T\nagency: A\nstages: ▸none",
      says: "'stages' is text where a list is expected"),
    Case(
      "WrongType", "title: T\nagency: A\nillustrative: ▸yes\nstages: []",
      says: "'yes' under 'illustrative' is neither true nor false"),
    Case(
      "UnknownNumbering", "title: T\nagency: A\nnumbering: ▸crf2\nstages: []",
      says: "'crf2' is no numbering of A docket"),
    Case(
      "DuplicateKey", "▸title: T\nagency: A\ntitle: U\nstages: []",
      says: "The key 'title' is given more than once in one place"),
    Case(
      "DuplicateStage",
      "title: T\nagency: A\nstages:\n  - { id: a, kind: notice, draft: a.md }\n"
        + "  - { id: ▸a, kind: notice, draft: b.md }", says: "The stage 'a' is already on line 4"),
    Case(
      "YAMLSyntax", "title: a▸: b\nagency: A\nstages: []",
      says: "The file is not YAML from here on: mapping values are not allowed in this context"),
    Case(
      "YAMLSyntax", "title: T\nagency: A\nstages: ▸*x",
      says: "The file is not YAML from here on"
        + ": found undefined alias"),
  ]

  static let stages: [Case] = [
    Case(
      "MissingKey", "title: T\nagency: A\nstages:\n  - ▸kind: notice\n    draft: a.md",
      says: "A stage has no 'id'"),
    .stage("MissingKey", "id: a, kind: ▸~, draft: a.md", says: "A stage has no 'kind'"),
    .stage(
      "BadID", "id: ▸Über, kind: notice, draft: a.md",
      says: "The id 'Über' has more than small letters, digits and hyphens"),
    .stage(
      "BadID", "id: ▸'../a', kind: notice, draft: a.md",
      says: "The id '../a' has more than small letters, digits and hyphens"),
    .stage(
      "UnknownKind", "id: a, kind: ▸proposd rule, draft: a.md",
      says: "'proposd rule' is no kind of A stage"),
    .stage(
      "BadDate", "id: a, kind: notice, draft: a.md, published: ▸2021-02-30",
      says: "'2021-02-30' under 'published' is no date"),
    .stage(
      "BadDate", "id: a, kind: notice, draft: a.md, published: ▸February 30",
      says: "'February 30' under 'published' is no date"),
    .stage(
      "BadNumberOfDays",
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, "
        + "comments: { days: ▸forty, closes: 2021-12-06 }",
      says: "'forty' under 'days' is no number of days"),
    .stage(
      "BadNumberOfDays",
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, "
        + "comments: { days: ▸9999, closes: 2021-12-06 }",
      says: "'9999' under 'days' is no number of days"),
    .stage(
      "WrongType", "id: a, kind: notice, draft: a.md, comments: ▸45",
      says: "Here is text where A comment period is expected"),
    .stage(
      "PublishedDateContradiction", .warning,
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, "
        + "comments: { days: 45, closes: ▸2021-12-05 }",
      says: "Comments close on Sunday, December 5, 2021 as printed, but 45 days come to "
        + "Monday, December 6, 2021"),
    .stage(
      "PublishedDateContradiction", .warning,
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, "
        + "effective: { days: 90, on: ▸2022-01-20 }",
      says: "The stage takes effect on Thursday, January 20, 2022 as printed, but 90 days come "
        + "to Wednesday, January 19, 2022"),
    .stage(
      "ClosesBeforePublication",
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, "
        + "comments: { days: 45, closes: ▸2021-10-20 }",
      says: "Comments close on October 20, 2021, before publication on October 21, 2021"),
    .stage(
      "EffectiveBeforePublication",
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, effective: { on: ▸2021-10-20 }",
      says: "The stage takes effect on October 20, 2021, before publication on October 21, 2021"),
    .stage(
      "DatesWithoutPublication",
      "id: a, kind: notice, draft: a.md, comments: { closes: ▸2021-10-20 }",
      says: "The stage 'a' has a comment period but no 'published'"),
    .stage(
      "NoticeBeforePublication",
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, "
        + "notices: [▸{ kind: withdrawal, published: 2021-10-20 }]",
      says: "The withdrawal of October 20, 2021 is older than the stage, published on "
        + "October 21, 2021"),
    .stage(
      "NoticeWithoutDate",
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, "
        + "notices: [▸{ kind: extension, published: 2021-10-22, effective: 2022-01-01 }]",
      says: "The extension of October 22, 2021 sets no 'closes'"),
    .stage(
      "UnknownKind",
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, "
        + "notices: [{ kind: ▸delays, published: 2021-10-22 }]",
      says: "'delays' is no kind of A notice"),
    .stage(
      "MissingKey",
      "id: a, kind: notice, draft: a.md, published: 2021-10-21, notices: [▸{ kind: delay }]",
      says: "A notice has no 'published'"),
  ]

  @Test(arguments: top + stages)
  func pointsAtTheWordsAndSaysWhatIsWrong(example: Case) throws {
    let marked = MarkedText(example.text)
    let (_, diagnostics) = parseDocket(marked.text, file: "Drafts/t/docket.yml", name: "t")
    #expect(diagnostics.count == 1)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.id == example.id)
    #expect(diagnostic.severity == example.severity)
    #expect(diagnostic.summary == example.says)
    #expect("\(diagnostic.place.line):\(diagnostic.place.column)" == marked.mark ?? "1:1")
    #expect(diagnostic.place.file == "Drafts/t/docket.yml")
    #expect(!diagnostic.solutions.isEmpty)
  }

  @Test(arguments: [
    "../a.md", "a/b.md", "a\\b.md", "..", ".", ".git", "..\u{338}/a.md", "/\u{301}etc", "C:a.md",
    "a\0.md", "a\u{1}.md", "a..md", String(repeating: "a", count: 201),
  ])
  func refusesADraftThatCouldLeadOutOfItsFolder(name: String) {
    let escaped = name.unicodeScalars.map {
      switch $0 {
      case "\\": "\\\\"
      case "\0": "\\0"
      case "\u{1}": "\\x01"
      default: String($0)
      }
    }.joined()
    let text = "title: T\nagency: A\nstages: [{ id: a, kind: notice, draft: \"\(escaped)\" }]"
    let (docket, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(diagnostics.map(\.id) == ["UnsafeDraftFile"])
    #expect(diagnostics.first?.place.line == 3)
    #expect(diagnostics.first?.place.column == 40)
    #expect(docket?.stages.isEmpty == true)
  }

  @Test(arguments: [("publishd", "published"), ("Kind", "kind"), ("dockets", "docket")])
  func suggestsTheKeyThatWasMeant(word: String, meant: String) {
    let text =
      "title: T\nagency: A\nstages: [{ id: a, kind: notice, draft: a.md, \(word): 2021-10-21 }]"
    let (_, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(diagnostics.first?.solutions == ["Did you mean '\(meant)'?"])
  }

  @Test func saysThatAnOrderClosedTheDayAfterItWasPrinted() {
    let text = """
      title: T
      agency: A
      stages:
        - { id: a, kind: notice, draft: a.md, published: 2024-11-25,
            comments: { days: 45, closes: 2025-01-09 } }
      """
    let (docket, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(docket?.stages.first?.comments?.closes == CalendarDay("2025-01-09"))
    #expect(
      diagnostics.first?.explanation
        == "The published date governs; the count is: Published Monday, November 25, 2024. "
        + "Day 1 is Tuesday, November 26, 2024: the day after publication (1 CFR 18.17). "
        + "Day 45 is Thursday, January 9, 2025. Thursday, January 9, 2025 is National Day of "
        + "Mourning for Jimmy Carter: the date moves on. Friday, January 10, 2025 is a Federal "
        + "business day. January 9, 2025 was closed by Executive Order 14133 of December 30, "
        + "2024, 90 FR 187, perhaps after the date was printed.")
  }
}
