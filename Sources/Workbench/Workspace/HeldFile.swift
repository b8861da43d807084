// Rulewright. Apache-2.0.

import Glibc

/// A file or a folder that is held open: whatever takes its name meanwhile, this is what was opened.
package final class HeldFile: Sendable {
  private let descriptor: Int32

  /// What a held file is, as the system tells it.
  package struct Status: Sendable {
    package var isFolder: Bool
    /// In bytes.
    package var size: Int
    /// Seconds since 1970.
    package var modified: Int
  }

  /// Opens a file; nil where there is none to read.
  package init?(_ path: String) {
    // A pipe would keep the server waiting for somebody who writes into it.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// Nil for what is neither a file nor a folder.
  package var status: Status? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFDIR || kind == S_IFREG else { return nil }
    return Status(
      isFolder: kind == S_IFDIR, size: Int(status.st_size), modified: Int(status.st_mtim.tv_sec))
  }

  /// At most so many bytes from a place; none at the end, nil where they cannot be read.
  package func bytes(from start: Int, atMost count: Int) -> [UInt8]? {
    var piece = [UInt8](repeating: 0, count: count)
    while true {
      let read = pread(descriptor, &piece, count, start)
      if read < 0, errno == EINTR { continue }
      return read < 0 ? nil : Array(piece[..<read])
    }
  }
}
