// Rulewright. Apache-2.0.

/// A folder of built pages.
///
/// It is ours alone: a file in it says so, and a folder with other things in it is never touched.
struct SiteFolder {
  private static let mark = ".rulewright-site"
  private let path: String

  /// The folder as a user would write it.
  private let shown: String

  init(_ path: String, shown: String) {
    self.path = path
    self.shown = shown
  }

  /// Makes the folder hold exactly these files.
  func replace(
    with files: [(path: String, bytes: [UInt8])], _ outcome: inout BuildOutcome
  ) throws(WorkspaceError) {
    let top = Disk.names(in: path)
    guard top.isEmpty || Disk.isPlainFile(path + "/" + SiteFolder.mark) else {
      throw .refused(
        "\(shown) holds files that are no built site, such as \(top[0]); "
          + "name an empty folder with --out")
    }
    let present = Disk.filesDeep(in: path)
    let wanted = Set(files.map { Array($0.path.utf8) })
    // A link goes before anything is written, so that nothing is written through it.
    for old in present where old != SiteFolder.mark && !wanted.contains(Array(old.utf8)) {
      if try Disk.remove(path + "/" + old) { outcome.removed += 1 }
    }
    try Disk.write(
      Array("Built by rulewright; whatever is put here is removed.\n".utf8),
      to: path + "/" + SiteFolder.mark)
    for file in files {
      if try Disk.write(file.bytes, to: path + "/" + file.path) { outcome.written += 1 }
    }
    Disk.removeEmptyFolders(in: path)
  }
}
