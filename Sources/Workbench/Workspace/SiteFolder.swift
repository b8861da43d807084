// Rulewright. Apache-2.0.

import CExchange
import Foundation

/// A folder of built pages.
///
/// It is ours alone: a file in it says so, and a folder with other things in it is never touched.
/// A new site grows beside it, out of what is new and of hard links to what stays, and is exchanged
/// with the old one in a single step of the file system. Whoever reads, and whoever kills the
/// build, finds the old site or the new one, whole.
struct SiteFolder {
  static let mark = ".rulewright-site"
  static let fileMode: mode_t = 0o644
  private static let folderMode: mode_t = 0o755
  private static let markBytes = Array(
    "Built by rulewright; whatever is put here is removed.\n".utf8)
  private let path: String

  /// The folder as a user would write it.
  private let shown: String

  /// A folder that is empty, or not there, or a built site; where the name is a link, the folder
  /// that it leads to.
  init(_ path: String, shown: String) throws(WorkspaceError) {
    var path = path
    if Disk.isLink(path) {
      guard let real = realpath(path, nil) else {
        throw .refused("\(shown) is a link that leads nowhere")
      }
      path = String(cString: real)
      free(real)
    }
    self.path = path
    self.shown = shown
    guard Disk.isFolder(path) || !Disk.isThere(path) else {
      throw .cannotWrite(path: shown, reason: "it is a file; name an empty folder with --out")
    }
    let top = Disk.names(in: path).filter { $0 != SiteClaim.inside }
    guard top.isEmpty || Disk.isPlainFile(path + "/" + SiteFolder.mark) else {
      throw .refused(
        "\(shown) holds files that are no built site, such as \(top[0]); "
          + "name an empty folder with --out")
    }
  }

  /// Takes the right to build here; nobody else has it until the claim is gone.
  func claim() throws(WorkspaceError) -> SiteClaim { try SiteClaim(on: path, shown: shown) }

  /// What is to become a new site in this folder, to which files can be added.
  func writing(under claim: SiteClaim) throws(WorkspaceError) -> SiteWriting {
    SiteWriting(over: StandingSite(path), in: claim.staging)
  }

  /// Makes the folder hold exactly the files that were added, and the search index where it is of
  /// this site.
  ///
  /// `manifest` makes the last two files of those that came.
  func replace(
    with site: SiteWriting, manifest: ([BuiltFile]) -> [(path: String, bytes: [UInt8])],
    under claim: SiteClaim, _ outcome: inout BuildOutcome
  ) throws(WorkspaceError) {
    try site.finish()
    let old = site.old
    let last = manifest(site.files)
    for (path, bytes) in last { try site.add(path, bytes) }
    outcome.pages = site.files.count
    outcome.written = site.isKept.count { !$0 }
    let index = SearchIndex(
      of: old, for: last.first { $0.path == SiteManifest.hashName }?.bytes)
    try site.add(SiteFolder.mark, SiteFolder.markBytes)
    for (path, bytes) in index.files { try site.add(path, bytes) }
    let names = Set(site.files.map(\.path)).union(index.kept)
    let gone = old.files.filter { !names.contains($0) && !isInsideClaim($0) }
    outcome.removed = gone.count { !SearchIndex.holds($0) }
    outcome.searchIndexIsGone = index.isGone
    if site.isKept.contains(false) || !gone.isEmpty {
      let changed = zip(site.files, site.isKept).filter { !$1 }.map(\.0.path)
      if claim.isInside {
        try update(changed, from: claim.staging, removing: gone)
        outcome.note = notExchanged("nothing can be made beside it")
      } else {
        try Self.makeFolder(claim.staging)
        try site.link(index.kept)
        try site.link(zip(site.files, site.isKept).lazy.filter(\.1).map(\.0.path))
        if let reason = exchange(with: claim.staging) {
          try update(changed, from: claim.staging, removing: gone)
          outcome.note = notExchanged(reason)
        }
      }
      // What is left there, the old site or nothing that is needed, has links to files that stay:
      // it goes before the mark is touched, since that changes their status.
      Disk.removeTree(claim.staging)
    } else {
      Disk.removeEmptyFolders(in: path)
    }
    // To set the mode that a file has touches its status and not its time.
    _ = chmod(path + "/" + SiteFolder.mark, SiteFolder.fileMode)
  }

  private func isInsideClaim(_ file: String) -> Bool {
    file.utf8.starts(with: (SiteClaim.inside + "/").utf8)
  }

