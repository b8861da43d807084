// Rulewright. Apache-2.0.

import Clauses
import Dockets
import TestSupport

/// A docket with every sort of notice, and hostile texts when asked for.
enum DateScene {
  static func day(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(number: 0) }

  static func docket(poison: String = "") -> Docket {
    let proposed = Stage(
      id: StageID("proposed"), kind: .proposedRule, summary: "What is proposed." + poison,
      draftFile: "a.md", citation: "80 FR 1" + poison, published: day("2021-01-04"),
      comments: CommentPeriod(days: 30, closes: day("2021-02-03")),
      notices: [
        Notice(
          kind: .withdrawal, published: day("2021-01-20"), citation: "86 FR 9" + poison,
          summary: "It is taken back." + poison)
      ])
    let final = Stage(
      id: StageID("interim-final"), kind: .interimFinalRule, summary: "What holds.",
      draftFile: "b.md", citation: "86 FR 58205", published: day("2021-10-21"),
      comments: CommentPeriod(days: 45, closes: day("2021-12-06")),
      effective: EffectiveDate(days: 90, on: day("2022-01-19")),
      notices: [
        Notice(
          kind: .reopening, published: day("2022-01-10"), citation: "87 FR 10",
          closes: day("2022-02-28"), opens: day("2022-02-01")),
        Notice(
          kind: .delay, published: day("2022-01-12"), citation: "87 FR 1670",
          effective: day("2022-03-07"), summary: "There is more time."),
      ])
    let working = Stage(id: StageID("working"), kind: .finalRule, draftFile: "c.md")
    return Docket(
      name: "bells", title: "Bells" + poison, summary: "When bells ring." + poison,
      agencies: ["Office of Bells" + poison], stages: [proposed, final, working])
  }

  /// Text of what breaks lines, quotes, tags and folding.
  static func hostile(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      "\\", ";", ",", "\n", "\r\n", "\r", "\"", "'", "<", ">", "&", "]]>", "<!--", "\u{0}", "\u{7}",
      "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFE}", "\u{301}", "é", "漢字", "👩‍👩‍👧", "🏳️",
      "END:VEVENT", "\nBEGIN:VEVENT\n", " ", "\t", "\u{202E}", "word", "\\n", "&amp;",
    ]
    return (0..<Int.random(in: 1...60, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }
}
