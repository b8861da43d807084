// Rulewright. Apache-2.0.

/// Reads a form with files, `multipart/form-data`, in pieces of any size, and holds no more of it
/// than a piece (RFC 7578; HTML Standard, "Multipart form data").
///
/// It knows no file: what is in the form is handed on, part by part, in its order.
struct MultipartReader {
  /// What was read.
  enum Found: Equatable {
    /// A field begins; `file` is what a file is called, nil where it is no file.
    case part(name: String, file: String?)
    case bytes(ArraySlice<UInt8>)
    /// The field ends.
    case end
  }

  /// It is no such form, or not whole.
  struct Fault: Error, Equatable {
    var what: String
  }

  private enum Place {
    case preamble, afterDelimiter, head, body, epilogue
  }

  /// A head of a part that no browser writes is longer.
  private static let longestHead = 1 << 14

  private let delimiter: [UInt8]
  // The first delimiter may stand at the very beginning, where no line ends before it.
  private var held: [UInt8] = [0x0D, 0x0A]
  private var place = Place.preamble

  /// A reader for what a content type says; nil where that is another, or names no boundary.
  init?(contentType: String) {
    guard let boundary = Self.boundary(contentType) else { return nil }
    delimiter = Array("\r\n--".utf8) + boundary
  }

  /// Reads on, and hands over what is whole.
  mutating func feed(_ bytes: some Collection<UInt8>, _ take: (Found) throws -> Void) throws {
    held += bytes
    var at = 0
    defer { held.removeFirst(at) }
    while true {
      switch place {
      case .epilogue:
        at = held.count
        return
      case .preamble, .body:
        let (end, isWhole) = delimiter(from: at)
        if place == .body, end > at { try take(.bytes(held[at..<end])) }
        at = end
        guard isWhole else { return }
        if place == .body { try take(.end) }
        at += delimiter.count
        place = .afterDelimiter
      case .afterDelimiter:
        guard held.count - at >= 2 else { return }
        switch (held[at], held[at + 1]) {
        case (0x2D, 0x2D): place = .epilogue
        case (0x0D, 0x0A): place = .head
        default: throw Fault(what: "a boundary is followed by something else")
        }
        at += 2
      case .head:
        guard let end = headEnd(from: at) else {
          guard held.count - at <= Self.longestHead else {
            throw Fault(what: "the head of a part is too long")
          }
          return
        }
        try take(Self.part(held[at..<end]))
        at = end + 4
        place = .body
      }
    }
  }

  /// Throws unless the last boundary was read.
  func finish() throws {
    guard place == .epilogue else { throw Fault(what: "it ends before its last boundary") }
  }

  /// Where the next delimiter begins, or else from where on one may yet begin.
  private func delimiter(from start: Int) -> (at: Int, isWhole: Bool) {
    held.withUnsafeBufferPointer { held in
      var at = start
      while at < held.count {
        guard held[at] == 0x0D else {
          at += 1
          continue
        }
        let count = min(delimiter.count, held.count - at)
        var same = 1
        while same < count, held[at + same] == delimiter[same] { same += 1 }
        if same == delimiter.count { return (at, true) }
        if same == count { return (at, false) }
        at += 1
      }
      return (held.count, false)
    }
  }

  /// Where the line end of a head's last line begins; an empty line follows.
  private func headEnd(from start: Int) -> Int? {
    var at = start
    while at + 3 < held.count {
      if held[at] == 0x0D, held[at + 1] == 0x0A, held[at + 2] == 0x0D, held[at + 3] == 0x0A {
        return at
      }
      at += 1
    }
    return nil
  }
}

// MARK: - Heads

extension MultipartReader {
  private static func boundary(_ contentType: String) -> [UInt8]? {
    let parts = contentType.utf8.split(separator: 0x3B)
    guard let type = parts.first, isSame(trimmed(type), "multipart/form-data") else { return nil }
    for part in parts.dropFirst() {
      let pair = part.split(separator: 0x3D, maxSplits: 1)
      guard pair.count == 2, isSame(trimmed(pair[0]), "boundary") else { continue }
      var value = trimmed(pair[1])
      if value.count >= 2, value.first == 0x22, value.last == 0x22 {
        value = Array(value.dropFirst().dropLast())
      }
      return (1...70).contains(value.count) ? value : nil
    }
    return nil
  }

  /// What a part's head says: `Content-Disposition: form-data; name="a"; filename="b"`.
  private static func part(_ head: ArraySlice<UInt8>) throws -> Found {
    for line in head.split(separator: 0x0A) {
      let field = line.split(separator: 0x3A, maxSplits: 1)
      guard field.count == 2, isSame(trimmed(field[0]), "content-disposition") else { continue }
      guard let name = quoted("name", in: field[1]) else { break }
      return .part(name: name, file: quoted("filename", in: field[1]))
    }
    throw Fault(what: "a part does not say which field it is")
  }

  /// The value of a parameter between quotation marks; browsers write those, and line ends, as
  /// `%22`, `%0D` and `%0A`, and escape nothing else.
  private static func quoted(_ name: String, in value: ArraySlice<UInt8>) -> String? {
    let start = Array((" " + name + "=\"").utf8)
    var at = value.startIndex
    while at + start.count <= value.endIndex {
      guard value[at...].starts(with: start) else {
        // What stands between quotation marks names no parameter.
        if value[at] == 0x22 {
          at += 1
          while at < value.endIndex, value[at] != 0x22 { at += 1 }
        }
        at += 1
        continue
      }
      let rest = value[(at + start.count)...]
      guard let end = rest.firstIndex(of: 0x22) else { return nil }
      return String(decoding: unescaped(rest[..<end]), as: UTF8.self)
    }
    return nil
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      let escapes: [(StaticString, UInt8)] = [("22", 0x22), ("0D", 0x0D), ("0A", 0x0A)]
      if byte == 0x25,
        let escape = escapes.first(where: { rest.starts(with: Array("\($0.0)".utf8)) })
      {
        out.append(escape.1)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return out
  }

  private static func trimmed(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return Array(bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  private static func isSame(_ bytes: [UInt8], _ lower: String) -> Bool {
    bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }.elementsEqual(lower.utf8)
  }
}
