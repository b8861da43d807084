// Rulewright. Apache-2.0.

package import Diagnostics

/// The Markdown text of one stage, as bytes: nothing here ever decodes, normalises or trims it.
package struct Draft: Sendable {
  /// The file's name as the user gave it, for messages.
  package let file: String
  package let bytes: [UInt8]
  /// The byte offset at which each line starts; the first is 0.
  ///
  /// A line ends with LF, CRLF or CR.
  package let lineStarts: [Int]

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    lineStarts = Draft.lineStarts(of: bytes)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var at = 0
    var nextReturn = bytes.firstIndex(of: 0x0D, from: 0) ?? bytes.count
    while true {
      let nextFeed = bytes.firstIndex(of: 0x0A, from: at) ?? bytes.count
      while nextReturn < nextFeed {
        at = nextReturn + 1
        if at < bytes.count, at != nextFeed { starts.append(at) }
        nextReturn = bytes.firstIndex(of: 0x0D, from: at) ?? bytes.count
      }
      at = nextFeed + 1
      guard at < bytes.count else { return starts }
      starts.append(at)
    }
  }

  /// The line of a byte offset, counted from 1.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line (counted from 1) with its line ending.
  package func range(ofLine line: Int) -> Range<Int> {
    let start = lineStarts[line - 1]
    return start..<(line < lineStarts.count ? lineStarts[line] : bytes.count)
  }

  /// The text of a byte range; invalid UTF-8 shows as U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The longest line that a place shows as its excerpt, in bytes.
  private static let longestExcerpt = 4096

  /// The place of some bytes, with their line as excerpt when it is short enough to be shown.
  package func place(of range: Range<Int>) -> SourcePlace {
    let line = line(at: range.lowerBound)
    var lineRange = self.range(ofLine: line)
    while let last = bytes[lineRange].last, last == 0x0A || last == 0x0D {
      lineRange = lineRange.lowerBound..<(lineRange.upperBound - 1)
    }
    let before = lineRange.lowerBound..<max(lineRange.lowerBound, range.lowerBound)
    let isShown = lineRange.count <= Draft.longestExcerpt
    return SourcePlace(
      file: file, line: line, column: scalars(in: before) + 1,
      excerpt: isShown ? text(lineRange) : nil, length: scalars(in: range.clamped(to: lineRange)))
  }

  /// How many scalars some bytes hold.
  ///
  /// Bytes that continue a scalar are not counted, which costs no decoding; each byte order mark is
  /// one, as it is for an editor.
  private func scalars(in range: Range<Int>) -> Int {
    bytes[range].count { $0 & 0xC0 != 0x80 }
  }
}
