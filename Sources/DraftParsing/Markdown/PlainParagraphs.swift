// Rulewright. Apache-2.0.

import Clauses

/// The paragraphs and headings of one line that hold nothing but words and simple emphasis, which
/// are nearly all of a rule: they are read here, and cmark is given a letter for each run of them.
///
/// Blank lines stand before and after such a line, and it begins like no other block (CommonMark
/// 0.30, chapter 4). Where cmark takes one for something else after all, since a fence or a comment
/// is open, the text is given to it whole.
struct PlainParagraphs {
  private struct Place {
    var line: Int
    /// The level of a heading; 0 for a paragraph.
    var level: Int
    /// The bytes of its words, and where emphasis begins and ends in them.
    var range: Range<Int>
    var marks: Range<Int>
    /// Whether what stands before it is one too.
    var isInRun: Bool
  }

  private let bytes: [UInt8]
  private let markup = bytesOfMarkup
  private var places: [Place] = []
  private var marks: [Int] = []
  private var taken = 0
  /// The same lines, with a letter for each run of such paragraphs.
  private(set) var rest: [UInt8] = []

  init(in bytes: [UInt8]) {
    self.bytes = bytes
    // Read where they lie: this looks at each byte of a draft.
    bytes.withUnsafeBufferPointer { find(in: $0) }
  }

  /// Whether each of them was taken for what it is.
  var areAllTaken: Bool { taken == places.count }

  /// Adds the blocks of the run that begins on a line, where one does, and says whether; they are
  /// asked for in order.
  mutating func takeRun(onLine line: Int, into blocks: inout [Block]) -> Bool {
    guard taken < places.count, places[taken].line == line else { return false }
    repeat {
      blocks.append(block(places[taken]))
      taken += 1
    } while taken < places.count && places[taken].isInRun
    return true
  }

  /// How many blocks its runs have.
  var count: Int { places.count }

  private func block(_ place: Place) -> Block {
    var words = StyledWords()
    words.reserveCapacity(place.range.count, spans: place.marks.count + 1)
    var start = place.range.lowerBound
    var isEmphasised = false
    for mark in marks[place.marks] {
      if mark > start { words.append(repairing: bytes[start..<mark], isEmphasised: isEmphasised) }
      isEmphasised.toggle()
      start = mark + 1
    }
    if start < place.range.upperBound {
      words.append(repairing: bytes[start..<place.range.upperBound], isEmphasised: isEmphasised)
    }
    let kind = place.level > 0 ? Block.Kind.heading(level: place.level) : .paragraph
    return Block(kind, place.line...place.line, words, items: [])
  }

  private mutating func find(in bytes: UnsafeBufferPointer<UInt8>) {
    rest.reserveCapacity(bytes.count / 4)
    var line = 0
    var copied = 0
    var isAfterBlank = true
    var isInRun = false
    // A line that is such a paragraph if the next one is blank.
    var waiting: Place?
    var at = 0
    while at < bytes.count {
      line += 1
      let start = at
      let kind = kind(ofLineAt: start, bytes, end: &at)
      let end = at
      if at < bytes.count, bytes[at] == 0x0D { at += 1 }
      if at < bytes.count, bytes[at] == 0x0A { at += 1 }
      if kind == .blank, let place = waiting {
        give(place, from: copied, bytes)
        (copied, isInRun) = (place.range.upperBound, true)
      }
      waiting = nil
      let marked = places.last?.marks.upperBound ?? 0
      if kind == .plain, isAfterBlank {
        let level = bytes[start..<end].prefix { $0 == 0x23 }.count
        var words = start..<end
        while bytes[words.upperBound - 1] == 0x20 { words = start..<(words.upperBound - 1) }
        waiting = Place(
          line: line, level: level, range: words, marks: marked..<marks.count, isInRun: isInRun)
      } else {
        marks.removeLast(marks.count - marked)
        if kind != .blank { isInRun = false }
      }
      isAfterBlank = kind == .blank
    }
    if let place = waiting {
      give(place, from: copied, bytes)
      copied = place.range.upperBound
    }
    rest.append(contentsOf: bytes[copied...])
  }

