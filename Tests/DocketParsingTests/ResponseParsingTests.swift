// Rulewright. Apache-2.0.

import Clauses
import Codings
import Diagnostics
import Dockets
import Testing

@testable import DocketParsing

/// Responses as text: what is read, what is pointed at, and that writing loses nothing.
@Suite struct ResponseParsingTests {
  private static let text = """
    ---
    title: Analysts’ tools fall under the definition
    issues: [overly-broad@772-1-p2, support, overly-broad@772-1-p2]
    stage: proposed
    answered: interim-final
    disposition: accepted in part
    changed: ["772.1 Intrusion software, note 1", "4E001.c"]
    by: A. Reader
    at: 2021-09-14T10:00:00Z
    ---

    The answer in short.

    ---

    *Reasons.*

    """

  private func ids(_ text: String, id: String = "tools") -> [String] {
    parseResponse(text, file: "tools.md", id: id).diagnostics.map {
      "\($0.id) \($0.place.line):\($0.place.column)"
    }
  }

  @Test func readsEveryField() throws {
    let read = parseResponse(Self.text, file: "tools.md", id: "tools")
    let response = try #require(read.response)
    #expect(read.diagnostics.isEmpty)
    #expect(response.id == ResponseID("tools"))
    #expect(response.title == "Analysts’ tools fall under the definition")
    #expect(response.issues.map(\.description) == ["overly-broad@772-1-p2", "support"])
    #expect(response.issues[1].label == nil)
    #expect(response.stage == StageID("proposed"))
    #expect(response.answeredIn == StageID("interim-final"))
    #expect(response.disposition == .acceptedInPart)
    #expect(response.changed == ["772.1 Intrusion software, note 1", "4E001.c"])
    #expect(response.author == "A. Reader")
    #expect(response.at == "2021-09-14T10:00:00Z")
    #expect(response.body == "The answer in short.\n\n---\n\n*Reasons.*\n")
    #expect(read.places[.changed].line == 7)
    #expect(read.places[.issues].line == 3)
  }

  @Test(arguments: [
    ("title: Analysts’ tools fall under the definition\n", "", "MissingKey 2:1"),
    ("stage: proposed\n", "", "MissingKey 2:1"),
    ("disposition: accepted in part\n", "", "MissingKey 2:1"),
    ("disposition: accepted in part", "disposition: perhaps", "UnknownDisposition 6:14"),
    ("issues: [overly-broad@772-1-p2, support, overly-broad@772-1-p2]\n", "", "MissingKey 2:1"),
    ("[overly-broad@772-1-p2, support, overly-broad@772-1-p2]", "[]", "BadIssue 3:9"),
    ("[overly-broad@772-1-p2, support, overly-broad@772-1-p2]", "[x@]", "BadIssue 3:9"),
    ("2021-09-14T10:00:00Z", "yesterday", "BadDate 9:5"),
    ("by: A. Reader", "author: A. Reader", "UnknownKey 8:1"),
    ("stage: proposed", "stage: &a proposed", "AnchorNotAllowed 4:8"),
    ("---\ntitle", "title", "NoFrontMatter 1:1"),
  ])
  func pointsAtWhatIsWrong(_ words: String, _ others: String, _ expected: String) {
    let parts = Self.text.split(separator: words, maxSplits: 1, omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    #expect(ids(parts.joined(separator: others)) == [expected])
  }

  @Test func refusesANameThatNoAddressCanHave() {
    #expect(ids(Self.text, id: "Tools and Toys").first?.hasPrefix("BadID") == true)
  }

  @Test func readsLinesHoweverTheyEnd() throws {
    let crlf = "\u{FEFF}" + Self.text.replacing("\n", with: "\r\n")
    let read = parseResponse(crlf, file: "tools.md", id: "tools").response
    #expect(read == parseResponse(Self.text, file: "tools.md", id: "tools").response)
    #expect(beginsWithFrontMatter(crlf))
    #expect(!beginsWithFrontMatter("---- \n"))
    #expect(!beginsWithFrontMatter(""))
  }

  @Test func writesWhatItReadsWithoutLoss() throws {
    let response = try #require(
      parseResponse(Self.text, file: "tools.md", id: "tools").response)
    let again = parseResponse(response.text, file: "tools.md", id: "tools")
    #expect(again.diagnostics.isEmpty)
    #expect(again.response == response)
    #expect(again.response?.text == response.text)
  }

  /// Titles that YAML, or the screen before it, could take for something else.
  @Test(arguments: [
    "\"Quoted\" and 'quoted' \\ back", "a: b # c", "- x", "&anchor", "Smith &Sons, R & D", "*x",
    "? why", "really?? yes?", "-?", "[[[[[[[[[[[[[[[[[[[[", "{{{{{{{{{{{{{{{{{{{{{{",
    "tab\tnew\nline",
    "\u{7F}\u{85}\u{2028}\u{FEFF}bell\u{7}", "~", "null", "e\u{301} is é", "\\x26 \\n", "%&é",
    "%TAG",
  ])
  func writesHostileTitlesWithoutLoss(_ title: String) {
    let response = ResponseFile(
      id: ResponseID("x"), title: title,
      issues: [
        Codings.Issue(tag: TagID(title), label: nil),
        Codings.Issue(tag: TagID("a"), label: ClauseLabel(title)),
      ],
      stage: StageID("s"), answeredIn: nil, disposition: .noted,
      changed: [title, "1.1(a)"], author: title, body: "Body.\n")
    let read = parseResponse(response.text, file: "x.md", id: "x")
    #expect(read.diagnostics.isEmpty, "\(response.text)")
    #expect(read.response == response, "\(response.text)")
    #expect(read.response?.title.utf8.elementsEqual(title.utf8) == true)
  }

  @Test func writesRandomTitlesWithoutLoss() {
    let letters = Array("ab &?-\"'\\[]{},:#|>!%@`~*\t\n é\u{301}\u{2028}1".unicodeScalars)
    var state: UInt64 = 2021
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<2000 {
      let title = String(
        String.UnicodeScalarView((0...next(24)).map { _ in letters[next(letters.count)] }))
      let response = ResponseFile(
        id: ResponseID("x"), title: title, issues: [Codings.Issue(tag: TagID("t"), label: nil)],
        stage: StageID("s"), answeredIn: nil, disposition: .noted, changed: [title], body: "B\n")
      let read = parseResponse(response.text, file: "x.md", id: "x")
      #expect(read.response == response, "\(response.text): \(read.diagnostics.map(\.summary))")
    }
  }
}
