// Rulewright. Apache-2.0.

import Comments
import Testing

@Suite struct ComparedTextTests {
  @Test(arguments: [" a\n", "\u{A0}a\u{2003}", "\r\na\t"])
  func passesOverWhiteSpaceOfAnyKindAtTheEnds(_ text: String) {
    #expect(comparedText(text) == [0x61])
  }

  @Test func keepsWhiteSpaceWithinAndTellsSpellingsApart() {
    #expect(comparedText("a  b") != comparedText("a b"))
    #expect(comparedText("caf\u{E9}") != comparedText("cafe\u{301}"))
    #expect(comparedText(" \u{A0} ").isEmpty)
  }
}
