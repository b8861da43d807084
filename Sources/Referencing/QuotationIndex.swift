// Rulewright. Apache-2.0.

import Citing
import Clauses
import Wording

/// The words of a stage's clauses, to be found again where a comment repeats six or more of them.
///
/// Words are compared in lower case, and apostrophes as one; what stands between them, quotation marks
/// too, is not looked at. A repetition that several clauses have is told as ambiguous, and one that
/// many have is none. Designations are no words: "paragraph (b)(1) of this section" repeats nothing.
struct QuotationIndex: Sendable {
  /// How many words a repetition has at least.
  static let fewest = 6
  private static let mostPlaces = 8

  /// A word's number where it stands, clause after clause.
  private let words: [Int32]
  private let clauseOf: [Int32]
  /// Open addressing: the first place of a run of six words, plus one, or 0.
  private let slots: [Int32]
  /// The next place at which the same run stands, plus one, or 0.
  private let next: [Int32]
  private let known: WordInterner

  init(_ tree: ClauseTree) {
    var known = WordInterner(capacity: 4096)
    var words: [Int32] = []
    var clauseOf: [Int32] = []
    for (index, clause) in tree.clauses.enumerated() where clause.kind != .preamble {
      let (text, ranges) = Self.words(of: Array(clause.text.utf8))
      for (_, range) in ranges {
        words.append(Int32(known.id(of: text, range)))
        clauseOf.append(Int32(index))
      }
    }
    var size = 64
    while size < words.count * 2 { size *= 2 }
    var slots = [Int32](repeating: 0, count: size)
    var next = [Int32](repeating: 0, count: words.count)
    // From the last on, so that each chain begins with the first.
    for place in stride(from: words.count - Self.fewest, through: 0, by: -1)
    where clauseOf[place] == clauseOf[place + Self.fewest - 1] {
      var slot = Self.hash(words[place..<(place + Self.fewest)]) & (size - 1)
      while slots[slot] != 0, !Self.areSame(words, Int(slots[slot]) - 1, place) {
        slot = (slot + 1) & (size - 1)
      }
      next[place] = slots[slot]
      slots[slot] = Int32(place + 1)
    }
    (self.words, self.clauseOf, self.slots, self.next) = (words, clauseOf, slots, next)
    self.known = known
  }

  /// The words of some bytes: where each stands, and where in a copy of lower case without apostrophes.
  private static func words(
    of bytes: [UInt8]
  ) -> (folded: [UInt8], ranges: [(written: Range<Int>, folded: Range<Int>)]) {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var ranges: [(written: Range<Int>, folded: Range<Int>)] = []
    for word in Wording.words(in: bytes) where word.kind == .word {
      let start = folded.count
      var at = word.range.lowerBound
      while at < word.range.upperBound {
        let byte = bytes[at]
        if byte == 0xE2, at + 2 < word.range.upperBound, bytes[at + 1] == 0x80,
          bytes[at + 2] == 0x99
        {
          at += 3
          continue
        }
        if byte != 0x27 { folded.append(byte.folded) }
        at += 1
      }
      ranges.append((word.range, start..<folded.count))
    }
    return (folded, ranges)
  }

  private static func hash(_ words: ArraySlice<Int32>) -> Int {
    var hash: UInt64 = 0
    for word in words {
      hash = (hash ^ UInt64(UInt32(bitPattern: word))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 8)
  }

  private static func areSame(_ words: [Int32], _ a: Int, _ b: Int) -> Bool {
    (0..<fewest).allSatisfy { words[a + $0] == words[b + $0] }
  }

  // MARK: Finding

  /// The repetitions in a comment, in order.
  func quotations(in body: [UInt8]) -> [ResolvedReference] {
    guard !words.isEmpty else { return [] }
    let (folded, ranges) = Self.words(of: body)
    let ids = ranges.map { known.knownID(of: folded, $0.folded).map { Int32($0) } ?? -1 }
    var found: [ResolvedReference] = []
    var at = 0
    while at + Self.fewest <= ids.count {
      let (length, clauses) = longest(at, ids)
      guard length > 0 else {
        at += 1
        continue
      }
      if clauses.count <= Self.mostPlaces,
        ranges[at..<(at + length)].count(where: { body[$0.written.lowerBound].beginsWord })
          >= Self.fewest
      {
        found.append(
          quotation(
            ranges[at].written.lowerBound..<ranges[at + length - 1].written.upperBound,
            of: clauses))
      }
      at += length
    }
    return found
  }

  private func quotation(_ range: Range<Int>, of clauses: [Int]) -> ResolvedReference {
    let part = CitedReference.Part(range: range, number: nil)
    return ResolvedReference(
      CitedReference(range: range, form: .quotation, parts: [part]),
      [clauses.count == 1 ? .clauses(clauses) : .ambiguous(clauses)])
  }

  /// How many words from a place on are those of clauses, and of which; 0 for fewer than six.
  private func longest(_ at: Int, _ ids: [Int32]) -> (length: Int, clauses: [Int]) {
    let wanted = ids[at..<(at + Self.fewest)]
    guard !wanted.contains(-1) else { return (0, []) }
    var slot = Self.hash(wanted) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if words[place..<(place + Self.fewest)].elementsEqual(wanted) {
        return longest(at, ids, place)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (0, [])
  }

  private func longest(_ at: Int, _ ids: [Int32], _ first: Int) -> (length: Int, clauses: [Int]) {
    var best = 0
    var clauses: [Int] = []
    var place = first
    var tried = 0
    while place >= 0, tried <= Self.mostPlaces {
      tried += 1
      var length = Self.fewest
      while at + length < ids.count, place + length < words.count,
        clauseOf[place + length] == clauseOf[place], ids[at + length] == words[place + length]
      {
        length += 1
      }
      let clause = Int(clauseOf[place])
      if length > best {
        (best, clauses) = (length, [clause])
      } else if length == best,
        !clauses.contains(clause)
      {
        clauses.append(clause)
      }
      place = Int(next[place]) - 1
    }
    return (best, clauses)
  }
}

extension UInt8 {
  /// Whether a word of letters begins with it.
  fileprivate var beginsWord: Bool { isLetter || self >= 0xC3 }
}
