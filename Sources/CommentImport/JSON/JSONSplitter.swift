// Rulewright. Apache-2.0.

/// Cuts a JSON file into the values that may be comments, as its bytes come: the file itself, its
/// elements where it is a list, those of its member `data` or `filings` where it is an object with
/// one, or its lines.
///
/// It holds one value at a time, looks at brackets and strings only, and never recurses. Whether
/// a value is JSON within, `JSONTreeReader` says; a value that is not does not harm its neighbours
/// as long as its brackets and quotes match.
struct JSONSplitter {
  /// The longest value, in bytes.
  static let longest = 64 << 20
  /// How deep brackets are told apart; deeper ones are counted.
  private static let deepestKinds = 256
  private static let lists: [StaticString] = ["data", "filings"]

  private enum Place {
    /// Between values that nothing holds.
    case outside
    /// Within a value that is gathered.
    case value
    /// Within a list whose elements are values; whether a comma is due.
    case list(afterElement: Bool, afterComma: Bool)
  }

  private var place = Place.outside
  private var holder = JSONRecord.Holder.file
  private var bytes: [UInt8] = []
  private var start = 0
  private var fault: JSONFault?
  private var kinds: [UInt8] = []
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isScalar = false

  /// The object that holds the list being read, its list taken out.
  private var rest: (bytes: [UInt8], start: Int)?
  /// The key of the member of the outermost object, where it is short.
  private var key: [UInt8] = []
  private var isKey = false
  private var isMemberDue = false

  private var position = 0
  private var markMatched = 0
  /// Values each on a line of its own: then a line end ends a value that is broken.
  private var isLines = false
  private var valueHasLineEnd = false
  private var isAfterValue = false

  /// The first byte that is still of use.
  var firstNeeded: Int { if case .value = place { start } else { position } }

  private var isWithin: Bool { if case .outside = place { false } else { true } }

  /// Takes the next piece and hands on every value that ends in it.
  ///
  /// Throws `JSONFault` where nobody can say where values begin and end, and whatever `each` does.
  mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (JSONRecord) throws -> Void
  ) throws {
    var at = piece.startIndex
    while at < piece.endIndex {
      if isInString, !isEscaped, !isKey {
        // Most of a file is the words of its comments.
        let run = piece[at...].prefix { $0 != 0x22 && $0 != 0x5C && $0 != 0x0A }
        keep(run)
        position += run.count
        at = run.endIndex
        guard at < piece.endIndex else { return }
      }
      try take(piece[at], each)
      position += 1
      at += 1
    }
  }

  /// Says that the file has ended.
  mutating func finish(_ each: (JSONRecord) throws -> Void) throws {
    if case .value = place, isScalar, holder == .file { try end(each) }
    guard !isWithin, rest == nil else {
      throw JSONFault(position: position, reason: "the file ends within a value; it is cut off")
    }
  }
}

// MARK: - Bytes

extension JSONSplitter {
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func take(
    _ byte: UInt8, _ each: (JSONRecord) throws -> Void
  ) throws {
    switch place {
    case .outside:
      if position < 3, [0xEF, 0xBB, 0xBF][position] == byte { return }
      if Self.isSpace(byte) {
        if byte == 0x0A, isAfterValue, !valueHasLineEnd { isLines = true }
        return
      }
      isAfterValue = false
      if byte == 0x5B, !isLines {
        place = .list(afterElement: false, afterComma: false)
        holder = .list
        rest = ([], position)
        return
      }
      begin(byte, .file)
    case .list(let afterElement, let afterComma):
      if Self.isSpace(byte) { return }
      switch byte {
      case 0x2C where afterElement: place = .list(afterElement: false, afterComma: true)
      case 0x5D where !afterComma: try endList(each)
      case _ where !afterElement && byte != 0x2C && byte != 0x5D: begin(byte, holder)
      default:
        throw JSONFault(position: position, reason: "a comma or a value of the list is missing")
      }
    case .value: try takeWithin(byte, each)
    }
  }

  private mutating func begin(_ byte: UInt8, _ holder: JSONRecord.Holder) {
    self.holder = holder
    place = .value
    start = position
    bytes = []
    fault = nil
    kinds = []
    depth = 0
    (isInString, isEscaped, isScalar) = (false, false, false)
    valueHasLineEnd = false
    (key, isKey, isMemberDue) = ([], false, false)
    keep(byte)
    switch byte {
    case 0x7B, 0x5B:
      open(byte)
      isKey = byte == 0x7B
    case 0x22: isInString = true
    default: isScalar = true
    }
  }

