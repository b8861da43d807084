// Rulewright. Apache-2.0.

import Clauses

/// Which row of a redline stands in which, and where the rule itself begins.
///
/// The rule begins with the first heading that has a designation, `§ 740.22`; what stands before
/// it, summary, dates and questions, is the preamble. A text without such a heading is rule from
/// the first word on.
package struct RedlineOutline: Sendable {
  /// For each row the row of the clause that it stands in: in the new text, or, for what was
  /// removed, in the old one.
  package let parents: [Int?]
  /// That a row stands before the rule itself.
  package let isPreamble: [Bool]
  /// That a row holds nothing but the file's front matter, which says nothing of the text.
  package let isFrontMatter: [Bool]
  /// The row of each clause of the old text.
  package let rowOfOld: [Int: Int]
  /// The row of each clause of the new text.
  package let rowOfNew: [Int: Int]

  package init(_ redline: Redline) {
    let rows = redline.rows
    var rowOfOld: [Int: Int] = [:]
    var rowOfNew: [Int: Int] = [:]
    for (index, row) in rows.enumerated() {
      if let old = row.old, rowOfOld[old] == nil { rowOfOld[old] = index }
      if let new = row.new, rowOfNew[new] == nil { rowOfNew[new] = index }
    }
    let parents = rows.map { row -> Int? in
      if let new = row.new { return redline.new.clauses[new].parent.flatMap { rowOfNew[$0] } }
      return row.old.flatMap { redline.old.clauses[$0].parent }.flatMap { rowOfOld[$0] }
    }
    let named = rows.map { row in
      (row.new.map { redline.new.clauses[$0] } ?? row.old.map { redline.old.clauses[$0] }).map {
        $0.isContainer && !$0.designation.isEmpty
      } ?? false
    }
    let hasNamed = named.contains(true)
    isPreamble = rows.indices.map { index in
      guard hasNamed else { return false }
      var at: Int? = index
      while let row = at, !named[row] { at = parents[row] }
      return at == nil
    }
    isFrontMatter = rows.map { row in
      row.old.map { isEmpty(redline.old.clauses[$0]) } ?? true
        && row.new.map { isEmpty(redline.new.clauses[$0]) } ?? true
    }
    self.parents = parents
    self.rowOfOld = rowOfOld
    self.rowOfNew = rowOfNew
  }
}

private func isEmpty(_ clause: Clause) -> Bool {
  clause.kind == .preamble && clause.text.isEmpty && clause.heading == nil
}
