// Rulewright. Apache-2.0.

import GRDB
import Glibc

extension Record {
  /// Copies a record to a file that is not there yet, as it is at one moment between two commits,
  /// while others work in it; gives what a verification of the copy found.
  ///
  /// Only its owner may read the copy. Where it does not verify, or anything goes wrong, no file is
  /// left. Throws `StoreError`.
  package static func backUp(_ path: String, to target: String) throws -> RecordVerification {
    guard access(target, F_OK) != 0 else { throw StoreError.exists(path: target) }
    let draft = "\(target).\(getpid()).writing"
    let descriptor = Glibc.open(draft, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw backupError(target) }
    close(descriptor)
    defer { for end in ["", "-journal"] { unlink(draft + end) } }
    try RecordFile.openForReading(path).copy(to: draft)
    let verification = try verification(of: draft)
    guard verification.problems.isEmpty else { return verification }
    try sync(draft, target)
    // A link is made only where nothing is, so that two backups at once cannot overwrite.
    guard link(draft, target) == 0 else { throw backupError(target) }
    try sync(folder(of: target), target)
    return verification
  }

  private static func backupError(_ target: String) -> StoreError {
    if errno == EEXIST { return .exists(path: target) }
    let why = String(cString: strerror(errno))
    return errno == ENOSPC
      ? .diskFull(path: target, underlying: why) : .cannotOpen(path: target, underlying: why)
  }

  private static func sync(_ path: String, _ target: String) throws {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw backupError(target) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw backupError(target) }
  }

  private static func folder(of path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: 0x2F) else { return "." }
    return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
  }
}
