// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Dockets
package import Redlining

/// What changed from one stage to the next, so that it can be asked of a clause whether it did.
package struct StageChanges: Sendable {
  package let from: StageID
  package let to: StageID
  package let redline: Redline
  let outline: RedlineOutline
  /// That a row changed, or that something beneath it did.
  let isTouched: [Bool]
  /// That words of a row changed, or of something beneath it: another number alone is not that.
  private let isReworded: [Bool]

  package init(from: StageID, to: StageID, redline: Redline) {
    self.from = from
    self.to = to
    self.redline = redline
    outline = RedlineOutline(redline)
    let parents = outline.parents
    func withParents(_ rows: [Bool]) -> [Bool] {
      var all = rows
      // A clause stands after the one that it stands in.
      for row in all.indices.reversed() where all[row] {
        if let parent = parents[row] { all[parent] = true }
      }
      return all
    }
    isTouched = withParents(redline.rows.map { !$0.operations.isEmpty })
    isReworded = withParents(
      redline.rows.map { row in
        row.operations.contains { $0 == .revised || $0 == .added || $0 == .removed }
      })
  }

  /// The steps from each stage to the next, of texts in the order of the docket.
  package static func steps(
    through texts: [(stage: StageID, tree: ClauseTree)]
  ) -> [StageChanges] {
    zip(texts, texts.dropFirst()).map { old, new in
      StageChanges(
        from: old.stage, to: new.stage,
        redline: Redlining.redline(from: old.tree, to: new.tree))
    }
  }

  /// The clause that somebody means who says that it changed in this step: one of the later text,
  /// or one of the earlier that was removed.
  ///
  /// Where a citation has passed from a removed clause to another whose words stayed as they were,
  /// the removed one is meant.
  package func clause(citing words: String) -> ChangedClause? {
    let later = redline.new.clause(citing: words)
    let earlier = redline.old.clause(citing: words)
    if let later, let row = row(of: later.label, in: redline.new, outline.rowOfNew) {
      let isRemoved =
        earlier.flatMap { self.row(of: $0.label, in: redline.old, outline.rowOfOld) }
        .map { redline.rows[$0].new == nil } ?? false
      if isReworded[row] || !isRemoved {
        return ChangedClause(stage: to, label: later.label, citation: later.citation)
      }
    }
    return earlier.map { ChangedClause(stage: from, label: $0.label, citation: $0.citation) }
  }

  /// Whether a clause, or anything beneath it, changed in this step; nil when neither text has it.
  package func didChange(_ clause: ChangedClause) -> Bool? { row(of: clause).map { isTouched[$0] } }

  /// Everything that happened to some rows and beneath them.
  func operations(under named: [Int]) -> Set<RedlineRow.Operation> {
    var isInside = [Bool](repeating: false, count: redline.rows.count)
    var found: Set<RedlineRow.Operation> = []
    for row in redline.rows.indices {
      isInside[row] = named.contains(row) || (outline.parents[row].map { isInside[$0] } ?? false)
      if isInside[row] { found.formUnion(redline.rows[row].operations) }
    }
    return found
  }

  /// The row of a clause of either text; nil when neither has it.
  package func row(of clause: ChangedClause) -> Int? {
    if clause.stage == to { return row(of: clause.label, in: redline.new, outline.rowOfNew) }
    return row(of: clause.label, in: redline.old, outline.rowOfOld)
  }

  private func row(of label: ClauseLabel, in tree: ClauseTree, _ rows: [Int: Int]) -> Int? {
    tree.index(of: label).flatMap { rows[$0] }
  }

  /// Whether a clause of the rule itself has other words than before, or came, or went.
  func differs(_ row: Int) -> Bool {
    guard !outline.isPreamble[row], !outline.isFrontMatter[row] else { return false }
    return redline.rows[row].operations.contains {
      $0 == .revised || $0 == .added || $0 == .removed
    }
  }

  /// A row's clause as it is now, or as it was before it went.
  func clause(at index: Int) -> ChangedClause? {
    let row = redline.rows[index]
    if let new = row.new {
      let clause = redline.new.clauses[new]
      return ChangedClause(stage: to, label: clause.label, citation: clause.citation)
    }
    return row.old.map { old in
      let clause = redline.old.clauses[old]
      return ChangedClause(stage: from, label: clause.label, citation: clause.citation)
    }
  }
}
