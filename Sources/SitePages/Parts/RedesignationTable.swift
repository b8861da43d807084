// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Markup
import Redlining

/// What of a comparison is known by its clauses' names: which bear another designation, and of
/// which nothing tells what became of them.
struct RedesignationTable {
  let docket: PublicDocket
  let change: StageRedline
  let reading: RedlineReading
  let path: PagePath

  /// A longer table is folded.
  private static let open = 20

  func html() -> HTML {
    let rows = reading.redline.redesignations.filter { !reading.isPreamble[$0] }
    return pieces {
      if !rows.isEmpty {
        labelled("Redesignated", note: "The same clause by another name", id: "redesignated_") {
          if rows.count > Self.open {
            HTML.details {
              HTML.summary { counted(rows.count, "redesignated clause") }
              table(rows)
            }
          } else {
            table(rows)
          }
        }
      }
      if !reading.redline.doubts.isEmpty {
        labelled("In doubt", note: "Shown as deleted and added", id: "doubts_") { doubts }
      }
    }
  }

  private func table(_ rows: [Int]) -> HTML {
    HTML.table(.class("stack"), .role("table")) {
      HTML.caption(.class("vh")) {
        "Redesignated clauses: what each was called and what it is called now"
      }
      HTML.thead(.role("rowgroup")) {
        HTML.tr(.role("row")) {
          HTML.th(.scope("col"), .role("columnheader")) { capitalized(stageYear(from)) }
          HTML.th(.scope("col"), .role("columnheader")) { capitalized(stageYear(to)) }
        }
      }
      HTML.tbody(.role("rowgroup")) {
        for row in rows {
          if let old = reading.old(row), let new = reading.new(row) {
            HTML.tr(.role("row")) {
              HTML.th(.scope("row"), .role("rowheader")) { link(old, on: change.from) }
              HTML.td(.role("cell"), Attribute("data-l", "Now")) {
                HTML.a(.href(PagePath().link(at: reading.anchor(row)))) {
                  HTML.bdi { new.citation.text }
                }
              }
            }
          }
        }
      }
    }
  }

  private var from: StageContent? { docket.stage(change.from) }
  private var to: StageContent? { docket.stage(change.to) }

  private var doubts: HTML {
    HTML.ul(.class("list"), .list) {
      for doubt in reading.redline.doubts {
        HTML.li {
          citations(doubt.old.map { reading.redline.old.clauses[$0] }, on: change.from)
          " could be "
          citations(doubt.new.map { reading.redline.new.clauses[$0] }, on: change.to)
        }
      }
    }
  }

  private func citations(_ clauses: [Clause], on stage: StageID) -> HTML {
    HTML(
      clauses.enumerated().map { number, clause in
        pieces {
          number > 0 ? " or " : ""
          link(clause, on: stage)
        }
      })
  }

  private func link(_ clause: Clause, on stage: StageID) -> HTML {
    HTML.a(.href(path.link(to: docket.paths.stage(stage), at: clause.label.text))) {
      HTML.bdi { clause.citation.text }
    }
  }
}
