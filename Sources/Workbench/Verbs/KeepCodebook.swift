// Rulewright. Apache-2.0.

import CommentStore
import Hashing

extension Workspace {
  /// Where a docket's tags stand as text.
  func codebookPath(_ docket: String) -> String { draftsFolder(docket) + "/codebook.yml" }

  /// Keeps the codebook of today in the record, where it is another than the newest that is kept:
  /// whoever codes by it can later be shown the definition that they saw.
  func keepCodebook(of docket: String, in record: Record, _ stamp: EventStamp) throws {
    guard Disk.isThere(codebookPath(docket)) else { return }
    try record.keepCodebook(try Disk.read(codebookPath(docket)), stamp: stamp)
  }

  /// Keeps it also where nobody codes, when somebody edited it as text since the record kept one;
  /// text that only says what the record once said is old and gives way.
  func takeCodebook(of docket: String, in record: Record, _ stamp: EventStamp) throws {
    guard Disk.isThere(codebookPath(docket)), let newest = try record.newestCodebook() else {
      return
    }
    let there = try Disk.read(codebookPath(docket))
    guard !areSameTags(there, newest.bytes), !(try record.hasKept(codebook: there)) else { return }
    try record.keepCodebook(there, stamp: stamp)
  }
}
