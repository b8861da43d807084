// Rulewright. Apache-2.0.

import Diagnostics
import DocketParsing
import Dockets
import Testing

@Suite struct HostileYAMLTests {
  private static func parse(_ text: String) -> [Diagnostic] {
    _ = parseCodebook(text, file: "codebook.yml")
    return parseDocket(text, file: "docket.yml", name: "t").diagnostics
  }

  @Test(arguments: [
    ("title: ▸\0", "ControlCharacter"), ("title: a\u{1B}[2J▸", "ControlCharacter"),
    ("title: a▸\u{2028}b: c", "ControlCharacter"), ("title: ▸\u{FFFF}", "ControlCharacter"),
    ("title: ▸&a T\nagency: *a", "AnchorNotAllowed"), ("title: [▸&a x]", "AnchorNotAllowed"),
    ("title: T\n▸&a b: c", "AnchorNotAllowed"), ("{\"k\":▸&a v}", "AnchorNotAllowed"),
    ("▸? [a]\n: b", "ExplicitKeyNotAllowed"), ("- ▸? a", "ExplicitKeyNotAllowed"),
    ("[▸?a: b]", "ExplicitKeyNotAllowed"),
  ])
  func refusesWithAPlaceWhatTheReaderShouldNotSee(text: String, id: String) throws {
    let marked = MarkedText(text)
    let diagnostic = try #require(Self.parse(marked.text).first)
    #expect(diagnostic.id == id)
    if text.unicodeScalars.last != "▸" {
      #expect("\(diagnostic.place.line):\(diagnostic.place.column)" == marked.mark)
    }
  }

  @Test(arguments: [
    "AT&T", "Research & Development", "Why?", "R&D", "https://example.org/?a=1&b=2",
    "\"a ? b & c\"", "a * b", "\"* starred\"", "[1] of \\[16\\]",
  ])
  func readsOrdinaryTextThatLooksAlike(title: String) {
    let quoted = title.unicodeScalars.first == "[" ? "'\(title)'" : title
    let text = "title: \(quoted)\nagency: A\nstages: []"
    #expect(Self.parse(text).isEmpty)
  }

  @Test func refusesABillionLaughsBeforeExpandingIt() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(Self.parse(text).map(\.id) == ["AnchorNotAllowed"])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "{", count: 100_000),
      String(repeating: "[\n", count: 20_000), String(repeating: "{a: \n", count: 20_000),
      String(repeating: "- ", count: 20_000), String(repeating: "a:\n ", count: 20_000),
      (0..<1400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      String(repeating: "[\n", count: 900) + String(repeating: "]\n", count: 900),
      String(repeating: ":", count: 20_000), String(repeating: "\n", count: 20_000),
      String(repeating: "'", count: 20_001), String(repeating: "#\n", count: 20_000),
      String(repeating: "\"\\", count: 20_000),
      "title: !<" + String(repeating: "%41", count: 20_000),
      "title: |9\n" + String(repeating: " x\n", count: 20_000), "%YAML 9.9\n--- a", "--- a\n--- b",
      "%TAG ! !\n%TAG ! !\n--- a", "title: \"\\uD800\"", "!!binary x", "title: !!int x", "<<: a",
    ])
  func endsWithADiagnosticAndNoCrash(text: String) {
    #expect(!parseDocket(text, file: "docket.yml", name: "t").diagnostics.isEmpty)
  }

  /// Two pairs of equal keys that are nested lists: the reader sorts them, comparing twice at each
  /// level.
  @Test(.timeLimit(.minutes(1)))
  func doesNotHangOnKeysThatAreNestedLists() {
    func key(_ depth: Int, _ leaf: String) -> String {
      String(repeating: "[", count: depth) + leaf + String(repeating: "]", count: depth) + ": 1\n"
    }
    let deep = key(40, "a") + key(40, "b") + key(40, "a") + key(40, "b")
    #expect(Self.parse(deep).map(\.id) == ["TooManyBrackets"])
    let shallow = key(16, "a") + key(16, "b") + key(16, "a") + key(16, "b")
    #expect(Self.parse(shallow).map(\.id) == ["DuplicateKey"])
  }

  @Test func refusesTextOfMoreThanAMegabyte() {
    let text = "title: " + String(repeating: "a", count: 1_000_000)
    #expect(Self.parse(text).map(\.id) == ["TextTooLarge"])
  }

  @Test(.timeLimit(.minutes(1)))
  func copesWithThousandsOfStages() {
    let stage = { (n: Int) in "  - {id: a\(n), kind: notice, draft: b, x: y}\n" }
    let text = "title: T\nagency: A\nstages:\n" + (0..<2_000).map(stage).joined()
    let (docket, diagnostics) = parseDocket(text, file: "docket.yml", name: "t")
    #expect(docket?.stages.count == 2_000)
    #expect(diagnostics.count == 2_000)
  }

  /// Any bytes: random cuts and flips of a sound docket neither crash nor hang.
  @Test(.timeLimit(.minutes(1)), arguments: 0..<10)
  func survivesMutations(seed: Int) {
    let sound = Array(
      """
      title: "Cyber: items"
      agency: [A, B]
      stages:
        - id: a
          kind: notice
          draft: a.md
          published: 2021-10-21
          comments: { days: 45, closes: 2021-12-06 }
          summary: |
            Text
          notices: [{ kind: delay, published: 2022-01-12, effective: 2022-03-07 }]
      """.utf8)
    let alphabet = Array("[]{}:,-?&*!|>'\"%@`#~\\ \n\t\0a1".utf8) + [0x80, 0xC3, 0xE2, 0xFF]
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for _ in 0..<100 {
      var bytes = sound
      for _ in 0...next(6) {
        let at = next(bytes.count)
        switch next(3) {
        case 0: bytes[at] = alphabet[next(alphabet.count)]
        case 1: bytes.insert(alphabet[next(alphabet.count)], at: at)
        default: bytes.remove(at: at)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let lines = text.unicodeScalars.filter { $0 == "\n" }.count + 1
      for diagnostic in Self.parse(text) {
        #expect((1...lines + 1).contains(diagnostic.place.line))
        #expect(diagnostic.place.column >= 1)
      }
    }
  }
}
