// Rulewright. Apache-2.0.

import Glibc
package import Unpacked

/// Opens an archive into a folder of numbered files, and says of every member what became of it.
package enum ArchiveUnpacker {
  /// Reads the archive that `descriptor` has open.
  package static func read(
    _ descriptor: Int32, bounds: ArchiveBounds, into folder: NumberedFolder,
    _ say: (ArchiveEvent) throws -> Void
  ) throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw UnpackingError.unreadable }
    var left = Budget(bounds: bounds, archiveSize: Int(status.st_size))
    var folder = folder
    do {
      let archive = try OpenArchive(descriptor)
      var number = 0
      while let member = try archive.next() {
        number += 1
        guard number <= bounds.members else {
          throw OpenArchive.Fault(reason: "it has more than \(bounds.members) members")
        }
        let content = try take(member, of: archive, into: &folder, &left)
        try say(.member(ArchiveMember(number: number, name: member.name, content: content)))
      }
      try say(.ended)
    } catch let fault as OpenArchive.Fault {
      try say(.broken(reason: fault.reason))
    }
  }

  private static func take(
    _ member: OpenArchive.Member, of archive: OpenArchive, into folder: inout NumberedFolder,
    _ left: inout Budget
  ) throws -> ArchiveMember.Content {
    switch member.kind {
    case .folder: return .folder
    case .other(let what): return .refused(reason: "it is \(what)")
    case .file: break
    }
    let (number, descriptor) = try folder.begin()
    var isKept = false
    defer {
      close(descriptor)
      if !isKept { folder.discard(number) }
    }
    var size = 0
    while true {
      guard let piece = archive.piece() else { return .refused(reason: archive.complaint) }
      if piece.isEmpty { break }
      try left.spend(piece.count)
      try folder.write(piece, to: descriptor, number: number)
      size += piece.count
    }
    isKept = true
    return .file(number, size: size)
  }

  /// What may still come out of an archive.
  private struct Budget {
    private var left: Int
    private let reason: String

    init(bounds: ArchiveBounds, archiveSize: Int) {
      let (product, isOver) = archiveSize.multipliedReportingOverflow(by: bounds.ratio)
      let byRatio = max(bounds.freeBytes, isOver ? .max : product)
      left = min(bounds.bytes, byRatio)
      reason =
        byRatio < bounds.bytes
        ? "it unpacks to more than \(bounds.ratio) times its size"
        : "it unpacks to more than \(bounds.bytes >> 20) MB"
    }

    mutating func spend(_ count: Int) throws {
      left -= count
      guard left >= 0 else { throw OpenArchive.Fault(reason: reason) }
    }
  }
}
