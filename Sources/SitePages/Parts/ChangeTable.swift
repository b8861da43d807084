// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Redlining

/// Which texts speak to the clauses of a comparison: on the older text, where the clause stood
/// in it, else on the newer.
struct SpeakingTexts {
  private let docket: PublicDocket
  private let path: PagePath
  private let from: Int?
  private let to: Int?

  init(_ change: StageRedline, in docket: PublicDocket, path: PagePath) {
    self.docket = docket
    self.path = path
    from = docket.stages.firstIndex { $0.stage.id == change.from }
    to = docket.stages.firstIndex { $0.stage.id == change.to }
  }

  /// How many distinct texts speak to the clause of a row, as a link to them; nil for none.
  func link(_ reading: RedlineReading, _ row: Int) -> HTML? {
    for (stage, clause) in [
      (from, reading.redline.rows[row].old), (to, reading.redline.rows[row].new),
    ] {
      guard let stage, let clause else { continue }
      let texts = docket.distinctTexts(
        docket.codings(on: ClausePlace(stage: stage, clause: clause)))
      guard texts > 0 else { continue }
      let content = docket.stages[stage]
      let label = content.tree.clauses[clause].label.text
      return HTML.a(
        .class("nw"),
        .href(path.link(to: docket.paths.comments(on: content.stage.id), at: "on-" + label))
      ) {
        HTML.b { grouped(texts) }
        texts == 1 ? " text" : " texts"
        " on " + stageYear(content)
      }
    }
    return nil
  }

  /// The notes beside a changed row.
  func note(_ reading: RedlineReading, _ row: Int) -> HTML {
    let inside = reading.inside[row] ?? 0
    guard let link = link(reading, row) else { return insideNote(inside) }
    return insideNote(inside) + HTML.p { link }
  }

  private func insideNote(_ inside: Int) -> HTML {
    inside == 0 ? HTML() : HTML.p { "with " + counted(inside, "clause") + " inside" }
  }
}

/// A list of changes, as a table.
func changeTable(
  _ rows: [Int], of reading: RedlineReading, _ speaking: SpeakingTexts
) -> HTML {
  HTML.table(.class("stack changes"), .role("table")) {
    HTML.thead(.role("rowgroup")) {
      HTML.tr(.role("row")) {
        HTML.th(.scope("col"), .role("columnheader")) { "Clause" }
        HTML.th(.scope("col"), .role("columnheader")) { "What happened" }
        HTML.th(.scope("col"), .role("columnheader"), .class("num")) { "Words" }
        HTML.th(.scope("col"), .role("columnheader")) { "Who speaks to it" }
      }
    }
    HTML.tbody(.role("rowgroup")) {
      for row in rows { changeLine(reading, row, speaking) }
    }
  }
}

private func changeLine(
  _ reading: RedlineReading, _ row: Int, _ speaking: SpeakingTexts
) -> HTML {
  let operations = reading.redline.rows[row].operations
  let counts = reading.wordCounts(row)
  let inside = reading.inside[row] ?? 0
  return HTML.tr(.role("row")) {
    HTML.th(.scope("row"), .role("rowheader")) {
      HTML.span(.class("sym"), .hidden) { changeSign(operations) }
      HTML.a(.href(PagePath().link(at: reading.anchor(row)))) {
        HTML.bdi { reading.clause(row)?.citation.text ?? "" }
      }
    }
    HTML.td(.role("cell")) {
      HTML.bdi { changeWords(operations, old: reading.old(row)) }
      if inside > 0 {
        HTML.span(.class("soft")) { ", with " + counted(inside, "clause") + " inside" }
      }
    }
    HTML.td(.role("cell"), .class("num soft"), Attribute("data-l", "Words")) {
      wordsChanged(counts)
    }
    HTML.td(.role("cell"), Attribute("data-l", "Who speaks to it")) {
      speaking.link(reading, row) ?? HTML.span(.class("soft")) { "none" }
    }
  }
}

private func wordsChanged(_ counts: (added: Int, deleted: Int)) -> String {
  if counts.added == 0 && counts.deleted == 0 { return "same words" }
  var words: [String] = []
  if counts.added > 0 { words.append("+" + grouped(counts.added)) }
  if counts.deleted > 0 { words.append("−" + grouped(counts.deleted)) }
  return words.joined(separator: " ")
}
