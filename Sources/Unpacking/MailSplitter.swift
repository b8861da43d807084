// Rulewright. Apache-2.0.

/// Cuts a file of letters into its letters, piece by piece.
///
/// A file that begins with "From " is a mailbox: a line "From " with a time and a year in it that
/// stands behind an empty line begins the next letter. Any other file is one letter, whatever
/// stands in it.
package struct MailSplitter {
  /// One letter as it stands in the file, with the line "From " that a mailbox puts before it.
  package struct Letter: Hashable {
    package var bytes: Range<Int>
    /// Nil when it is longer than the bound.
    package var content: [UInt8]?
    package var isOfMailbox: Bool
  }

  private let longest: Int
  private var start: Int
  private var length = 0
  private var content: [UInt8] = []
  /// The line that the last piece broke off in.
  private var line: [UInt8] = []
  private var lineIsEmpty = true
  private var hasBegun = false
  private var isMailbox = false

  /// Cuts a file whose first piece stands at an offset; `isMailbox` says that what came before it
  /// told so.
  package init(longest: Int, offset: Int = 0, isMailbox: Bool = false) {
    self.longest = longest
    self.start = offset
    self.isMailbox = isMailbox
    self.hasBegun = isMailbox
  }

  /// Takes the next piece of the file and hands on every letter that ends in it.
  package mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (Letter) throws -> Void
  ) rethrows {
    var rest = piece
    while let end = rest.firstIndex(of: 0x0A) {
      line += rest[...end]
      rest = rest[(end + 1)...]
      try takeLine(each)
    }
    line += rest
    // A line without an end is not kept whole twice.
    if line.count > 1 << 16, hasBegun { flushLine(isEmpty: false) }
  }

  /// Says that the file has ended, and hands on the last letter.
  package mutating func finish(_ each: (Letter) throws -> Void) rethrows {
    if !line.isEmpty { try takeLine(each) }
    try end(each)
  }

  private mutating func takeLine(_ each: (Letter) throws -> Void) rethrows {
    if !hasBegun {
      hasBegun = true
      isMailbox = Self.begins(line[...])
    } else if isMailbox, lineIsEmpty, length > 0, Self.separates(line[...]) {
      try end(each)
    }
    flushLine(isEmpty: line.allSatisfy { $0 == 0x0A || $0 == 0x0D })
  }

  private mutating func flushLine(isEmpty: Bool) {
    length += line.count
    if length <= longest { content += line } else { content = [] }
    lineIsEmpty = isEmpty
    line.removeAll(keepingCapacity: true)
  }

  private mutating func end(_ each: (Letter) throws -> Void) rethrows {
    guard length > 0 else { return }
    let letter = Letter(
      bytes: start..<(start + length), content: length <= longest ? content : nil,
      isOfMailbox: isMailbox)
    start += length
    length = 0
    content = []
    try each(letter)
  }

  /// Whether a line begins as those do that stand between the letters of a mailbox.
  package static func begins(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "From ".utf8)
  }

  /// Whether a line within a mailbox begins a letter: it holds a time and a year too.
  static func separates(_ line: ArraySlice<UInt8>) -> Bool {
    guard begins(line), line.count < 1000 else { return false }
    let line = Array(line)
    func isDigit(_ at: Int) -> Bool { line.indices.contains(at) && (0x30...0x39) ~= line[at] }
    let hasTime = line.indices.contains {
      line[$0] == 0x3A && isDigit($0 - 1) && isDigit($0 + 1) && isDigit($0 + 2)
    }
    let hasYear = line.indices.contains { at in
      (at..<(at + 4)).allSatisfy(isDigit) && !isDigit(at - 1) && !isDigit(at + 4)
        && (line[at] == 0x31 || line[at] == 0x32)
    }
    return hasTime && hasYear
  }
}
