// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import Testing

/// Lines, columns and excerpts of a draft.
struct DraftTests {
  @Test(arguments: ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc", "a\nb\r\nc\n"])
  func countsLinesWhateverEndsThem(_ text: String) {
    let draft = Draft(file: "d", bytes: Array(text.utf8))
    #expect(draft.lineStarts.count == 3)
    #expect(draft.place(of: draft.range(ofLine: 2)).excerpt == "b")
    #expect(draft.line(at: draft.bytes.count) == 3)
  }

  @Test func countsColumnsInScalars() {
    let draft = Draft(file: "d", bytes: Array("x\ne\u{301}\u{1F1E9}§ (a) y\n".utf8))
    let start = draft.bytes.firstIndex(of: 0x28) ?? 0
    let place = draft.place(of: start..<(start + 3))
    #expect((place.line, place.column, place.length) == (2, 6, 3))
  }

  @Test func showsNoLineThatIsTooLongToShow() {
    let draft = Draft(file: "d", bytes: [UInt8](repeating: 0x78, count: 5_000))
    let place = draft.place(of: 4_000..<4_010)
    #expect(place.excerpt == nil && place.column == 4_001 && place.length == 10)
  }
}