  private mutating func takeWithin(
    _ byte: UInt8, _ each: (JSONRecord) throws -> Void
  ) throws {
    if byte == 0x0A {
      valueHasLineEnd = true
      if isLines, holder == .file, rest == nil, !isScalar {
        fault = fault ?? JSONFault(position: position, reason: "the line ends within a value")
        return try end(each)
      }
    }
    if isInString { return try takeInString(byte, each) }
    if isScalar {
      let ends = byte == 0x2C || byte == 0x5D || Self.isSpace(byte)
      guard ends else { return keep(byte) }
      try end(each)
      // The byte that ended it is the list's.
      return try take(byte, each)
    }
    switch byte {
    case 0x22:
      isInString = true
      if depth == 1, isKey { key = [] }
    case 0x7B, 0x5B:
      if depth == 1, isMemberDue, byte == 0x5B, isListKey { return try beginMember() }
      open(byte)
    case 0x7D, 0x5D:
      try close(byte)
      keep(byte)
      if depth == 0 { try end(each) }
      return
    case 0x2C where depth == 1 && kinds.first == 0x7B: (isKey, isMemberDue) = (true, false)
    case 0x3A where depth == 1: (isKey, isMemberDue) = (false, true)
    default: break
    }
    keep(byte)
  }

  private mutating func takeInString(
    _ byte: UInt8, _ each: (JSONRecord) throws -> Void
  ) throws {
    keep(byte)
    if isEscaped {
      isEscaped = false
    } else if byte == 0x5C {
      isEscaped = true
    } else if byte == 0x22 {
      isInString = false
      if depth == 0 { try end(each) }
    } else if depth == 1, isKey, key.count < 16 {
      key.append(byte)
    }
  }
}

// MARK: - Values and lists

extension JSONSplitter {
  private var isListKey: Bool {
    holder == .file && rest == nil && Self.lists.contains { matchesExactly(key, $0) }
  }

  private func matchesExactly(_ bytes: [UInt8], _ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes.elementsEqual($0) }
  }

  /// The list of an object begins: its elements are values, and the object waits for its end.
  private mutating func beginMember() throws {
    keep(0x5B)
    rest = (bytes, start)
    holder = .member
    place = .list(afterElement: false, afterComma: false)
  }

  private mutating func endList(_ each: (JSONRecord) throws -> Void) throws {
    guard let rest else { return }
    self.rest = nil
    guard holder == .member else {
      place = .outside
      (isAfterValue, valueHasLineEnd) = (true, true)
      return
    }
    // The object goes on behind its list.
    let bytes = rest.bytes + [0x5D]
    let start = rest.start
    begin(0x7B, .rest)
    self.bytes = bytes
    self.start = start
    isKey = false
  }

  private mutating func open(_ byte: UInt8) {
    if kinds.count == depth, depth < Self.deepestKinds { kinds.append(byte) }
    depth += 1
  }

  private mutating func close(_ byte: UInt8) throws {
    depth -= 1
    guard kinds.count > depth else { return }
    if kinds.removeLast() != byte - 2 {
      throw JSONFault(position: position, reason: "a bracket closes that did not open")
    }
  }

  private mutating func keep(_ byte: UInt8) { keep(CollectionOfOne(byte)) }

  private mutating func keep(_ run: some Collection<UInt8>) {
    guard fault == nil else { return }
    guard bytes.count + run.count <= Self.longest else {
      fault = JSONFault(
        position: start, reason: "it is longer than \(Self.longest) bytes")
      bytes = []
      return
    }
    bytes.append(contentsOf: run)
  }

  private mutating func end(_ each: (JSONRecord) throws -> Void) throws {
    let record = JSONRecord(
      holder: holder, bytes: bytes, start: start,
      fault: fault.map { JSONFault(position: $0.position - start, reason: $0.reason) })
    bytes = []
    (isInString, isEscaped, isScalar, isKey) = (false, false, false, false)
    switch holder {
    case .list, .member: place = .list(afterElement: true, afterComma: false)
    case .file, .rest:
      place = .outside
      isAfterValue = true
    }
    try each(record)
  }
}
