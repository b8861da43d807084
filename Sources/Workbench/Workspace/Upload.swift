// Rulewright. Apache-2.0.

import Foundation
import Synchronization

/// A file that somebody sends, in a place of its own beside the docket's record, until it is
/// imported.
///
/// What its sender calls it is no path here. The file goes when nobody needs the upload any more;
/// what a killed program leaves is removed by the next one, which sees that nobody holds it.
package final class Upload: Sendable {
  /// What its sender calls it, without folders.
  package let name: String
  let path: String
  private let descriptor: Int32
  private static let numbers = Atomic<Int>(0)
  private let wasUnnamed: Bool

  /// An empty one in a folder, which is made where it is missing.
  init(_ name: String, in folder: String) throws(WorkspaceError) {
    self.name = Self.bareName(name)
    wasUnnamed = name.utf8.isEmpty
    try Disk.makeFolder(folder)
    if !Disk.isThere(folder + "/.gitignore") {
      try Disk.write(Array("*\n".utf8), to: folder + "/.gitignore")
    }
    // By its end a format may be told, and it has letters and digits only.
    let end = ReceivedFolder.safeExtension(of: self.name)
    while true {
      let number = Self.numbers.wrappingAdd(1, ordering: .relaxed).newValue
      let path = folder + "/upload-\(getpid())-\(number)" + end
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      // A killed program of the same number may have left one.
      if file < 0, errno == EEXIST { continue }
      guard file >= 0 else { throw .cannotWrite(path: path, reason: Disk.reason()) }
      // Until it is held, it looks forsaken, and whoever removes such may hold or have removed it.
      let isHeld = flock(file, LOCK_EX | LOCK_NB) == 0
      let reason = isHeld || errno == EWOULDBLOCK ? nil : Disk.reason()
      if isHeld, Self.lies(file, at: path) {
        (self.path, descriptor) = (path, file)
        return
      }
      close(file)
      if let reason {
        unlink(path)
        throw .cannotWrite(path: path, reason: reason)
      }
    }
  }

  /// Whether an open file is the one that lies at a path.
  private static func lies(_ file: Int32, at path: String) -> Bool {
    var (own, there) = (stat(), stat())
    return fstat(file, &own) == 0 && stat(path, &there) == 0 && own.st_ino == there.st_ino
      && own.st_dev == there.st_dev
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  /// Adds bytes at its end.
  package func append(_ bytes: ArraySlice<UInt8>) throws(WorkspaceError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: name, reason: Disk.reason()) }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether it is what a browser sends where no file was chosen.
  package var isNothing: Bool { wasUnnamed && Disk.size(of: path) == 0 }

  /// The last part of a name as browsers of any system send it; never empty.
  private static func bareName(_ name: String) -> String {
    let last = name.utf8.split { $0 == 0x2F || $0 == 0x5C }.last ?? ""[...].utf8
    let text = String(decoding: last.filter { $0 != 0 }, as: UTF8.self)
    return ["", ".", ".."].contains { text.utf8.elementsEqual($0.utf8) } ? "unnamed" : text
  }

  /// Removes what programs left that were killed while somebody sent them a file.
  static func removeForsaken(in folder: String) {
    for name in Disk.names(in: folder) where name.utf8.starts(with: "upload-".utf8) {
      let file = open(folder + "/" + name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(folder + "/" + name) }
      close(file)
    }
  }
}

extension Workspace {
  /// A place for a file that somebody sends to a docket.
  ///
  /// Throws `WorkspaceError`.
  package func upload(_ name: String, to docket: String) throws(WorkspaceError) -> Upload {
    try Workspace.checkName(docket)
    return try Upload(name, in: uploads(docket))
  }

  /// Removes what programs left that were killed while somebody sent them a file.
  package func removeForsakenUploads() {
    for name in docketNames { Upload.removeForsaken(in: uploads(name)) }
  }

  /// The same of one docket.
  func removeForsakenUploads(of docket: String) { Upload.removeForsaken(in: uploads(docket)) }

  private func uploads(_ docket: String) -> String { commentsFolder(docket) + "/.uploads" }
}
