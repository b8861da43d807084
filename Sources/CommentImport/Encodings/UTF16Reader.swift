// Rulewright. Apache-2.0.

import Comments

/// Reads a file that is UTF-16 with a reader of text, which is told where its bytes lay.
struct UTF16Reader: CommentFileReading {
  private var inner: any TextReading
  private let isBigEndian: Bool
  private var pending: [UInt8] = []
  private var highSurrogate: UInt16?
  private var isAtStart = true
  /// The byte of the file that comes next, and the byte of the text.
  private var position = 0
  private var decoded = 0

  init(_ inner: any TextReading, isBigEndian: Bool) {
    self.inner = inner
    self.isBigEndian = isBigEndian
  }

  var rowsRead: Int { inner.rowsRead }

  var notes: [String] {
    ["UTF-16, \(isBigEndian ? "big" : "little") end first, was made UTF-8"] + inner.notes
  }

  mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void
  ) throws {
    var text: [UInt8] = []
    text.reserveCapacity(piece.count * 3 / 4)
    var fault: (any Error)?
    do { try decode(piece, to: &text) } catch { fault = error }
    // What stands before a fault is read first, so that the same is said however pieces are cut.
    try inner.feed(text[...], each)
    if let fault { throw fault }
  }

  private mutating func decode(_ piece: ArraySlice<UInt8>, to text: inout [UInt8]) throws {
    var rest = piece
    if let first = pending.first, let second = rest.first {
      pending = []
      rest = rest.dropFirst()
      try take(first, second, to: &text)
    }
    var at = rest.startIndex
    while at + 1 < rest.endIndex {
      try take(rest[at], rest[at + 1], to: &text)
      at += 2
    }
    pending += rest[at...]
  }

  mutating func finish(_ each: (ImportedRow) throws -> Void) throws {
    if highSurrogate != nil { throw loneSurrogate(at: position - 2) }
    guard pending.isEmpty else {
      throw ImportError.notText(
        position: position, reason: "the file ends within a character of UTF-16")
    }
    try inner.finish(each)
  }

  private mutating func take(
    _ first: UInt8, _ second: UInt8, to text: inout [UInt8]
  ) throws {
    let unit =
      isBigEndian ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first)
    let start = highSurrogate == nil ? position : position - 2
    position += 2
    if isAtStart {
      isAtStart = false
      if unit == 0xFEFF { return }
    }
    var value = UInt32(unit)
    switch unit {
    case 0xD800...0xDBFF:
      guard highSurrogate == nil else { throw loneSurrogate(at: start) }
      highSurrogate = unit
      return
    case 0xDC00...0xDFFF:
      guard let high = highSurrogate else { throw loneSurrogate(at: start) }
      value = 0x10000 + (UInt32(high - 0xD800) << 10 | UInt32(unit - 0xDC00))
      highSurrogate = nil
    default:
      guard highSurrogate == nil else { throw loneSurrogate(at: start) }
    }
    let before = text.count
    text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    let length = text.count - before
    inner.offsets.add(
      decoded: decoded, original: start, length: (decoded: length, original: position - start))
    decoded += length
  }

  private func loneSurrogate(at position: Int) -> ImportError {
    .notText(position: position, reason: "half of a character of UTF-16 stands there")
  }
}
