// Rulewright. Apache-2.0.

import Clauses
import Markup
import Redlining

extension RedlineText {
  /// Lines of tables look so, and clauses that say no more than their heading and a dash.
  func look(of index: Int, _ clause: Clause) -> [Attribute] {
    if clause.isInTable {
      let isWhole = [[], [.added]].contains(reading.redline.rows[index].operations)
      return [.class(isWhole && dividesEvenly(clause) ? "cells even" : "cells")]
    }
    let isHeading = clause.heading.map { clause.text.utf8.count <= $0.utf8.count + 4 } ?? false
    return isHeading ? [.class("hd")] : []
  }

  func words(of index: Int, _ clause: Clause) -> HTML {
    let row = reading.redline.rows[index]
    return row.operations.isEmpty
      ? draftWords(clause.runs, inTable: clause.isInTable)
      : redlinedWords(row.words, old: reading.old(index), new: reading.new(index))
  }

  func designation(_ index: Int, _ clause: Clause) -> HTML {
    guard reading.redline.rows[index].operations.contains(.redesignated),
      let old = reading.old(index), let new = reading.new(index)
    else { return draftText(clause.designation) }
    guard !old.designation.utf8.elementsEqual(new.designation.utf8) else {
      return draftText(new.designation)
    }
    return deleted(marked(old.designation)) + inserted(marked(new.designation), follows: true)
  }
}
