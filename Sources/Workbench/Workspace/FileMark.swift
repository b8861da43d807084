// Rulewright. Apache-2.0.

import Glibc

/// What tells, without reading it, whether a file is still the one that was read.
struct FileMark: Hashable, Sendable {
  private var device: UInt
  private var inode: UInt
  private var size: Int
  private var modified: [Int]
  private var changed: [Int]

  /// The mark of a file; nil when there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    modified = [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
    changed = [Int(status.st_ctim.tv_sec), Int(status.st_ctim.tv_nsec)]
  }

  /// Whether two marks are of one file, whatever was written into it between them.
  func isSameFile(as other: FileMark) -> Bool { device == other.device && inode == other.inode }

  /// Whether the file was still for a tenth of a second when it was looked at.
  ///
  /// The system's clock for files has ticks of some milliseconds: a file that is written twice in
  /// one of them can bear one mark for two contents.
  var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let age = (Int(now.tv_sec) - changed[0]) * 1000 + (Int(now.tv_nsec) - changed[1]) / 1_000_000
    return age > 100
  }
}
