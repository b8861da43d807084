// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Lineage
import Markup
import Redlining

/// What became of a clause from one stage to the next, in words with links.
struct ClauseSteps {
  let docket: PublicDocket
  let path: PagePath

  /// `740.22(c): redesignated, was (b), and revised, 87 % the same. Redline`.
  func words(_ fate: ClauseFate) -> HTML {
    let row = docket.redlines[fate.redline].redline.rows[fate.row]
    return pieces {
      if fate.isJoined, let place = fate.place {
        HTML.b { "joined with another clause" }
        ", "
        link(to: place)
      } else if let place = fate.place {
        link(to: place)
        ": "
        if row.operations.isEmpty && !fate.isReplaced {
          happened(fate, row, place)
        } else {
          HTML.b { happened(fate, row, place) }
        }
      } else {
        HTML.b { fate.could.isEmpty ? "deleted" : "not found again" }
        if !fate.could.isEmpty {
          ": it could be "
          for (number, place) in fate.could.prefix(Self.mostNamed).enumerated() {
            number > 0 ? " or " : ""
            link(to: place)
          }
          if fate.could.count > Self.mostNamed {
            " or \(grouped(fate.could.count - Self.mostNamed)) more"
          }
        }
      }
      if fate.place == nil || !row.operations.isEmpty {
        ". "
        redline(fate.redline, row: fate.row)
      }
    }
  }

  private static let mostNamed = 4

  /// The way to a row of a comparison.
  func redline(_ index: Int, row: Int) -> HTML {
    let (change, reading) = (docket.redlines[index], docket.readings[index])
    return HTML.a(
      .class("to"),
      .href(
        path.link(
          to: docket.paths.redline(from: change.from, to: change.to), at: reading.anchor(row)))
    ) {
      "Redline"
      HTML.hidden(" of " + (reading.clause(row)?.citation.text ?? ""))
    }
  }

  /// A clause in the text of its stage.
  func link(to place: ClausePlace) -> HTML {
    let content = docket.stages[place.stage]
    let clause = content.tree.clauses[place.clause]
    return HTML.a(
      .class("to"),
      .href(path.link(to: docket.paths.stage(content.stage.id), at: clause.label.text))
    ) { breakable(clause.citation.text) }
  }

  /// The way to a clause's history; nothing where nothing happened to it.
  func history(of place: ClausePlace) -> HTML {
    guard let found = docket.histories.history(of: place) else { return HTML() }
    let clause = docket.stages[place.stage].tree.clauses[place.clause]
    return HTML.a(
      .class("to"),
      .href(path.link(to: docket.paths.history(found.section), at: found.clause.anchor))
    ) {
      "History"
      HTML.hidden(" of " + clause.citation.text)
    }
  }

  private func happened(_ fate: ClauseFate, _ row: RedlineRow, _ place: ClausePlace) -> String {
    if fate.isReplaced, row.old == nil { return "rewritten under the same number" }
    guard !row.operations.isEmpty else {
      let inside = docket.readings[fate.redline].changesInside[fate.row]
      if inside == 0 { return "the same" }
      let isSection = docket.stages[place.stage].tree.clauses[place.clause].isContainer
      return (isSection ? "heading" : "its own words") + " the same; "
        + counted(inside, "clause") + " inside changed"
    }
    let old = row.old.map { docket.redlines[fate.redline].redline.old.clauses[$0] }
    let words = uncapitalized(changeWords(row.operations, old: old))
    let isRevised = row.operations.contains(.revised)
    return words + (isRevised ? ", \(Int(row.similarity * 100))\u{A0}% the same" : "")
      + (isSure(fate, row) ? "" : "; another answer is nearly as good")
  }

  private func isSure(_ fate: ClauseFate, _ row: RedlineRow) -> Bool {
    row.old.flatMap { docket.redlines[fate.redline].redline.lineage.pair(of: $0) }?.isCertain
      ?? true
  }
}
