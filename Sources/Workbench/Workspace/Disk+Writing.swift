// Rulewright. Apache-2.0.

import Foundation
import Synchronization

/// Text that people write, and that the record is true to: it is on the disk before anything is
/// built on it.
///
/// A site is written by `SiteFolder`: its ten thousand pages can be built again, and need not wait
/// for the disk.
extension Disk {
  /// What was done to a file on its way to the disk.
  enum Step: Hashable, Sendable {
    /// The bytes of the file, or the names in the folder, at a path are on the disk.
    case synced(String)
    /// Something new stands under a name.
    case named(String)
    case removed(String)
  }

  /// Hears of every step; tests ask it in which order things reach the disk.
  @TaskLocal static var hears: @Sendable (Step) -> Void = { _ in }

  private static let writings = Atomic<Int>(0)

  /// Writes a file whole or not at all, and not when it holds these bytes already; when it returns,
  /// the file and its name are on the disk.
  ///
  /// Folders on the way are made. True when something was written.
  @discardableResult
  static func write(_ bytes: [UInt8], to path: String) throws(WorkspaceError) -> Bool {
    if size(of: path) == bytes.count, (try? read(path, limit: bytes.count)) == bytes {
      // Whoever wrote it may not have waited for the disk.
      try sync(path)
      try sync(folder(of: path))
      return false
    }
    for made in try makeFolder(parent(of: path)) { try sync(folder(of: made)) }
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
    guard fsync(file) == 0 else {
      let why = reason()
      close(file)
      unlink(draft)
      throw .cannotWrite(path: path, reason: why)
    }
    hears(.synced(draft))
    guard close(file) == 0, rename(draft, path) == 0 else {
      let why = reason()
      unlink(draft)
      throw .cannotWrite(path: path, reason: why)
    }
    hears(.named(path))
    try sync(folder(of: path))
    return true
  }

  /// Removes a file or a link; false when there is none.
  ///
  /// When it returns the disk has no such name either, unless somebody can do it all again and does
  /// not wait.
  @discardableResult
  static func remove(_ path: String, waiting: Bool = true) throws(WorkspaceError) -> Bool {
    guard unlink(path) == 0 else {
      guard errno == ENOENT else { throw .cannotWrite(path: path, reason: reason()) }
      return false
    }
    hears(.removed(path))
    if waiting { try sync(folder(of: path)) }
    return true
  }

  /// The folder that a path stands in, as a path that can be opened.
  static func folder(of path: String) -> String {
    let parent = parent(of: path)
    guard parent.isEmpty else { return parent }
    return path.utf8.first == 0x2F ? "/" : "."
  }

  /// Waits until a file, or the names in a folder, are on the disk.
  static func sync(_ path: String) throws(WorkspaceError) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: reason()) }
    defer { close(file) }
    // Some file systems cannot sync a folder, and keep their names by other means.
    guard fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP else {
      throw .cannotWrite(path: path, reason: reason())
    }
    hears(.synced(path))
  }
}
