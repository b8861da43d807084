// Rulewright. Apache-2.0.

import Clauses
import Markup
import Redlining

/// A list of changes whose first lines stand open.
func changeTables(
  _ rows: [Int], of reading: RedlineReading, _ speaking: SpeakingTexts, _ why: WhyItChanged?
) -> HTML {
  let open = 6
  let groups = rowsTogether(rows, of: reading, speaking)
  guard groups.count > open + 2 else { return changeTable(rows, of: reading, speaking, why) }
  return pieces {
    changeTable(Array(groups.prefix(open).joined()), of: reading, speaking, why)
    HTML.details(.class("gap")) {
      HTML.summary { "The other \(grouped(groups.count - open)), in the order of the text" }
      changeTable(Array(groups.dropFirst(open).joined()), of: reading, speaking, why)
    }
  }
}

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
      for group in rowsTogether(rows, of: reading, speaking) {
        if group.count == 1 {
          changeLine(reading, group[0], speaking, why)
        } else {
          tableLine(reading, group, speaking, why)
        }
      }
    }
  }
}

/// One line for rows of one table, which says how many rows it had and has.
private func tableLine(
  _ reading: RedlineReading, _ rows: [Int], _ speaking: SpeakingTexts, _ why: WhyItChanged?
) -> HTML {
  let table = reading.parents[rows[0]] ?? rows[0]
  let tally = TableTally(table, rows, in: reading)
  let counts = rows.map(reading.wordCounts)
  return HTML.tr(.role("row")) {
    HTML.th(.scope("row"), .role("rowheader")) {
      HTML.span(.class("sym"), .hidden) { "±" }
      HTML.a(.href(PagePath().link(at: reading.anchor(table)))) {
        HTML.bdi { reading.clause(table)?.citation.text ?? "" }
      }
    }
    HTML.td(.role("cell")) {
      HTML.b { tally.sizeWords }
      ": " + tally.changeWords
    }
    HTML.td(.role("cell"), .class("num soft"), Attribute("data-l", "Words")) {
      wordsChanged(
        (counts.map(\.added).reduce(0, +), counts.map(\.deleted).reduce(0, +)))
    }
    HTML.td(.role("cell"), Attribute("data-l", "Who speaks to it")) {
      speaking.links(reading, table)
        ?? HTML.span(.class("soft")) {
          reading.old(table) == nil || rows.allSatisfy { reading.old($0) == nil }
            ? "No text: new" : "None"
        }
    }
    if let why { HTML.td(.role("cell"), Attribute("data-l", "Why")) { why.cell(rows) } }
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
      speaking.links(reading, row) ?? HTML.span(.class("soft")) { unspoken(reading, row, why) }
    }
    if let why { HTML.td(.role("cell"), Attribute("data-l", "Why")) { why.cell(row) } }
  }
}

/// What is said of a clause to which no text speaks: of a new one, none could on the older stage.
private func unspoken(_ reading: RedlineReading, _ row: Int, _ why: WhyItChanged?) -> String {
  guard reading.old(row) == nil else { return "None" }
  let texts = why?.textsAnswered(row) ?? 0
  return texts == 0 ? "No text: new clause" : "New, in answer to " + counted(texts, "text")
}

private func wordsChanged(_ counts: (added: Int, deleted: Int)) -> HTML {
  if counts.added == 0 && counts.deleted == 0 { return dash("same words") }
  var words: [String] = []
  if counts.added > 0 { words.append("+" + grouped(counts.added)) }
  if counts.deleted > 0 { words.append("−" + grouped(counts.deleted)) }
  return HTML(words.joined(separator: " "))
}

/// A cell with nothing to say, and the words for those who hear it.
func dash(_ words: String) -> HTML {
  pieces {
    HTML.span(.hidden) { "—" }
    HTML.hidden(words)
  }
}
