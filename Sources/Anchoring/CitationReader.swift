// Rulewright. Apache-2.0.

import Wording

/// Reads what looks like a citation in a comment's words, one after the other.
struct CitationReader {
  /// Some words that may cite a clause.
  struct Citation {
    var range: Range<Int>
    /// "740.22" or "4E001.c"; nil for "(c)(2)" alone.
    var base: String?
    /// The designations after it, with their parentheses.
    var path: [String]
    /// The number of a note of it.
    var note: String?
    /// Whether it is a citation even where the draft has no such clause, and no mere number.
    var isCertain: Bool
  }

  let body: [UInt8]
  let words: [Word]
  private var at = 0
  /// Where the last citation ended, as an index of a word.
  private var lastEnd = -1

  /// A chain of thousands of designations is no citation.
  private static let longestPath = 12

  init(body: [UInt8], words: [Word]) {
    self.body = body
    self.words = words
  }

  /// The next citation; nil at the end.
  mutating func next() -> Citation? {
    while at < words.count {
      let index = at
      at += 1
      guard words[index].kind == .word else { continue }
      if isDesignation(index) {
        let (path, end) = path(from: index)
        let isOneOfSeveral = follows(lastEnd, index)
        at = end
        guard path.count > 1 || isOneOfSeveral || isNamed(index, Self.paragraphNames) else {
          continue
        }
        lastEnd = end
        return Citation(
          range: words[index].range.lowerBound..<words[end - 1].range.upperBound, path: path,
          isCertain: false)
      }
      if let citation = whole(from: index) { return citation }
    }
    return nil
  }

  /// A citation that begins with its section.
  private mutating func whole(from index: Int) -> Citation? {
    let bytes = body[words[index].range]
    guard bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 }), bytes.count < 24 else { return nil }
    let isNamed = isNamed(index, Self.sectionNames)
    let isBare = bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    let (path, end) = path(from: index + 1)
    guard isNamed || !isBare else { return nil }
    var start = words[index].range.lowerBound
    if let sign = before(index), body[words[sign].range].elementsEqual("§".utf8) {
      start = words[sign].range.lowerBound
    }
    let (note, after) = note(from: end)
    at = after
    lastEnd = after
    return Citation(
      range: start..<words[after - 1].range.upperBound,
      base: String(decoding: bytes, as: UTF8.self), path: path, note: note,
      isCertain: isNamed || !path.isEmpty)
  }

  /// The designations from a word on, at most one blank between two.
  private func path(from index: Int) -> (path: [String], end: Int) {
    var path: [String] = []
    var end = index
    var next = index
    while path.count < Self.longestPath, next < words.count {
      if words[next].kind == .space, words[next].range.count == 1 { next += 1 }
      guard next < words.count, words[next].kind == .word, isDesignation(next) else { break }
      path.append(text(next))
      next += 1
      end = next
    }
    return (path, end)
  }

  /// The number of a note that is cited from a word on: ", note 1".
  private func note(from index: Int) -> (String?, end: Int) {
    var at = index
    while at < words.count, at - index < 3, words[at].kind != .word {
      guard words[at].kind == .space || text(at).utf8.elementsEqual(",".utf8) else {
        return (nil, index)
      }
      at += 1
    }
    guard at + 2 < words.count, folded(at).elementsEqual("note".utf8), words[at + 1].kind == .space,
      body[words[at + 2].range].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return (nil, index) }
    return (text(at + 2), at + 3)
  }

  private static let paragraphNames = names(
    "paragraph paragraphs subparagraph subparagraphs subsection subsections clause item")
  private static let sectionNames = names(
    "§ §§ section sections sec secs article articles art part eccn entry clause clauses paragraph "
      + "paragraphs")

  private static func names(_ words: String) -> Set<[UInt8]> {
    Set(words.utf8.split(separator: 0x20).map(Array.init))
  }

  /// Whether one of some names stands before a word, with a stop or blank between.
  private func isNamed(_ index: Int, _ names: Set<[UInt8]>) -> Bool {
    before(index).map { names.contains(Array(folded($0))) } ?? false
  }

  /// The word or sign before a word, past a blank and a stop.
  private func before(_ index: Int) -> Int? {
    var at = index - 1
    if at >= 0, words[at].kind == .space { at -= 1 }
    if at >= 0, text(at).utf8.elementsEqual(".".utf8) { at -= 1 }
    return at >= 0 ? at : nil
  }

  /// Whether only what joins two citations is between them: ", ", " and ", " or (2)".
  private func follows(_ end: Int, _ index: Int) -> Bool {
    guard end >= 0, index - end <= 4 else { return false }
    return (end..<index).allSatisfy { at in
      words[at].kind == .space || text(at).utf8.elementsEqual(",".utf8)
        || Self.joints.contains(Array(folded(at)))
    }
  }

  private static let joints = names("and or through to")

  private func isDesignation(_ index: Int) -> Bool { body[words[index].range.lowerBound] == 0x28 }

  private func text(_ index: Int) -> String {
    String(decoding: body[words[index].range], as: UTF8.self)
  }

  private func folded(_ index: Int) -> some Sequence<UInt8> {
    body[words[index].range].lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}
