// Rulewright. Apache-2.0.

import Glibc

/// A CSV file of comments, read in pieces; where each text stands is kept, and it is read again when
/// it is asked for.
final class CommentFile {
  private let descriptor: Int32
  /// All ids, end to end, and where each ends.
  private var ids: [UInt8] = []
  private var idEnds: [Int] = []
  /// Where the text of each row stands.
  private var texts: [(start: Int, count: Int32)] = []

  init(_ path: String) throws {
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Refusal("\(path): \(String(cString: strerror(errno)))") }
  }

  deinit { close(descriptor) }

  /// Hands on each row behind the header: its place, its text and whether it is a stub.
  func eachComment(_ take: (Int, UnsafeBufferPointer<UInt8>, Bool) -> Void) {
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var offset = 0  // Of the piece in the file.
    var filled = 0
    var isHeader = true
    while true {
      let count = piece.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled, offset + filled)
      }
      filled += max(0, count)
      let isEnd = count <= 0
      let used = piece.withUnsafeBufferPointer { bytes -> Int in
        rows(UnsafeBufferPointer(rebasing: bytes[..<filled]), offset, isEnd, &isHeader, take)
      }
      if isEnd { return }
      piece.withUnsafeMutableBytes { bytes in
        bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[used..<filled]))
      }
      offset += used
      filled -= used
      if filled == piece.count { piece += [UInt8](repeating: 0, count: piece.count) }
    }
  }

  /// Reads the whole rows of a piece; gives how much of it they are.
  private func rows(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ isEnd: Bool, _ isHeader: inout Bool,
    _ take: (Int, UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) -> Int {
    var used = 0
    while let (fields, end) = row(bytes, from: used, isEnd: isEnd) {
      used = end
      if isHeader {
        isHeader = false
        continue
      }
      guard fields.count == 3 else { continue }
      ids += bytes[fields[0]]
      idEnds.append(ids.count)
      texts.append((offset + fields[2].lowerBound, Int32(fields[2].count)))
      let isStub = bytes[fields[1].lowerBound] == 0x31
      let field = UnsafeBufferPointer(rebasing: bytes[fields[2]])
      if !field.contains(0x22) {
        take(texts.count - 1, field, isStub)
      } else {
        Self.unquoted(field).withUnsafeBufferPointer { take(texts.count - 1, $0, isStub) }
      }
    }
    return used
  }

  /// The fields of a row without the marks around them, and where the next row begins.
  private func row(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isEnd: Bool
  ) -> (fields: [Range<Int>], end: Int)? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    var fields: [Range<Int>] = []
    var at = start
    while true {
      guard at < bytes.count else { return nil }
      if bytes[at] == 0x22 {
        let first = at + 1
        at = first
        while true {
          guard at < bytes.count, let mark = memchr(base + at, 0x22, bytes.count - at) else {
            return nil
          }
          at = base.distance(to: mark.assumingMemoryBound(to: UInt8.self))
          guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else { break }
          at += 2
        }
        fields.append(first..<at)
        at += 1
      } else {
        let first = at
        while at < bytes.count, bytes[at] != 0x2C, bytes[at] != 0x0A { at += 1 }
        fields.append(first..<at)
      }
      guard at < bytes.count else { return isEnd ? (fields, at) : nil }
      if bytes[at] == 0x0A { return (fields, at + 1) }
      at += 1
    }
  }

  private static func unquoted(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(field.count)
    var isSecond = false
    for byte in field {
      isSecond = byte == 0x22 && !isSecond
      if !isSecond { text.append(byte) }
    }
    return text
  }

  func text(of number: Int) -> [UInt8] {
    let bytes = read(texts[number])
    return bytes.withUnsafeBufferPointer { field in
      field.contains(0x22) ? Self.unquoted(field) : bytes
    }
  }

  func id(of number: Int) -> ArraySlice<UInt8> {
    ids[(number == 0 ? 0 : idEnds[number - 1])..<idEnds[number]]
  }

  private func read(_ place: (start: Int, count: Int32)) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(place.count)) { bytes, count in
      count = max(0, pread(descriptor, bytes.baseAddress, bytes.count, place.start))
    }
  }
}
