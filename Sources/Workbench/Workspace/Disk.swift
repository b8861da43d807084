// Rulewright. Apache-2.0.

import Foundation

/// The few things that the product does to files.
enum Disk {
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
    // What the file is said to hold goes where it stays, as far as the limit lets it.
    let size = max(0, min(Int(status.st_size), limit))
    var bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in
      while count < room.count {
        let more = Glibc.read(file, room.baseAddress?.advanced(by: count), room.count - count)
        if more < 0, errno == EINTR { continue }
        if more <= 0 { return }
        count += more
      }
    }
    var piece = [UInt8](repeating: 0, count: size > 0 ? 1 << 12 : 1 << 16)
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
