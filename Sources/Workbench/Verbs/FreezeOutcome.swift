// Rulewright. Apache-2.0.

import Clauses
import Coverage
package import Diagnostics
package import Dockets
import DraftViews
import Freezing
import Redlining

/// What came of freezing a stage.
package struct FreezeOutcome: Sendable {
  package enum Standing: String, Sendable {
    case frozen
    /// It was frozen before, as it is.
    case unchanged
    /// Nothing was written; the diagnostics say why.
    case refused
  }

  package var standing: Standing
  package var docket: String
  package var stage: StageID
  /// The lock's file as a user would write it.
  package var lock: String
  package var clauses = 0
  /// How many clauses kept the key that they had in the stage before.
  package var carried = 0
  /// How many got a new one.
  package var given = 0
  /// How many keys of the stage before no clause has any more.
  package var gone = 0
  package var diagnostics: [Diagnostic] = []
}

extension Workspace {
  /// Gives every clause of a stage its permanent key and writes `docket.lock`.
  ///
  /// All or nothing: where the draft, the lock or a stage before it has errors, or where it is in
  /// doubt which clause is which, nothing is written. Throws when stages would be frozen out of
  /// their order.
  package func freeze(_ stage: String, in name: String) throws -> FreezeOutcome {
    try Workspace.checkName(name)
    guard Disk.isFolder(draftsFolder(name)) else {
      throw WorkspaceError.noDocket(name, known: docketNames)
    }
    return try oneAtATime {
      try Disk.holding(draftsFolder(name)) { try freezeHeld(stage, in: name) }
    }
  }

  private func freezeHeld(_ words: String, in name: String) throws -> FreezeOutcome {
    let loaded = try load(name)
    guard let place = loaded.docket.stages.firstIndex(where: { $0.id.text == words }) else {
      throw WorkspaceError.noStage(
        words, docket: name, known: loaded.docket.stages.map(\.id.text))
    }
    let id = loaded.docket.stages[place].id
    var outcome = FreezeOutcome(
      standing: .refused, docket: name, stage: id, lock: shown(lockPath(name)))
    outcome.diagnostics = faults(in: loaded, freezing: place)
    guard outcome.diagnostics.isEmpty, let own = loaded.stage(id) else { return outcome }
    outcome.clauses = own.tree.clauses.count
    guard loaded.lock.stages[id] == nil else {
      outcome.standing = .unchanged
      return outcome
    }
    try checkOrder(loaded, freezing: place)
    let earlier = loaded.stages.prefix { $0.stage.id != id }.last
    let (result, doubts) = freezing(
      FreezableStage(own), after: earlier.map { FreezableStage($0) }, in: loaded.lock)
    guard let result else {
      outcome.diagnostics = doubts
      return outcome
    }
    try Disk.write(Array(result.lock.text.utf8), to: lockPath(name))
    (outcome.carried, outcome.given, outcome.gone) = (result.carried, result.given, result.gone)
    outcome.standing = .frozen
    return outcome
  }

  /// The errors that keep a stage from being frozen: those of the docket, of its lock, of the stage
  /// itself and of what is frozen before it.
  private func faults(in loaded: LoadedDocket, freezing place: Int) -> [Diagnostic] {
    let stages = loaded.docket.stages
    let folder = draftsFolder(loaded.docket.name) + "/"
    let others = Set(
      (["codebook.yml"] + stages[(place + 1)...].map(\.draftFile)).map { shown(folder + $0) })
    var found = loaded.diagnostics.filter { !others.contains($0.place.file) }
    if loaded.lock.stages[stages[place].id] == nil {
      found += loaded.changes.filter { $0.to == stages[place].id }
        .flatMap { stepFaults($0.redline, from: $0.from) }
    }
    return found.filter { $0.severity == .error }
  }

  private func checkOrder(_ loaded: LoadedDocket, freezing place: Int) throws {
    let (name, id) = (loaded.docket.name, loaded.docket.stages[place].id)
    let stages = loaded.docket.stages
    if let open = stages[..<place].first(where: {
      loaded.lock.stages[$0.id] == nil && loaded.stage($0.id) != nil
    }) {
      throw WorkspaceError.refused(
        "Stage '\(open.id)' comes before '\(id)' and is not frozen, so nobody knows yet which keys "
          + "its clauses have; run `rulewright freeze \(name) \(open.id)` first")
    }
    if let later = stages[(place + 1)...].first(where: { loaded.lock.stages[$0.id] != nil }) {
      throw WorkspaceError.refused(
        "Stage '\(later.id)' comes after '\(id)' and is frozen, with keys of its own; take its entry "
          + "out of \(shown(lockPath(name))) too, and freeze both in their order")
    }
  }
}
