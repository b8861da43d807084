// Rulewright. Apache-2.0.

/// Files that are written together, and put back as they were if what follows fails.
struct TextChange {
  private var before: [(path: String, bytes: [UInt8]?)] = []

  /// Writes a file, remembering what was there.
  mutating func write(_ bytes: [UInt8], to path: String) throws(WorkspaceError) {
    let was = Disk.isThere(path) ? try Disk.read(path) : nil
    before.append((path, was))
    try Disk.write(bytes, to: path)
  }

  /// Removes a file, remembering what was there.
  mutating func remove(_ path: String) throws(WorkspaceError) {
    guard Disk.isThere(path) else { return }
    before.append((path, try Disk.read(path)))
    try Disk.remove(path)
  }

  /// Puts every file back as it was, the last one first.
  mutating func putBack() throws(WorkspaceError) {
    while let (path, bytes) = before.popLast() {
      if let bytes { try Disk.write(bytes, to: path) } else { try Disk.remove(path) }
    }
  }
}
