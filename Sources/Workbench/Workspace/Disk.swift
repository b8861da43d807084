// Rulewright. Apache-2.0.

import Foundation

/// The few things that the product does to files.
///
/// Writing goes through open, write and rename: Foundation's own writers sync every file, which
/// a site of ten thousand pages does not need and cannot afford.
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
    let draft = path + ".\(getpid()).writing"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
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

  static func makeFolder(_ path: String) throws(WorkspaceError) {
    guard !path.isEmpty, !isFolder(path) else { return }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      var above = path
      while !isThere(above), !above.isEmpty { above = parent(of: above) }
      throw .cannotWrite(
        path: path,
        reason: isFolder(above)
          ? "no folder can be made in \(above)" : "\(above) is a file where a folder is meant")
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

  /// The names in a folder, sorted byte by byte; empty when there is no such folder.
  static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Every file under a folder, as paths from it, sorted byte by byte.
  ///
  /// A link counts as a file.
  static func filesDeep(in path: String) -> [String] {
    var files: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for name in names(in: path + "/" + folder) {
        let inner = folder.isEmpty ? name : folder + "/" + name
        if isFolderItself(path + "/" + inner) { folders.append(inner) } else { files.append(inner) }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file or a link; false when there is none.
  @discardableResult
  static func remove(_ path: String) throws(WorkspaceError) -> Bool {
    if unlink(path) == 0 { return true }
    guard errno == ENOENT else { throw .cannotWrite(path: path, reason: reason()) }
    return false
  }

  /// Removes every folder under a path that holds nothing, and those that then hold nothing.
  static func removeEmptyFolders(in path: String) {
    var folders = [path]
    var at = 0
    while at < folders.count {
      let folder = folders[at]
      folders += names(in: folder).map { folder + "/" + $0 }.filter { isFolderItself($0) }
      at += 1
    }
    for folder in folders.dropFirst().reversed() { rmdir(folder) }
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
