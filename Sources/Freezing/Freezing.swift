// Rulewright. Apache-2.0.

package import Clauses
package import Diagnostics
package import Dockets
import Hashing
import Lineage

/// A stage's text, as it is frozen or was.
package struct FreezableStage: Sendable {
  package var id: StageID
  package var file: String
  package var fileHash: String
  package var tree: ClauseTree

  package init(id: StageID, file: String, fileHash: String, tree: ClauseTree) {
    self.id = id
    self.file = file
    self.fileHash = fileHash
    self.tree = tree
  }
}

/// A lock with one more stage in it.
package struct FreezeResult: Sendable {
  package var lock: DocketLock
  /// How many clauses kept the key that they had.
  package var carried = 0
  /// How many got a new one.
  package var given = 0
  /// How many keys of the stage before no clause has any more.
  package var gone = 0
}

/// Gives each clause of a stage its key: the one that it had in the stage before, or a new one.
///
/// Nothing is frozen where it is in doubt which clause is which: the diagnostics then ask the
/// drafter to say so. `earlier` is the last stage before that has a text, which must be frozen.
package func freezing(
  _ stage: FreezableStage, after earlier: FreezableStage?, in lock: DocketLock
) -> (result: FreezeResult?, doubts: [Diagnostic]) {
  let before = earlier.map { lock.keys(of: $0.id, fileHash: $0.fileHash) } ?? [:]
  var origins: [Int: [ClauseKey]] = [:]
  var carried: [Int: ClauseKey] = [:]
  if let earlier {
    let lineage = lineage(from: earlier.tree, to: stage.tree)
    let doubts = lineageDoubts(lineage, from: earlier, to: stage)
    guard doubts.isEmpty else { return (nil, doubts) }
    func key(_ old: Int) -> ClauseKey? { before[earlier.tree.clauses[old].label] }
    for pair in lineage.pairs { carried[pair.new] = key(pair.old) }
    for part in lineage.parts {
      if let key = key(part.old) { origins[part.new, default: []].append(key) }
    }
  }
  var result = FreezeResult(lock: lock)
  var mint = KeyMint(docket: lock.docket, stage: stage.id, used: lock.keys)
  var frozen = DocketLock.FrozenStage(file: stage.file, fileHash: stage.fileHash)
  for (index, clause) in stage.tree.clauses.enumerated() {
    if carried[index] == nil { result.given += 1 } else { result.carried += 1 }
    frozen.clauses[clause.label] = DocketLock.FrozenClause(
      key: carried[index] ?? mint.key(for: clause.label),
      hash: shortHash(of: clause, in: stage.tree.draft),
      origins: (origins[index] ?? []).sorted {
        $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
      })
  }
  result.gone = before.count - result.carried
  result.lock.stages[stage.id] = frozen
  return (result, [])
}

/// What tells a clause's bytes from others.
func shortHash(of clause: Clause, in draft: Draft) -> String {
  ContentHash(of: Array(draft.bytes[clause.range])).short
}
