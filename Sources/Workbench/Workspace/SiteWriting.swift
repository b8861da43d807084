// Rulewright. Apache-2.0.

import Foundation
import Hashing

/// A site on its way to the disk: it takes files one by one and keeps of each its name, size and hash.
///
/// What differs from the site that stands, or is new, is written at once into the place where the
/// new site grows. What is the same stays where it is, until it is known whether there will be a new
/// site at all.
final class SiteWriting {
  let old: StandingSite
  private let staging: String
  /// The files of the site so far, in the order in which they came.
  private(set) var files: [BuiltFile] = []
  /// For each whether the old site holds it already.
  private(set) var isKept: [Bool] = []
  private var hasBegun = false
  private var folders: Set<String> = []
  private var open: [String: Growing] = [:]

  /// A file that comes in pieces.
  private struct Growing {
    let file: Int32
    var size = 0
    var hash = ContentHash.Builder()
  }

  init(over old: StandingSite, in staging: String) {
    self.old = old
    self.staging = staging
  }

  /// Adds a file.
  func add(_ path: String, _ bytes: [UInt8]) throws(WorkspaceError) {
    let file = BuiltFile(path: path, size: bytes.count, hash: ContentHash(of: bytes))
    let isKept = old.holds(file, bytes)
    if !isKept {
      let made = try create(path)
      defer { close(made) }
      try write(bytes, to: made, path)
    }
    add(file, isKept: isKept)
  }

  /// Adds a piece to a file that is as large as it is; `finish` ends them all.
  func append(_ bytes: [UInt8], to path: String) throws(WorkspaceError) {
    var growing: Growing
    if let known = open[path] { growing = known } else { growing = Growing(file: try create(path)) }
    growing.size += bytes.count
    growing.hash.update(bytes)
    open[path] = growing
    try write(bytes, to: growing.file, path)
  }

  /// Ends the files that came in pieces, by name.
  func finish() throws(WorkspaceError) {
    for (path, growing) in open.sorted(by: { $0.key < $1.key }) {
      open[path] = nil
      close(growing.file)
      let file = BuiltFile(path: path, size: growing.size, hash: growing.hash.finish())
      let isKept = old.holds(file)
      // Nothing links to it yet.
      if isKept { unlink(staging + "/" + path) }
      add(file, isKept: isKept)
    }
  }

  deinit { for growing in open.values { close(growing.file) } }

  private func add(_ file: BuiltFile, isKept: Bool) {
    files.append(file)
    self.isKept.append(isKept)
  }

  /// Puts links to what stays of the old site beside what was written, so that the new one is whole.
  func link(_ paths: some Sequence<String>) throws(WorkspaceError) {
    for path in paths {
      try makeFolders(above: path)
      // Another's file, or one with too many links, cannot be linked; then it is written.
      if Glibc.link(old.folder + "/" + path, staging + "/" + path) != 0 {
        let bytes = try Disk.read(old.folder + "/" + path)
        let file = try create(path)
        defer { close(file) }
        try write(bytes, to: file, path)
      }
    }
  }

  private func create(_ path: String) throws(WorkspaceError) -> Int32 {
    try makeFolders(above: path)
    return try SiteFolder.create(staging + "/" + path)
  }

  private func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(WorkspaceError) {
    try SiteFolder.write(bytes, to: file, staging + "/" + path)
  }

  private func makeFolders(above path: String) throws(WorkspaceError) {
    if !hasBegun { try SiteFolder.makeFolder(staging) }
    hasBegun = true
    try SiteFolder.makeFolders(above: path, in: staging, &folders)
  }
}
