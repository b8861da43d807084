// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Markup
import Redlining

extension PublicDocket {
  /// What its stages are texts of: a rule, where it amends the Code of Federal Regulations.
  var textWord: String { docket.cfr == nil ? "text" : "rule" }
}

/// What changed since the stage before, on the page of a docket.
func changesColumn(
  _ content: StageContent, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  let change = docket.redline(to: content.stage.id)
  let drafts = docket.redlines.filter { $0.from == content.stage.id }
  return HTML.section(.labelledBy("changed_")) {
    HTML.h2(.id("changed_")) {
      change.map { "What changed since " + stageYear(docket.stage($0.from)) } ?? "What changed"
    }
    if let change {
      topChanges(change, docket, path)
    } else {
      HTML.p { "This is the first text. There is nothing yet to compare it with." }
    }
    for draft in drafts {
      let count = RedlineReading(draft.redline).inRule.count
      HTML.p(.class("gap sm")) {
        HTML.a(.href(path.link(to: docket.paths.redline(from: draft.from, to: draft.to)))) {
          counted(count, "change")
        }
        " since then in \(stageYear(docket.stage(draft.to)))."
      }
    }
  }
}

/// The changes that most texts speak to, with what is inside them, at most four.
private func topChanges(
  _ change: StageRedline, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  let reading = RedlineReading(change.redline)
  let speaking = SpeakingTexts(change, in: docket, path: path)
  let target = docket.paths.redline(from: change.from, to: change.to)
  let weighed = rowsTogether(reading.inRule, of: reading, speaking).map { rows in
    let words = rows.map(reading.wordCounts).reduce(0) { $0 + $1.added + $1.deleted }
    return (rows: rows, texts: speaking.count(reading, rows[0]), words: words)
  }
  let heaviest = weighed.sorted { a, b in
    (b.texts, b.words, a.rows[0]) < (a.texts, a.words, b.rows[0])
  }
  let top = heaviest.prefix(4)
  return pieces {
    HTML.p {
      "\(counted(reading.inRule.count, "change")) in \(docket.ruleOrText); "
        + "\(unchangedWords(reading)) the same."
    }
    if !top.isEmpty {
      HTML.p(.class("gap sm soft")) {
        top.first?.texts == 0 ? "The longest:" : "Most commented on:"
      }
    }
    HTML.ul(.class("list"), .list) {
      for rows in top.map(\.rows).sorted(by: { $0[0] < $1[0] }) {
        let isTable = rows.count > 1
        let row = isTable ? reading.parents[rows[0]] ?? rows[0] : rows[0]
        HTML.li {
          HTML.b {
            isTable
              ? TableTally(row, rows, in: reading).sizeWords
              : changeWords(reading.redline.rows[row].operations, old: nil)
          }
          Raw(" ")
          HTML.a(.href(path.link(to: target, at: reading.anchor(row)))) {
            breakable(reading.clause(row)?.citation.text ?? "")
          }
          if !isTable, let name = reading.clause(row).flatMap(nameBesideCitation) {
            HTML.span(.class("soft")) {
              " "
              HTML.bdi { name }
            }
          }
        }
      }
    }
    HTML.p(.class("gap")) { HTML.a(.href(path.link(to: target))) { "Read the redline" } }
  }
}

/// What a clause is called, or how it begins, where its citation does not say so already.
private func nameBesideCitation(_ clause: Clause) -> String? {
  let name = clause.heading.map(withoutFullStop) ?? firstWords(of: clause.text, atMost: 60)
  let (cited, said) = (Array(clause.citation.text.utf8), Array(name.utf8))
  return said.isEmpty || cited.suffix(said.count).elementsEqual(said) ? nil : name
}
