// Rulewright. Apache-2.0.

import Clauses
import Testing

@testable import Redlining

struct RedlineTextTests {
  private func text(_ old: String, _ new: String) -> String {
    RedlineText(redline(from: clauseTree(old), to: clauseTree(new))).text
  }

  @Test func printsEachChangedClauseAndCountsTheRest() {
    let old = """
      # 740.1 Scope

      (a) This section applies to all exports.

      (b) The exporter shall ship within 30 days after the day on which the notice was received by the agency.

      (c) Keep records.

      # 740.2 Records
      """
    let new = """
      # 740.1 Scope

      (a) This section applies to all exports.

      (b) Agents need a licence.

      (c) The exporter shall not ship within 60 days after the day on which the notice was received by the agency.

      (d) Keep records.
      """
    #expect(
      text(old, new) == """
        4 clauses changed: 1 added, 1 removed, 1 revised, 2 redesignated.

        + 740.1(b): added
          {+Agents need a licence.+}

        ± 740.1(c): revised, redesignated from 740.1(b)
          The exporter shall {+not+} ship within [-30-]{+60+} days after the day on
          which the notice was received by the agency.

        # 740.1(d): redesignated from 740.1(c)
          Keep records.

        − 740.2: removed
          [-Records-]

        Redesignated:
          740.1(b) → 740.1(c)
          740.1(c) → 740.1(d)

        2 clauses are the same, word for word.

        """)
  }

  @Test func saysThatNothingChanged() {
    #expect(
      text("One.", "One.") == "No clause changed.\n\n1 clause is the same, word for word.\n")
  }

  @Test func saysWhatDiffersWithoutShowing() {
    #expect(
      text("One *word*.\n\nTwo.", "One word.\n\nTwo.") == """
        No clause changed.

        1 clause differs only in characters that do not show:
          “*word*” became “word”: p1

        2 clauses are the same, word for word.

        """)
  }

  @Test func leavesAPointerWhereAMovedClauseStood() {
    let moved = "Nobody rings on Sunday without leave of the warden of the tower."
    let old =
      "# 1.1 Bells\n\n(a) A bell rings at noon.\n\n(b) \(moved)\n\n# 1.2 Clocks\n\n(a) Hours.\n\n"
    let new =
      "# 1.1 Bells\n\n(a) A bell rings at noon.\n\n# 1.2 Clocks\n\n(a) Hours.\n\n(b) \(moved)"
    #expect(
      text(old, new) == """
        1 clause changed: 1 moved.

        → 1.1(b) moved to 1.2(b)

        # 1.2(b) (was 1.1(b)): moved
          \(moved)

        4 clauses are the same, word for word.

        """)
  }

  @Test(arguments: [
    ("One\ntwo.", "One\r\ntwo.", "line ends LF became CRLF"),
    ("One\r\ntwo.", "One\ntwo.", "line ends CRLF became LF"),
    ("One \ntwo.", "One\ntwo.", "spaces at the end of a line"),
    ("One.\n", "One.\n\n\n", "blank lines"),
    ("A *b*.", "A b.", "“*b*” became “b”"),
    ("A <!-- was so -->b.", "A b.", "“<!-- was so -->” went"),
    (
      "A <!-- was so and so and so -->b.", "A b.",
      "marks that do not show, such as those of emphasis"
    ),
    ("caf\u{E9}", "cafe\u{301}", "U+00E9 became U+0065 U+0301"),
    ("a\u{202E}b", "ab", "U+202E went"), ("ab", "a\u{200F}b", "U+200F came"),
  ])
  func saysWhatNoReaderSees(_ old: String, _ new: String, _ words: String) {
    #expect(unshownDifference(from: Array(old.utf8), to: Array(new.utf8)) == [words])
  }

  @Test func findsNoDifferenceInTheSame() {
    var texts = RandomTexts(seed: 5)
    for _ in 0..<500 {
      let (old, new) = texts.pair()
      #expect(unshownDifference(from: old, to: old).isEmpty)
      #expect(unshownDifference(from: old, to: new).isEmpty == (old == new))
    }
  }

  @Test func saysWhichScalarsLookTheSame() {
    let text = text("Every caf\u{E9} opens at noon.", "Every cafe\u{301} opens at noon.")
    #expect(text.contains("What differs and does not show:\n  U+00E9 became U+0065 U+0301: p1\n"))
  }

  @Test func writesOutWhatWouldCommandATerminal() {
    let shown = text("Ship it.", "Ship \u{1B}[31mit\u{202E}.\u{9B}2J")
    #expect(!shown.unicodeScalars.contains("\u{1B}"))
    #expect(!shown.unicodeScalars.contains("\u{202E}"))
    #expect(!shown.unicodeScalars.contains("\u{9B}"))
    #expect(shown.utf8.count > 0 && shown.contains("<U+001B>") && shown.contains("<U+202E>"))
  }

  @Test func showsAChangeOfNothingButWhiteSpace() {
    #expect(text("shall not", "shall\u{A0}not").contains("shall[- -]{+<U+00A0>+}not"))
  }

  @Test func wrapsAtEightyColumnsWithAHangingIndent() {
    let long = (1...80).map { "word\($0)" }.joined(separator: " ")
    let wide = String(repeating: "x", count: 200)
    let lines = text("Old.", long + " " + wide).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
    #expect(lines.filter { $0.utf8.starts(with: "  ".utf8) }.count > 9)
  }
}
