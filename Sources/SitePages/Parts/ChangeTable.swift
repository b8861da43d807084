// Rulewright. Apache-2.0.

import Clauses
import Redlining

/// A list of changes, as a table; `why` is nil where nothing is stated of any.
func changeTable(
  _ rows: [Int], of reading: RedlineReading, _ speaking: SpeakingTexts, _ why: WhyItChanged?
) -> HTML {
  HTML.table(.class("stack changes"), .role("table")) {
    HTML.thead(.role("rowgroup")) {
      HTML.tr(.role("row")) {
        HTML.th(.scope("col"), .role("columnheader")) { "Clause" }
        HTML.th(.scope("col"), .role("columnheader")) { "What happened" }
        HTML.th(.scope("col"), .role("columnheader"), .class("num")) { "Words" }
        HTML.th(.scope("col"), .role("columnheader")) { "Who speaks to it" }
        if why != nil { HTML.th(.scope("col"), .role("columnheader")) { "Why" } }
      }
    }
    HTML.tbody(.role("rowgroup")) {
      for row in rows { changeLine(reading, row, speaking, why) }
    }
  }
}

private func changeLine(
  _ reading: RedlineReading, _ row: Int, _ speaking: SpeakingTexts, _ why: WhyItChanged?
) -> HTML {
  let operations = reading.redline.rows[row].operations
  let counts = reading.wordCounts(row)
  return HTML.tr(.role("row")) {
    HTML.th(.scope("row"), .role("rowheader")) {
      HTML.span(.class("sym"), .hidden) { changeSign(operations) }
      HTML.a(.href(PagePath().link(at: reading.anchor(row)))) {
        HTML.bdi { reading.clause(row)?.citation.text ?? "" }
      }
    }
    HTML.td(.role("cell")) {
      HTML.bdi { changeWords(operations, old: reading.old(row)) }
      if let inside = reading.insideWords(row) {
        HTML.span(.class("soft")) { ", with " + inside }
      }
    }
    HTML.td(.role("cell"), .class("num soft"), Attribute("data-l", "Words")) {
      wordsChanged(counts)
    }
    HTML.td(.role("cell"), Attribute("data-l", "Who speaks to it")) {
      speaking.links(reading, row) ?? HTML.span(.class("soft")) { "none" }
    }
    if let why { HTML.td(.role("cell"), Attribute("data-l", "Why")) { why.cell(row) } }
  }
}

private func wordsChanged(_ counts: (added: Int, deleted: Int)) -> String {
  if counts.added == 0 && counts.deleted == 0 { return "same words" }
  var words: [String] = []
  if counts.added > 0 { words.append("+" + grouped(counts.added)) }
  if counts.deleted > 0 { words.append("−" + grouped(counts.deleted)) }
  return words.joined(separator: " ")
}