  private mutating func give(
    _ place: Place, from copied: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    rest.append(contentsOf: bytes[copied..<place.range.lowerBound])
    if !place.isInRun { rest.append(0x78) }
    var place = place
    if place.level > 0 {
      let words = place.range.dropFirst(place.level).drop { bytes[$0] == 0x20 }
      place.range = words.startIndex..<words.endIndex
    }
    places.append(place)
  }

  // MARK: - Lines

  private enum Kind { case blank, plain, other }

  /// What a line is, and where it ends; the emphasis of a plain one is noted.
  private mutating func kind(
    ofLineAt start: Int, _ bytes: UnsafeBufferPointer<UInt8>, end: inout Int
  ) -> Kind {
    var isPlain = beginsParagraph(bytes[start]) || isHeading(ofLineAt: start, bytes)
    var isBlank = true
    var isOpen = false
    var at = start
    let known = marks.count
    line: while at < bytes.count {
      // Words are most of a text, and what they are is of no matter here.
      let from = at
      while at < bytes.count, markup[Int(bytes[at])] == 0 { at += 1 }
      if isBlank { isBlank = bytes[from..<at].allSatisfy(\.isBlank) }
      guard at < bytes.count else { break }
      switch bytes[at] {
      case 0x0A, 0x0D: break line
      case 0x2A:
        isPlain = isPlain && mayStand(isOpen, at, from: start, bytes)
        if isPlain { marks.append(at) }
        isOpen.toggle()
        isBlank = false
      case 0x09: isPlain = false
      default:
        isPlain = false
        isBlank = false
      }
      at += 1
    }
    end = at
    // What stands at the end of a heading may be marks that close it.
    if isPlain, !isOpen, bytes[start] != 0x23 || at > 0 && bytes[at - 1].isWordEnd { return .plain }
    marks.removeLast(marks.count - known)
    return isBlank ? .blank : .other
  }

  /// Whether an asterisk can do nothing but close the emphasis that is open, or else open one
  /// (CommonMark 0.30, section 6.2).
  private func mayStand(
    _ isOpen: Bool, _ index: Int, from start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let before = index > start ? bytes[index - 1] : 0x20
    let after = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
    let isBeforeBlank = after == 0x20 || after.isLineEnd
    guard before < 0x7F, after < 0x7F, before != 0x2A, after != 0x2A else { return false }
    if !isOpen { return before == 0x20 && !isBeforeBlank }
    let isWord = before.isLetter || before.isDigit
    let isBeforeMark = after > 0x20 && !after.isLetter && !after.isDigit
    return before != 0x20 && (isBeforeBlank || isWord && isBeforeMark)
  }

  /// Whether a line begins as a heading with words.
  private func isHeading(ofLineAt start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let marks = bytes[start...].prefix(7).prefix { $0 == 0x23 }.count
    guard (1...6).contains(marks), start + marks + 1 < bytes.count else { return false }
    let first = bytes[start + marks + 1]
    return bytes[start + marks] == 0x20 && first > 0x20 && first != 0x23
  }

  /// Whether a first byte makes a line a paragraph, whatever follows.
  private func beginsParagraph(_ byte: UInt8) -> Bool {
    // "§" and quotation marks begin with 0xC2 and 0xE2.
    byte.isLetter || byte == 0x28 || byte == 0x2A || byte == 0xC2 || byte == 0xE2
  }
}

/// 1 for each byte that may mean something to Markdown within a line, or ends it.
private let bytesOfMarkup: [UInt8] = (0...255).map { (byte: UInt8) in
  switch byte {
  case ..<0x20, 0x26, 0x2A, 0x3C, 0x5B, 0x5C, 0x5D, 0x5F, 0x60, 0x7F: 1
  default: 0
  }
}

extension UInt8 {
  /// Whether a heading that ends with it has no marks at its end.
  fileprivate var isWordEnd: Bool { self != 0x23 && self > 0x20 }
}

extension StyledWords {
  fileprivate mutating func append(repairing words: ArraySlice<UInt8>, isEmphasised: Bool) {
    // What is ASCII needs no repair, and nearly all is.
    if words.reduce(0, |) < 0x80 {
      append(words, style: isEmphasised ? .emphasis : .plain)
    } else {
      append(DraftParsing.text(words).utf8, style: isEmphasised ? .emphasis : .plain)
    }
  }
}
