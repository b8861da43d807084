// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Diagnostics
import Dockets
import Freezing

extension Workspace {
  func lockPath(_ docket: String) -> String { draftsFolder(docket) + "/docket.lock" }

  /// What is frozen of a docket, with what is wrong in its lock; nothing is frozen by a damaged one.
  func lock(of docket: Docket) throws(WorkspaceError) -> (DocketLock, [Diagnostic]) {
    let path = lockPath(docket.name)
    let none = DocketLock(docket: docket.name)
    guard Disk.isThere(path) else { return (none, []) }
    let (lock, faults) = readLock(try Disk.read(path), file: shown(path))
    guard let lock else { return (none, faults) }
    let stray = lock.strayStages(docket.stages.map(\.id), at: SourcePlace(file: shown(path)))
    return (lock, stray)
  }

  /// The bytes of a stage as it was frozen, where a coding has kept them.
  func formerText(of stage: StageID, in docket: String, _ lock: DocketLock) -> [UInt8]? {
    guard let hash = lock.stages[stage]?.fileHash, isFileHash(hash) else { return nil }
    if let text = try? Disk.read(versionsFolder(docket) + "/\(hash).md") { return text }
    let version = DraftVersion(stage: stage, fileHash: hash)
    guard Disk.isThere(recordPath(docket)) else { return nil }
    return try? openRecord(of: docket).bytes(of: version)
  }
}

extension FreezableStage {
  init(_ loaded: LoadedStage) {
    self.init(
      id: loaded.stage.id, file: loaded.stage.draftFile, fileHash: loaded.fileHash,
      tree: loaded.tree)
  }
}
