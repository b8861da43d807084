// Rulewright. Apache-2.0.

import Comments
import Dockets
import Hashing

/// Reads a file that is one comment: a letter as plain text, as Markdown, or as a page of HTML.
///
/// Nobody gave it a number, so that it bears the beginning of its hash: the same letter is the same
/// comment wherever it comes again.
struct WholeTextReader: TextReading {
  /// The longest letter, in bytes.
  static let longest = 32 << 20

  private let isHTML: Bool
  private let stage: (CommentSubject) -> StageID?
  private var bytes: [UInt8] = []
  private var isWindows1252 = false

  private(set) var rowsRead = 0
  var offsets = OffsetMap()

  init(isHTML: Bool, stage: @escaping (CommentSubject) -> StageID?) {
    self.isHTML = isHTML
    self.stage = stage
  }

  var notes: [String] { isWindows1252 ? ["Windows-1252 was made UTF-8"] : [] }

  mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void
  ) throws {
    guard bytes.count + piece.count <= Self.longest else {
      throw ImportError.notText(
        position: offsets.original(Self.longest),
        reason: "a letter of more than \(Self.longest) bytes is not read")
    }
    bytes += piece
  }

  mutating func finish(_ each: (ImportedRow) throws -> Void) throws {
    let whole = offsets.original(0)..<offsets.original(bytes.count)
    let id = CommentID("file-\(ContentHash(of: bytes).short)")
    let text = try text()
    rowsRead = 1
    let body = isHTML ? HTMLText.words(text[...]) : PlainText.lines(text[...])
    guard !trimmed(body.utf8).isEmpty else {
      return try each(.skipped(row: 1, reason: "a file without words"))
    }
    guard let stage = stage(CommentSubject()) else {
      return try each(
        .rejected(row: 1, reason: "it does not say on which stage it is; name one with --stage"))
    }
    try each(.comment(Comment(id: id, stage: stage, body: body), row: 1, place: whole))
  }

  /// The file's text as UTF-8.
  private mutating func text() throws -> [UInt8] {
    var checker = UTF8Checker()
    var doubling = EncodedTwice()
    var broken: Int?
    for (position, byte) in bytes.enumerated() {
      if byte >= 0x80 {
        broken = broken ?? checker.broken(by: byte, at: position)
        doubling.take(byte, at: position)
      } else {
        broken = broken ?? checker.brokenByEnd()
        guard !TextEvidence.isControl(byte) else {
          throw ImportError.notText(
            position: offsets.original(position),
            reason: "a control character (0x\(hexadecimal(byte))) stands there")
        }
      }
    }
    broken = broken ?? checker.brokenByEnd()
    doubling.finish()
    if let finding = doubling.finding { throw finding }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    guard let broken else { return text }
    switch Windows1252.evidence(in: text) {
    case .all: break
    case .mixed:
      throw ImportError.notText(
        position: broken,
        reason: "it is not UTF-8, while other words are; nobody can say which is meant")
    case .undefined(let byte):
      throw ImportError.notText(
        position: broken,
        reason: "it is not UTF-8, and not Windows-1252, which has nothing for "
          + "0x\(hexadecimal(byte))")
    }
    isWindows1252 = true
    return Windows1252.utf8(text, ends: [text.count]).bytes
  }
}
