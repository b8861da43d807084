// Rulewright. Apache-2.0.

import CommentImport
import Foundation
import Unpacked

extension DocumentReader {
  /// A copy of an office document without the words that it hides from its reader; nil where it
  /// hides none, or is no document of a kind that could.
  ///
  /// A document that cannot be opened is left to the tool that reads it, which says why.
  func withoutHiddenWords(_ path: String, _ format: String, in folder: String) throws -> String? {
    if format == "rtf" { return try withoutDeletions(path, in: folder) }
    guard format == "docx" || format == "odt" else { return nil }
    var members: [(name: String, bytes: [UInt8])] = []
    let budget = ArchiveBudget(bytes: bounds.file, members: bounds.members)
    let fault = try ArchiveFile(extractor, budget: budget).read(path) { member, file in
      // Pictures say nothing, and are not copied.
      guard let file, member.name.utf8.count < 1000, Self.isText(member.name) else { return }
      guard let handle = FileHandle(forReadingAtPath: file) else { return }
      defer { try? handle.close() }
      members.append((member.name, Array(try handle.readToEnd() ?? Data())))
    }
    guard fault == nil else { return nil }
    let isXML = { (name: String) in name.utf8.reversed().starts(with: "lmx.".utf8) }
    let hidden = HiddenWords(
      isOpenDocument: format == "odt", members: members.filter { isXML($0.name) }.map(\.bytes))
    var isCut = false
    for index in members.indices where isXML(members[index].name) {
      if let rest = hidden.cut(from: members[index].bytes) {
        members[index].bytes = rest
        isCut = true
      }
    }
    guard isCut else { return nil }
    let copy = folder + "/shown." + format
    try Data(StoredZip.bytes(of: members)).write(to: URL(fileURLWithPath: copy))
    return copy
  }

  /// A copy of a rich text without the words that were deleted while changes were tracked; nil where
  /// there are none.
  private func withoutDeletions(_ path: String, in folder: String) throws -> String? {
    let limit = 128 << 20
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Unread(reason: "it cannot be opened")
    }
    defer { try? file.close() }
    let bytes = Array(try file.read(upToCount: limit + 1) ?? Data())
    guard bytes.count <= limit else { throw Unread(reason: "it is larger than \(limit >> 20) MB") }
    guard let rest = RichText.withoutDeletions(bytes) else { return nil }
    let copy = folder + "/shown.rtf"
    try Data(rest).write(to: URL(fileURLWithPath: copy))
    return copy
  }

  /// Whether a member of an office document is part of its text: XML, what joins its parts, and what
  /// tells its kind.
  private static func isText(_ member: String) -> Bool {
    ["lmx.", "sler.", "epytemim"].contains { member.utf8.reversed().starts(with: $0.utf8) }
  }
}
