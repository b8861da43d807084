// Rulewright. Apache-2.0.

package import Clauses
package import Dockets

/// What is frozen of a docket: for each stage the hash of its file, and the key of each clause.
///
/// The room of Freezing gives every clause of a frozen stage a key that nothing takes from it: it
/// goes with the clause through all later stages, as `Lineage` says, and is given to no other. The
/// room takes and gives values; who reads the file, and when, is not its business.
package struct DocketLock: Hashable, Sendable {
  /// A clause as it was frozen.
  package struct FrozenClause: Hashable, Sendable {
    package var key: ClauseKey
    /// The first twelve digits of the SHA-256 of its bytes, by which an edit is found.
    package var hash: String
    /// The keys of the clauses that it was divided from, or that went into it, sorted.
    package var origins: [ClauseKey] = []
  }

  /// A stage as it was frozen.
  package struct FrozenStage: Hashable, Sendable {
    /// The name of its file.
    package var file: String
    /// The SHA-256 of that file.
    package var fileHash: String
    package var clauses: [ClauseLabel: FrozenClause] = [:]
  }

  /// What the docket was called when its first key was given: keys are made of it.
  package var docket: String
  package var stages: [StageID: FrozenStage] = [:]

  package init(docket: String) { self.docket = docket }

  /// The keys of a stage's clauses; none where this is not the file that was frozen.
  package func keys(of stage: StageID, fileHash: String) -> [ClauseLabel: ClauseKey] {
    guard let frozen = stages[stage], frozen.fileHash.utf8.elementsEqual(fileHash.utf8) else {
      return [:]
    }
    return frozen.clauses.mapValues(\.key)
  }

  /// Every key that was ever given.
  var keys: Set<ClauseKey> { Set(stages.values.flatMap { $0.clauses.values.map(\.key) }) }
}
