// Rulewright. Apache-2.0.

import Foundation
import Testing

@testable import Exporting

@Suite("JSON")
struct JSONValueTests {
  @Test("keeps keys in order, and one line for what holds nothing deeper")
  func isForPeopleToo() {
    let value = JSONValue.object([
      ("b", .number(-1)), ("a", .list([.flag(true), .null, .fraction(0.5)])),
      ("c", .object([])), ("d", .list([.object([("x", .text("y"))])])),
    ])
    #expect(
      String(decoding: value.bytes, as: UTF8.self) == """
        {
         "b": -1,
         "a": [true, null, 0.5],
         "c": {},
         "d": [
          {"x": "y"}
         ]
        }

        """)
  }

  @Test("is safe in a script of a page, and the same text all the same")
  func isSafeInAPage() throws {
    let words = "</script><!-- \u{2028}\u{2029} \u{0}\u{1F}\u{7F} \"\\ \r\n\t é e\u{301} \u{10FFFF}"
    let bytes = JSONValue.text(words).bytes
    for hidden in ["<", "\u{2028}", "\u{2029}", "\u{0}", "\r"] {
      #expect(!String(decoding: bytes, as: UTF8.self).utf8.contains(hidden))
    }
    let read = try JSONDecoder().decode([String].self, from: Data("[".utf8 + bytes + "]".utf8))
    #expect(read.first.map { $0.utf8.elementsEqual(words.utf8) } == true)
  }

  @Test("Python reads the same texts", .enabled(if: python != nil), arguments: 1...5)
  func pythonAgrees(seed: UInt64) throws {
    let texts = CSVTableTests.hostile(seed: seed) + CSVTableTests.naughty + ["\u{0}"]
    let bytes = JSONValue.list(texts.map { .list([.text($0)]) }).bytes
    let output = try python(
      """
      import json, sys
      with open(sys.argv[1], encoding="utf-8", newline="") as file:
          read = json.load(file)
      sys.stdout.write("".join(text.encode("utf-8").hex() + "\\n" for [text] in read))
      """, on: bytes)
    let lines = String(decoding: output, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast()
    #expect(
      lines.map(String.init)
        == texts.map { $0.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() })
  }
}

extension Collection where Element == UInt8 {
  fileprivate func contains(_ text: String) -> Bool {
    let needle = Array(text.utf8)
    return indices.contains { self[$0...].starts(with: needle) }
  }
}