  private func notExchanged(_ reason: String) -> String {
    "\(shown) could not be exchanged as a whole (\(reason)); its files were replaced one by one"
  }

  // MARK: - A whole new folder

  /// Makes the folders of a file that are missing.
  static func makeFolders(
    above file: String, in root: String, _ made: inout Set<String>
  ) throws(WorkspaceError) {
    var missing: [String] = []
    var folder = Disk.parent(of: file)
    while !folder.isEmpty, made.insert(folder).inserted {
      missing.append(folder)
      folder = Disk.parent(of: folder)
    }
    for folder in missing.reversed() { try makeFolder(root + "/" + folder) }
  }

  /// A folder that all may read, whatever the mask of who builds.
  static func makeFolder(_ path: String) throws(WorkspaceError) {
    guard mkdir(path, SiteFolder.folderMode) == 0 || (errno == EEXIST && Disk.isFolderItself(path)),
      chmod(path, SiteFolder.folderMode) == 0
    else { throw .cannotWrite(path: path, reason: Disk.reason()) }
  }

  /// Exchanges the site with what has grown; why not, where the system would not.
  private func exchange(with staging: String) -> String? {
    if Disk.status(of: path) == nil {
      return rename(staging, path) == 0 ? nil : Disk.reason()
    }
    return exchange_paths(staging, path) == 0 ? nil : Disk.reason()
  }

  // MARK: - File by file

  /// Brings the folder up to date where it stands: each file is whole, the site is not until the
  /// end.
  private func update(
    _ changed: [String], from staging: String, removing gone: [String]
  ) throws(WorkspaceError) {
    var folders: Set<String> = []
    try Disk.makeFolder(path)
    // The mark comes first: a killed build leaves a folder that the next one knows.
    try SiteFolder.put(path + "/" + SiteFolder.mark, SiteFolder.markBytes)
    // A link goes before anything is written, so that nothing is written through it.
    for file in gone { try Disk.remove(path + "/" + file, waiting: false) }
    Disk.removeEmptyFolders(in: path)
    let isLast = [SiteManifest.name, SiteManifest.hashName]
    for file in changed.filter({ !isLast.contains($0) }) + changed.filter({ isLast.contains($0) }) {
      try Self.makeFolders(above: file, in: path, &folders)
      if rename(staging + "/" + file, path + "/" + file) != 0 {
        // Where the folder is a disk of its own, bytes must be copied to it.
        guard errno == EXDEV else {
          throw .cannotWrite(path: path + "/" + file, reason: Disk.reason())
        }
        try SiteFolder.put(path + "/" + file) { draft throws(WorkspaceError) in
          try SiteFolder.copy(staging + "/" + file, to: draft, path + "/" + file)
        }
      }
    }
  }

  private static func put(_ path: String, _ bytes: [UInt8]) throws(WorkspaceError) {
    try put(path) { file throws(WorkspaceError) in try write(bytes, to: file, path) }
  }

  /// Writes a file beside its place, and then puts it there.
  private static func put(
    _ path: String, _ write: (Int32) throws(WorkspaceError) -> Void
  ) throws(WorkspaceError) {
    let draft = path + ".\(getpid()).writing"
    let file = try create(draft)
    defer { close(file) }
    do throws(WorkspaceError) { try write(file) } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let why = Disk.reason()
      unlink(draft)
      throw .cannotWrite(path: path, reason: why)
    }
  }

  /// Makes a file that is not there yet, to be written and closed.
  static func create(_ path: String) throws(WorkspaceError) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: Disk.reason()) }
    guard fchmod(file, fileMode) == 0 else {
      let why = Disk.reason()
      close(file)
      unlink(path)
      throw .cannotWrite(path: path, reason: why)
    }
    return file
  }

  /// Writes what is in one file to another, a piece at a time.
  private static func copy(
    _ source: String, to file: Int32, _ path: String
  ) throws(WorkspaceError) {
    do {
      try Disk.readPieces(source) { piece in
        try write(Array(piece), to: file, path)
        return true
      }
    } catch let error as WorkspaceError {
      throw error
    } catch {
      throw .cannotRead(path: source, reason: "\(error)")
    }
  }

  /// Writes to a file; one that cannot be written whole goes.
  static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(WorkspaceError) {
    var at = 0
    while at < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress.map { $0 + at }, buffer.count - at)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let why = Disk.reason()
        unlink(path)
        throw .cannotWrite(path: path, reason: why)
      }
      at += count
    }
  }
}
