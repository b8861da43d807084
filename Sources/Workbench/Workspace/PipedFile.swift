// Rulewright. Apache-2.0.

import Glibc
import Hashing

/// A file whose bytes come once, through a pipe that another program writes into.
///
/// It knows how many came and what their SHA-256 is; where it lies, or whether it does, is nobody's
/// knowledge here.
package final class PipedFile {
  /// What its sender calls it, without folders.
  let name: String
  private let descriptor: Int32
  private var beginning: [UInt8] = []
  private var digest = ContentHash.Builder()
  /// How many bytes were handed on.
  private(set) var size = 0

  /// What is read from a descriptor, which stays the caller's.
  ///
  /// Throws `WorkspaceError` where the name is none.
  package init(_ name: String, descriptor: Int32 = STDIN_FILENO) throws(WorkspaceError) {
    guard !name.utf8.isEmpty, !name.utf8.contains(0x2F), !name.utf8.contains(0), name != ".",
      name != ".."
    else {
      throw .badName(name, expected: "the name of a file without folders, such as 'comments.csv'")
    }
    (self.name, self.descriptor) = (ReceivedFolder.oneLine(name), descriptor)
  }

  /// The SHA-256 of what was handed on.
  var hash: ContentHash { digest.finish() }

  /// The first bytes, as many as tell a format, or all where there are fewer; they are handed on
  /// later all the same.
  func firstBytes(_ count: Int, waiting: () throws -> Void) throws -> ArraySlice<UInt8> {
    while beginning.count < count {
      guard let piece = try next(waiting) else { break }
      beginning += piece
    }
    return beginning.prefix(count)
  }

  /// Hands on all bytes, a piece at a time.
  ///
  /// While none come, the piece is nil, five times a second; whoever takes it may throw to end it.
  func readPieces(_ each: (ArraySlice<UInt8>?) throws -> Void) throws {
    let waiting = { try each(nil) }
    func hand(_ piece: ArraySlice<UInt8>) throws {
      digest.update(piece)
      size += piece.count
      try each(piece)
    }
    let first = beginning
    beginning = []
    if !first.isEmpty { try hand(first[...]) }
    while let piece = try next(waiting) { try hand(piece) }
  }

  /// The next bytes; nil at the end.
  private func next(_ waiting: () throws -> Void) throws -> ArraySlice<UInt8>? {
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&asked, 1, 200)
      if ready == 0 || (ready < 0 && errno == EINTR) {
        try waiting()
        continue
      }
      let count = ready < 0 ? -1 : read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count >= 0 else {
        throw WorkspaceError.cannotRead(path: name, reason: Disk.reason())
      }
      return count == 0 ? nil : piece[..<count]
    }
  }
}
