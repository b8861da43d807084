// Rulewright. Apache-2.0.

import CExchange
import Foundation
import Hashing

/// Large files, a piece at a time.
extension Disk {
  /// Hands on a file in pieces of 256 kB until there are no more or the answer is false.
  static func readPieces(_ path: String, _ each: (ArraySlice<UInt8>) throws -> Bool) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0, !isFolder(path) else {
      let why = file >= 0 ? "it is a folder" : String(cString: strerror(errno))
      if file >= 0 { close(file) }
      throw WorkspaceError.cannotRead(path: path, reason: why)
    }
    defer { close(file) }
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw WorkspaceError.cannotRead(path: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { return }
      guard try each(piece[..<count]) else { return }
    }
  }

  /// The last bytes of a file.
  static func readEnd(_ path: String, count: Int) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw WorkspaceError.cannotRead(path: path, reason: reason())
    }
    defer { try? file.close() }
    let size = try file.seekToEnd()
    try file.seek(toOffset: size - min(size, UInt64(count)))
    return Array(try file.readToEnd() ?? Data())
  }

  /// The SHA-256 of a file.
  static func hash(of path: String) throws -> ContentHash {
    var hash = ContentHash.Builder()
    try readPieces(path) { piece in
      hash.update(piece)
      return true
    }
    return hash.finish()
  }

  /// Whether two paths are one file.
  static func isSame(_ a: String, _ b: String) -> Bool {
    var (left, right) = (stat(), stat())
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_ino == right.st_ino
      && left.st_dev == right.st_dev
  }

  /// Copies a file whole or not at all, and has the disk keep it: it is evidence.
  ///
  /// A file that is there already is never written over.
  static func copy(_ path: String, to target: String) throws {
    // Hidden: what a killed program leaves is never taken for something received.
    let draft = parent(of: target) + "/." + lastName(of: target) + ".\(getpid()).writing"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw WorkspaceError.cannotWrite(path: target, reason: String(cString: strerror(errno)))
    }
    do {
      try readPieces(path) { piece in
        var rest = piece
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
          if count < 0, errno == EINTR { continue }
          guard count > 0 else {
            throw WorkspaceError.cannotWrite(path: target, reason: String(cString: strerror(errno)))
          }
          rest = rest.dropFirst(count)
        }
        return true
      }
    } catch {
      close(file)
      unlink(draft)
      throw error
    }
    let isOnDisk = syncsLater || fsync(file) == 0
    let isKept = isOnDisk && close(file) == 0 && link(draft, target) == 0
    let why = reason()
    unlink(draft)
    guard isKept else { throw WorkspaceError.cannotWrite(path: target, reason: why) }
    if !syncsLater { try sync(folder(of: target)) }
  }

  /// Whether whoever copies many files waits for the disk once, by `syncAll`, at their end.
  @TaskLocal static var syncsLater = false

  /// Waits until all that was written on the disk of a folder is there.
  static func syncAll(_ folder: String) throws(WorkspaceError) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: folder, reason: reason()) }
    defer { close(descriptor) }
    guard exchange_sync_disk(descriptor) == 0 else {
      throw .cannotWrite(path: folder, reason: reason())
    }
  }
}
