// Rulewright. Apache-2.0.

import Comments

/// How a file writes its text, as far as its beginning tells.
///
/// UTF-8 and Windows-1252 are told apart later, record by record, since only whole records give
/// evidence.
package enum TextEncoding: Hashable, Sendable {
  case utf8
  case utf16(isBigEndian: Bool)

  /// UTF-16 by its byte order mark, or without one where it is unmistakable: of the first bytes
  /// every second is zero, as of Latin letters, and none of the others.
  package init(beginning bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isBigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isBigEndian: true)
    } else {
      self = Self.unmarked(bytes.prefix(256))
    }
  }

  private static func unmarked(_ bytes: ArraySlice<UInt8>) -> TextEncoding {
    guard bytes.count >= 8 else { return .utf8 }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in bytes.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let most = bytes.count / 2 * 9 / 10
    if zeros.even == 0, zeros.odd >= most { return .utf16(isBigEndian: false) }
    if zeros.odd == 0, zeros.even >= most { return .utf16(isBigEndian: true) }
    return .utf8
  }

  /// A reader of text, or one that decodes before it.
  func reader(_ inner: any TextReading) -> any CommentFileReading {
    switch self {
    case .utf8: inner
    case .utf16(let isBigEndian): UTF16Reader(inner, isBigEndian: isBigEndian)
    }
  }

  /// The beginning of a file as UTF-8.
  ///
  /// Throws `ImportError.notText`.
  func decoded(_ bytes: ArraySlice<UInt8>, isWhole: Bool) throws -> [UInt8] {
    guard case .utf16(let isBigEndian) = self else { return Array(bytes) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
      throw ImportError.notText(position: 0, reason: "it is UTF-32")
    }
    let gathered = GatheredText()
    var reader = UTF16Reader(gathered, isBigEndian: isBigEndian)
    try reader.feed(bytes) { _ in }
    if isWhole { try reader.finish { _ in } }
    return gathered.bytes
  }
}

/// Takes text and keeps it.
private final class GatheredText: TextReading {
  var bytes: [UInt8] = []
  var offsets = OffsetMap()
  var rowsRead: Int { 0 }
  var notes: [String] { [] }

  func feed(_ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void) { bytes += piece }
  func finish(_ each: (ImportedRow) throws -> Void) {}
}
