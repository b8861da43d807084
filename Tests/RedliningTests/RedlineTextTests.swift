// Rulewright. Apache-2.0.

import Clauses
import Redlining
import Testing

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

        1 clause differs only in characters that do not show.
        2 clauses are the same, word for word.

        """)
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
