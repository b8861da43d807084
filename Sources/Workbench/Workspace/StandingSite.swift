// Rulewright. Apache-2.0.

import Foundation
import Hashing

/// The site that stands in a folder from the build before, and what of it can stay.
///
/// A build touches the folder's mark last of all. A file whose status has not changed since, which
/// no program can pretend, is what the manifest says it is and need not be read; any other is read
/// and compared.
struct StandingSite {
  let folder: String
  /// Every file in it, the mark and the search index too.
  let files: [String]
  /// When the last build ended; nil when none is known to have.
  private let ended: Moment?
  private let known: [String: BuiltFile]

  init(_ folder: String) {
    self.folder = folder
    files = Disk.filesDeep(in: folder)
    let mark = Disk.status(of: folder + "/" + SiteFolder.mark)
    ended = mark.flatMap { $0.isPlainFile ? Moment($0.st_ctim) : nil }
    var known: [String: BuiltFile] = [:]
    let manifest = folder + "/" + SiteManifest.name
    if let ended, let status = Disk.status(of: manifest), status.isPlainFile,
      Moment(status.st_ctim) < ended, let bytes = try? Disk.read(manifest)
    {
      for entry in SiteManifest.entries(bytes) { known[entry.path] = entry }
    }
    self.known = known
  }

  /// Whether a file stands there already, byte for byte and readable by all.
  func holds(_ file: BuiltFile, _ bytes: [UInt8]) -> Bool {
    holds(file) { path in (try? Disk.read(path, limit: bytes.count)) == bytes }
  }

  /// The same of a file that is too large to be in memory.
  func holds(_ file: BuiltFile) -> Bool {
    holds(file) { path in (try? Disk.hash(of: path)) == file.hash }
  }

  private func holds(_ file: BuiltFile, isThere: (String) -> Bool) -> Bool {
    if files.isEmpty { return false }
    let path = folder + "/" + file.path
    guard let status = Disk.status(of: path), status.isPlainFile,
      status.st_mode & 0o7777 == SiteFolder.fileMode, Int(status.st_size) == file.size
    else { return false }
    if let entry = known[file.path], let ended, Moment(status.st_ctim) < ended {
      return entry.size == file.size && entry.hash == file.hash
    }
    return isThere(path)
  }

  /// An instant as the file system has it.
  private struct Moment: Comparable {
    let seconds: Int
    let nanoseconds: Int

    init(_ time: timespec) {
      seconds = time.tv_sec
      nanoseconds = time.tv_nsec
    }

    static func < (a: Moment, b: Moment) -> Bool {
      (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
    }
  }
}

extension stat {
  /// Whether it is a file itself and no link to one.
  fileprivate var isPlainFile: Bool { st_mode & S_IFMT == S_IFREG }
}
