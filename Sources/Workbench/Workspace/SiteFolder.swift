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

  /// Makes the folder hold exactly these files, and the search index where it is of this site.
  func replace(
    with files: [BuiltFile], under claim: SiteClaim, _ outcome: inout BuildOutcome
  ) throws(WorkspaceError) {
    let old = StandingSite(path)
    let mark = BuiltFile(SiteFolder.mark, SiteFolder.markBytes)
    let index = SearchIndex(of: old, for: files)
    let wanted = files + [mark] + index.files
    let isKept = wanted.map { old.holds($0) }
    let names = Set(wanted.map(\.path)).union(index.kept)
    let gone = old.files.filter { !names.contains($0) && !isInsideClaim($0) }
    outcome.written = zip(files, isKept).count { !$1 }
    outcome.removed = gone.count { !SearchIndex.holds($0) }
    outcome.searchIndexIsGone = index.isGone
    if isKept.contains(false) || !gone.isEmpty {
      let changed = zip(wanted, isKept).filter { !$1 }.map(\.0)
      if claim.isInside {
        try update(changed, removing: gone)
        outcome.note = notExchanged("nothing can be made beside it")
      } else {
        let kept = zip(wanted, isKept).filter(\.1).map(\.0)
        try grow(kept, changed, links: index.kept, in: claim.staging)
        if let reason = exchange(with: claim.staging) {
          try update(changed, removing: gone)
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

  /// Builds the new site in a folder: kept files as links to the old ones, the others written.
  private func grow(
    _ kept: [BuiltFile], _ changed: [BuiltFile], links: [String], in staging: String
  ) throws(WorkspaceError) {
    var folders: Set<String> = []
    try makeFolder(staging)
    for link in links {
      try makeFolders(above: link, in: staging, &folders)
      if Glibc.link(path + "/" + link, staging + "/" + link) != 0 {
        try SiteFolder.create(staging + "/" + link, try Disk.read(path + "/" + link))
      }
    }
    for file in kept {
      try makeFolders(above: file.path, in: staging, &folders)
      // Another's file, or one with too many links, cannot be linked; then it is written.
      if Glibc.link(path + "/" + file.path, staging + "/" + file.path) != 0 {
        try SiteFolder.create(staging + "/" + file.path, file.bytes)
      }
    }
    for file in changed {
      try makeFolders(above: file.path, in: staging, &folders)
      try SiteFolder.create(staging + "/" + file.path, file.bytes)
    }
  }

  private func makeFolders(
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
  private func makeFolder(_ path: String) throws(WorkspaceError) {
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
  private func update(_ changed: [BuiltFile], removing gone: [String]) throws(WorkspaceError) {
    var folders: Set<String> = []
    try Disk.makeFolder(path)
    // The mark comes first: a killed build leaves a folder that the next one knows.
    try SiteFolder.put(path + "/" + SiteFolder.mark, SiteFolder.markBytes)
    // A link goes before anything is written, so that nothing is written through it.
    for file in gone { try Disk.remove(path + "/" + file, waiting: false) }
    Disk.removeEmptyFolders(in: path)
    let isLast = [SiteManifest.name, SiteManifest.hashName]
    for file in changed.filter({ !isLast.contains($0.path) })
      + changed.filter({ isLast.contains($0.path) })
    {
      try makeFolders(above: file.path, in: path, &folders)
      try SiteFolder.put(path + "/" + file.path, file.bytes)
    }
  }

  private static func put(_ path: String, _ bytes: [UInt8]) throws(WorkspaceError) {
    let draft = path + ".\(getpid()).writing"
    try create(draft, bytes)
    guard rename(draft, path) == 0 else {
      let why = Disk.reason()
      unlink(draft)
      throw .cannotWrite(path: path, reason: why)
    }
  }

  /// Writes a file that is not there yet.
  private static func create(_ path: String, _ bytes: [UInt8]) throws(WorkspaceError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: Disk.reason()) }
    var isWritten = fchmod(file, fileMode) == 0
    var at = 0
    while isWritten, at < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress.map { $0 + at }, buffer.count - at)
      }
      if count < 0, errno == EINTR { continue }
      isWritten = count > 0
      at += max(count, 0)
    }
    let why = Disk.reason()
    guard close(file) == 0, isWritten else {
      unlink(path)
      throw .cannotWrite(path: path, reason: why)
    }
  }
}
