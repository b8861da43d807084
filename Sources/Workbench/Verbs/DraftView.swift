// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
package import Dockets
import DraftParsing
package import DraftViews
import Freezing
import Hashing
import Redlining

extension Workspace {
  /// What a drafter sees of a stage's text: what changed against the stage before it or the one
  /// named, and what is wrong at its lines.
  package func draftView(
    of stage: StageID, in name: String, against other: StageID? = nil
  ) throws -> DraftView {
    let loaded = try load(name)
    guard let own = loaded.stage(stage) else { throw noText(of: stage, in: loaded) }
    return try draftView(
      of: stage, bytes: own.tree.draft.bytes, in: loaded, against: other)
  }

  /// The same of bytes that stand in for the stage's file, in a docket that was loaded before.
  func draftView(
    of id: StageID, bytes: [UInt8], in loaded: LoadedDocket, against other: StageID?
  ) throws -> DraftView {
    guard let stage = loaded.docket.stage(id) else {
      throw WorkspaceError.noStage(
        id.text, docket: loaded.docket.name, known: loaded.docket.stages.map(\.id.text))
    }
    let before = try earlier(than: id, in: loaded, named: other)
    let file = shown(draftsFolder(loaded.docket.name) + "/" + stage.draftFile)
    let parsed = ParsedDraft(
      Draft(file: file, bytes: bytes), numbering: stage.numbering ?? loaded.docket.numbering)
    let fileHash = ContentHash(of: bytes).hex
    let redline = redline(from: before?.tree ?? parsed.tree, to: parsed.tree)
    let own = FreezableStage(
      id: id, file: stage.draftFile, fileHash: fileHash, tree: parsed.tree)
    let found = parsed.diagnostics + faults(of: own, redline, against: before, in: loaded)
    return DraftView(
      docket: loaded.docket, stage: stage, against: before?.stage, file: file, fileHash: fileHash,
      redline: redline,
      diagnostics: found.sorted {
        ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
      })
  }

  /// What is wrong in a draft that the lock or the stage before it tells.
  private func faults(
    of stage: FreezableStage, _ redline: Redline, against before: LoadedStage?,
    in loaded: LoadedDocket
  ) -> [Diagnostic] {
    if loaded.lock.stages[stage.id] != nil {
      return loaded.lock.faults(of: stage) {
        formerText(of: stage.id, in: loaded.docket.name, loaded.lock)
      }
    }
    let previous = loaded.stages.prefix { $0.stage.id != stage.id }.last
    guard let before, before.stage.id == previous?.stage.id else { return [] }
    return stepFaults(redline, from: before.stage.id)
  }

  /// The stage that a draft is held against: the one named, else the last one before it whose text
  /// is there.
  private func earlier(
    than id: StageID, in loaded: LoadedDocket, named other: StageID?
  ) throws -> LoadedStage? {
    if let other {
      guard let found = loaded.stage(other) else { throw noText(of: other, in: loaded) }
      return found
    }
    let before = loaded.docket.stages.prefix { $0.id != id }
    return before.reversed().lazy.compactMap { loaded.stage($0.id) }.first
  }

  private func noText(of stage: StageID, in loaded: LoadedDocket) -> WorkspaceError {
    .noStage(
      stage.text, docket: loaded.docket.name, known: loaded.stages.map(\.stage.id.text))
  }
}
