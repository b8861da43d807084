// Rulewright. Apache-2.0.

import Foundation
import Synchronization

/// The few things that the product does to files.
///
/// Writing goes through open, write and rename: Foundation's own writers sync every file, which
/// a site of ten thousand pages does not need and cannot afford.
enum Disk {
  private static let writings = Atomic<Int>(0)

  /// The whole of a file; throws when it is larger than a limit.
  static func read(_ path: String, limit: Int = 64 << 20) throws(WorkspaceError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .cannotRead(path: path, reason: reason()) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .cannotRead(path: path, reason: reason()) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw .cannotRead(path: path, reason: "it is a folder")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, reason: reason()) }
      if count == 0 { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= limit else {
        throw .fileTooLarge(path: path, bytes: Int(status.st_size), limit: limit)
      }
    }
  }

  /// Writes a file whole or not at all, and not when it holds these bytes already.
  ///
  /// Folders on the way are made. True when something was written.
  @discardableResult
  static func write(_ bytes: [UInt8], to path: String) throws(WorkspaceError) -> Bool {
    if size(of: path) == bytes.count, (try? read(path, limit: bytes.count)) == bytes {
      return false
    }
    try makeFolder(parent(of: path))
    // Each writing has a file of its own: two at once in one process would mix their bytes.
    let number = writings.wrappingAdd(1, ordering: .relaxed).newValue
    let draft = path + ".\(getpid()).\(number).writing"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: reason()) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let why = reason()
        close(file)
        unlink(draft)
        throw .cannotWrite(path: path, reason: why)
      }
      written += count
    }
    guard close(file) == 0, rename(draft, path) == 0 else {
      let why = reason()
      unlink(draft)
      throw .cannotWrite(path: path, reason: why)
    }
    return true
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path is itself a folder and no link to one: who walks a tree stays inside it.
  static func isFolderItself(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path is a file that can be read again and gives the same; a pipe does not.
  static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Removes a file or a link; false when there is none.
  @discardableResult
  static func remove(_ path: String) throws(WorkspaceError) -> Bool {
    if unlink(path) == 0 { return true }
    guard errno == ENOENT else { throw .cannotWrite(path: path, reason: reason()) }
    return false
  }

  static func parent(of path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: 0x2F) else { return "" }
    return String(decoding: bytes[..<slash], as: UTF8.self)
  }

  static func lastName(of path: String) -> String {
    let bytes = Array(path.utf8)
    guard let slash = bytes.lastIndex(of: 0x2F) else { return path }
    return String(decoding: bytes[(slash + 1)...], as: UTF8.self)
  }

  /// The system's own word for what it refused last.
  static func reason() -> String { String(cString: strerror(errno)) }
}
