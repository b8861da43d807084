// Rulewright. Apache-2.0.

import Foundation

/// Folders and what is in them.
extension Disk {
  /// The order in which the system names what a folder holds.
  ///
  /// It is the disk's own business and differs from machine to machine; tests give another.
  @TaskLocal static var order: @Sendable ([String]) -> [String] = { $0 }

  /// The names in a folder, sorted byte by byte; empty when there is no such folder.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) { names.append(name(of: entry)) }
    return order(names.filter { $0 != "." && $0 != ".." })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
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

  /// Makes a folder and those above it that are missing; the ones made, the outermost first.
  @discardableResult
  static func makeFolder(_ path: String) throws(WorkspaceError) -> [String] {
    guard !path.isEmpty, !isFolder(path) else { return [] }
    var missing: [String] = []
    var above = path
    while !above.isEmpty, !isThere(above), !isLink(above) {
      missing.append(above)
      above = parent(of: above)
    }
    guard above.isEmpty || isFolder(above) else {
      throw .cannotWrite(path: path, reason: "\(above) is a file where a folder is meant")
    }
    for folder in missing.reversed() where mkdir(folder, 0o777) != 0 && errno != EEXIST {
      throw .cannotWrite(path: path, reason: "no folder can be made in \(above)")
    }
    return missing.reversed()
  }

  /// Removes every folder under a path that holds nothing, and those that then hold nothing;
  /// hidden ones stay.
  static func removeEmptyFolders(in path: String) {
    var folders = [path]
    var at = 0
    while at < folders.count {
      let folder = folders[at]
      folders += names(in: folder).filter { $0.utf8.first != 0x2E }.map { folder + "/" + $0 }
        .filter { isFolderItself($0) }
      at += 1
    }
    for folder in folders.dropFirst().reversed() { rmdir(folder) }
  }

  /// Removes a folder with all that is in it, whatever the bytes of its names; a link in it goes
  /// and what it leads to stays.
  ///
  /// True when nothing of it is left.
  @discardableResult
  static func removeTree(_ path: String) -> Bool {
    removeTree(path, in: AT_FDCWD, depth: 0)
  }

  /// The deepest nesting that is removed; a site is six deep, and each level holds a file open.
  private static let deepest = 128

  private static func removeTree(
    _ name: UnsafePointer<CChar>, in parent: Int32, depth: Int
  ) -> Bool {
    if unlinkat(parent, name, 0) == 0 || errno == ENOENT { return true }
    // Only what is no link and still a folder when it is opened is gone into.
    let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard depth < deepest, descriptor >= 0 else {
      if descriptor >= 0 { close(descriptor) }
      return false
    }
    guard let folder = fdopendir(descriptor) else {
      close(descriptor)
      return false
    }
    var isWhole = true
    while let entry = readdir(folder) {
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if strcmp(name, ".") != 0 && strcmp(name, "..") != 0 {
            isWhole = removeTree(name, in: descriptor, depth: depth + 1) && isWhole
          }
        }
      }
    }
    closedir(folder)
    return unlinkat(parent, name, AT_REMOVEDIR) == 0 && isWhole
  }

  /// Gives a folder or file another name on the same disk; false, with the system's reason, where
  /// that cannot be.
  static func move(_ path: String, to target: String) -> Bool {
    Glibc.rename(path, target) == 0
  }

  /// Lets nobody but its owner read a file.
  static func keepToOwner(_ path: String) throws(WorkspaceError) {
    guard chmod(path, 0o600) == 0 else { throw .cannotWrite(path: path, reason: reason()) }
  }

  /// What a path is itself, links not followed; nil when there is nothing.
  static func status(of path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  static func isLink(_ path: String) -> Bool {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFLNK } ?? false
  }
}
