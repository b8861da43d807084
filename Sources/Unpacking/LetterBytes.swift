// Rulewright. Apache-2.0.

/// What can be said of a letter's bytes before they are parsed.
enum LetterBytes {
  /// The letter without what a mailbox puts around it: the line "From ", and the mark before lines
  /// that begin so; and without a byte order mark and empty lines in front.
  static func unwrapped(_ bytes: [UInt8], isOfMailbox: Bool) -> [UInt8] {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    if MailSplitter.begins(rest) {
      rest = rest.firstIndex(of: 0x0A).map { rest[($0 + 1)...] } ?? []
    }
    rest = rest.drop { $0 == 0x0A || $0 == 0x0D }
    return isOfMailbox ? unquoted(rest) : Array(rest)
  }

  /// A mailbox writes ">From " where a line of a letter begins with "From ", and one mark more
  /// where that stands already.
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var rest = bytes
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      var line = rest[..<end]
      if line.first == 0x3E, MailSplitter.begins(line.drop { $0 == 0x3E }) {
        line = line.dropFirst()
      }
      out += line
      rest = rest[end...]
    }
    return out
  }

  /// Whether one of the first lines is a header field: `Name: …`.
  static func beginsWithField(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    for _ in 0..<3 {
      let line = rest.prefix { $0 != 0x0A }
      let name = line.prefix { $0 != 0x3A }
      let word = name.reversed().drop { $0 == 0x20 || $0 == 0x09 }
      if name.count < line.count, !word.isEmpty, word.allSatisfy({ (0x21...0x7E) ~= $0 }) {
        return true
      }
      if line.allSatisfy({ $0 == 0x0D }) { return false }
      rest = rest[line.endIndex...].dropFirst()
    }
    return false
  }

  /// The letter as its parser wants it: of fields that say what sort of text it is the first alone,
  /// and no space before a field's colon, where letters of old have some.
  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    let fields = ["content-type:", "content-transfer-encoding:", "content-disposition:"]
      .map { Array($0.utf8) }
    var seen: Set<Int> = []
    var out: [UInt8] = []
    var rest = bytes[...]
    var isDropping = false
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      var line = rest[..<end]
      if line.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) { break }
      if let colon = line.firstIndex(of: 0x3A), let last = line[..<colon].last, last == 0x20,
        let first = line.firstIndex(of: 0x20), line[first..<colon].allSatisfy({ $0 == 0x20 })
      {
        line.removeSubrange(first..<colon)
      }
      if line.first != 0x20, line.first != 0x09 {
        let start = line.prefix(40).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        let field = fields.firstIndex { start.starts(with: $0) }
        isDropping = field.map { !seen.insert($0).inserted } ?? false
      }
      if !isDropping { out += line }
      rest = rest[end...]
    }
    return out + rest
  }

  /// What stands behind the header, with line endings LF and none at the end.
  static func body(_ bytes: [UInt8]) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    lines = lines.drop { !$0.isEmpty && !$0.elementsEqual([0x0D]) }.dropFirst()
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for line in lines {
      out += line.last == 0x0D ? line.dropLast() : line
      out.append(0x0A)
    }
    while out.last == 0x0A { out.removeLast() }
    return out
  }
}
