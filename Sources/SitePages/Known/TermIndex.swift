// Rulewright. Apache-2.0.

import Clauses

/// Finds the terms that a draft defines where they stand among words.
///
/// Words are letters, digits and hyphens; a term begins and ends with one, and may have the ending of a
/// plural. However many terms there are, each word of a text is looked up once, and once more for
/// each word by which a term may go on.
struct TermIndex {
  /// A term, by index, that ends in a form.
  struct Ending {
    let term: Int
    /// That it is written in capitals, and means nothing in small letters.
    let isCapitals: Bool
  }

  /// The terms by their forms, without the ending of a plural.
  private var endings: [[UInt8]: [Ending]] = [:]
  /// What a term begins with that goes on.
  private var beginnings: Set<[UInt8]> = []
  /// Terms of one word that the draft mostly writes with a capital within sentences: "the Act",
  /// where an "act" is none.
  private var names: Set<[UInt8]> = []

  /// `clauses` are those of the draft that defines the terms.
  init(_ terms: [DefinedTerm], in clauses: [Clause]) {
    for (index, term) in terms.enumerated() {
      let written = Array(term.term.utf8)
      for form in term.forms {
        let words = Self.words(of: form)
        guard !words.isEmpty else { continue }
        for count in 1..<words.count { beginnings.insert(Self.phrase(words.prefix(count))) }
        let capitals = form.map { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 }
        endings[DefinedTerm.stem(Self.phrase(words[...])), default: []].append(
          Ending(term: index, isCapitals: contains(written, capitals)))
      }
    }
    guard !isEmpty else { return }
    var capitals: [[UInt8]: Int] = [:]
    for clause in clauses where !clause.isContainer {
      count(&capitals, in: Array(clause.text.utf8))
    }
    names = Set(capitals.filter { $0.value > 0 }.keys)
  }

  /// Counts how much more often each term of one word begins with a capital than with a small
  /// letter where no sentence begins.
  private func count(_ capitals: inout [[UInt8]: Int], in bytes: [UInt8]) {
    var isWithin = false
    var at = Self.wordStart(in: bytes, from: 0)
    while at < bytes.count {
      let end = Self.wordEnd(in: bytes, from: at)
      if isWithin, end - at <= Self.longest {
        let stem = DefinedTerm.stem(bytes[at..<end].map(\.small))
        if endings[stem] != nil { capitals[stem, default: 0] += bytes[at].isCapital ? 1 : -1 }
      }
      isWithin = !bytes[at].isCapital && end < bytes.count && bytes[end] == 0x20
      at = Self.wordStart(in: bytes, from: end)
    }
  }

  var isEmpty: Bool { endings.isEmpty }

  /// No term is longer, in bytes, with the ending of a plural.
  private static let longest = 128

  /// The forms that begin with the word at an index, and where each ends, the longest first.
  ///
  /// A word with a capital that ends a name, "the Clean Rivers Act", is no term by itself.
  func matches(in bytes: [UInt8], at start: Int) -> [(end: Int, endings: [Ending])] {
    var found: [(end: Int, endings: [Ending])] = []
    let endsName = Self.endsName(bytes, at: start)
    var phrase: [UInt8] = []
    var at = start
    while true {
      let end = Self.wordEnd(in: bytes, from: at)
      guard end - start <= Self.longest else { return found.reversed() }
      phrase += bytes[at..<end].map(\.small)
      let stem = DefinedTerm.stem(phrase)
      if let endings = endings[stem], bytes[start].isCapital || !names.contains(stem),
        !endsName || at > start
      {
        let isCapitals = !bytes[start..<end].dropLast().contains { $0 &- 0x61 < 26 }
        let meant = endings.filter { isCapitals || !$0.isCapitals }
        if !meant.isEmpty { found.append((end, meant)) }
      }
      guard beginnings.contains(phrase), let next = Self.nextWord(in: bytes, after: end) else {
        return found.reversed()
      }
      phrase.append(0x20)
      at = next
    }
  }

  // MARK: Words

  /// Where the first word begins at or after an index; the end where there is none.
  static func wordStart(in bytes: [UInt8], from index: Int) -> Int {
    var at = index
    while at < bytes.count, !isWord(bytes, at) { at += gap(bytes, at) }
    return min(at, bytes.count)
  }

  static func wordEnd(in bytes: [UInt8], from index: Int) -> Int {
    var at = index
    while at < bytes.count, isWord(bytes, at) { at += 1 }
    return at
  }

  /// The beginning of the next word, where no more than a blank, an apostrophe or a slash is between.
  private static func nextWord(in bytes: [UInt8], after end: Int) -> Int? {
    guard end < bytes.count else { return nil }
    let next = end + gap(bytes, end)
    let isJoint =
      [0x20, 0x0A, 0x27, 0x2F].contains(bytes[end]) || bytes[end...].starts(with: "’".utf8)
      || bytes[end...].starts(with: "\u{A0}".utf8)
    return isJoint && next < bytes.count && isWord(bytes, next) ? next : nil
  }

  /// A letter, digit or hyphen: U+0080 to U+00BF and U+2000 to U+203F are blanks and marks.
  private static func isWord(_ bytes: [UInt8], _ index: Int) -> Bool {
    let byte = bytes[index]
    guard byte >= 0x80 else {
      return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D
    }
    return gap(bytes, index) == 1
  }

  /// How many bytes what stands at an index has, if it is no part of a word.
  private static func gap(_ bytes: [UInt8], _ index: Int) -> Int {
    if bytes[index] == 0xC2 { return 2 }
    return bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80 ? 3 : 1
  }

  /// Whether a word begins with a capital and so does the one before it, which begins no sentence.
  private static func endsName(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start > 1, bytes[start].isCapital, bytes[start - 1] == 0x20 else { return false }
    var before = start - 1
    while before > 0, (bytes[before - 1] | 0x20) &- 0x61 < 26 { before -= 1 }
    guard before > 1, before < start - 1, bytes[before].isCapital else { return false }
    let last = bytes[before - 2]
    return bytes[before - 1] == 0x20 && ((last | 0x20) &- 0x61 < 26 || last == 0x2C)
  }

  private static func words(of form: [UInt8]) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var at = wordStart(in: form, from: 0)
    while at < form.count {
      let end = wordEnd(in: form, from: at)
      words.append(form[at..<end])
      at = wordStart(in: form, from: end)
    }
    return words
  }

  private static func phrase(_ words: ArraySlice<ArraySlice<UInt8>>) -> [UInt8] {
    Array(words.joined(separator: [0x20])).map(\.small)
  }
}

private func contains(_ bytes: [UInt8], _ words: [UInt8]) -> Bool {
  bytes.count >= words.count
    && (0...(bytes.count - words.count)).contains { bytes[$0...].starts(with: words) }
}

extension UInt8 {
  /// Whether it is a capital letter of ASCII.
  fileprivate var isCapital: Bool { self &- 0x41 < 26 }
  fileprivate var small: UInt8 { isCapital ? self | 0x20 : self }
}
