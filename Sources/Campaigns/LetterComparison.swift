// Rulewright. Apache-2.0.

import Wording

/// What one person made of a letter: a redline against it, and the words that are theirs.
package struct LetterComparison: Hashable, Sendable {
  /// A stretch of words that is in both texts, in the comment alone, or in the letter alone.
  package struct Change: Hashable, Sendable {
    package enum Operation: String, Sendable { case equal, insert, delete }

    package var operation: Operation
    /// Bytes of the comment; of the letter where they were deleted.
    package var range: Range<Int>
  }

  /// In reading order, deletions before insertions.
  ///
  /// What is equal or inserted is the comment, byte for byte. Words that differ in case or in the
  /// form of their apostrophes are equal; blanks and punctuation go with the word before them.
  package var changes: [Change]
  /// The bytes of the comment that are its writer's own words, in order, apart from one another.
  ///
  /// A sentence is whole where most of it is theirs. What only stands elsewhere in the letter is
  /// nobody's own.
  package var own: [Range<Int>]
}

/// Compares a comment with the letter that it is a copy of.
///
/// Near-linear, whatever the texts are: where more than a few hundred words were put in and left out
/// around each other, whole stretches count as replaced.
package func letterComparison(of comment: [UInt8], with letter: [UInt8]) -> LetterComparison {
  ComparedLetter(letter).comparison(of: comment)
}

/// A letter whose words are numbered once, to be compared with many comments.
package struct ComparedLetter: Sendable {
  private let interner: WordInterner
  private let words: ComparedWords
  /// Its runs of words, wherever they stand.
  private let runs: Set<UInt64>

  /// A letter by its words.
  package init(_ letter: [UInt8]) {
    var interner = WordInterner(capacity: letter.count / 4)
    words = ComparedWords(letter, by: &interner)
    self.interner = interner
    runs = Set(words.runs)
  }

  /// The letter.
  package var text: [UInt8] { words.text }

  /// A comment as a redline against the letter, and which of its words are its writer's own.
  package func comparison(of comment: [UInt8]) -> LetterComparison {
    let (ours, matches) = aligned(comment)
    var isOwn = [Bool](repeating: true, count: ours.ids.count)
    for match in matches { isOwn[match.new] = false }
    let moved = ours.stands(in: runs)
    for place in isOwn.indices where moved[place] { isOwn[place] = false }
    return LetterComparison(
      changes: Campaigns.changes(ours, words, matches), own: ownRanges(ours, isOwn))
  }

  /// A comment as a redline against the letter.
  package func changes(in comment: [UInt8]) -> [LetterComparison.Change] {
    let (ours, matches) = aligned(comment)
    return Campaigns.changes(ours, words, matches)
  }

  private func aligned(_ comment: [UInt8]) -> (ours: ComparedWords, matches: [Alignment.Match]) {
    var interner = interner
    let ours = ComparedWords(comment, by: &interner)
    return (ours, alignment(of: words.ids, with: ours.ids, limit: 600).matches)
  }
}

private func changes(
  _ ours: ComparedWords, _ theirs: ComparedWords, _ matches: [Alignment.Match]
) -> [LetterComparison.Change] {
  var changes: [LetterComparison.Change] = []
  func append(_ operation: LetterComparison.Change.Operation, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = changes.last, last.operation == operation,
      last.range.upperBound == range.lowerBound
    {
      changes[changes.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      changes.append(LetterComparison.Change(operation: operation, range: range))
    }
  }
  var (old, new) = (0, 0)
  let end = Alignment.Match(old: theirs.ids.count, new: ours.ids.count)
  for match in matches + [end] {
    append(.delete, theirs.bytes(of: old..<match.old))
    append(.insert, ours.bytes(of: new..<match.new))
    if match != end { append(.equal, ours.bytes(of: match.new..<(match.new + 1))) }
    (old, new) = (match.old + 1, match.new + 1)
  }
  // A comment without words is all blanks and marks, which no word can carry.
  if ours.ids.isEmpty { append(.insert, 0..<ours.text.count) }
  return changes
}

private func ownRanges(_ ours: ComparedWords, _ isOwn: [Bool]) -> [Range<Int>] {
  var own: [Range<Int>] = []
  func append(_ range: Range<Int>) {
    if let last = own.last, isBlank(ours.text, last.upperBound..<range.lowerBound) {
      own[own.count - 1] = last.lowerBound..<range.upperBound
    } else {
      own.append(range)
    }
  }
  var place = 0
  for sentence in bodyParagraphs(in: ours.text).flatMap(\.sentences) {
    let first = place
    while place < ours.words.count, ours.words[place].upperBound <= sentence.range.upperBound {
      place += 1
    }
    let count = (first..<place).reduce(0) { $0 + (isOwn[$1] ? 1 : 0) }
    if count * 2 > place - first {
      append(sentence.words)
    } else {
      for word in first..<place where isOwn[word] { append(ours.words[word]) }
    }
  }
  return own
}

private func isBlank(_ text: [UInt8], _ range: Range<Int>) -> Bool {
  text[range].allSatisfy { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D }
}

/// The words of a text, numbered so that those which only look otherwise are the same.
private struct ComparedWords {
  let text: [UInt8]
  let words: [Range<Int>]
  let ids: [Int]

  init(_ text: [UInt8], by interner: inout WordInterner) {
    self.text = text
    words = Wording.words(in: text).filter { $0.kind == .word }.map(\.range)
    var ids: [Int] = []
    ids.reserveCapacity(words.count)
    var folded: [UInt8] = []
    for word in words {
      folded.removeAll(keepingCapacity: true)
      var at = word.lowerBound
      while at < word.upperBound {
        let byte = text[at]
        if byte == 0xE2, at + 2 < word.upperBound, text[at + 1] == 0x80, text[at + 2] == 0x99 {
          folded.append(0x27)
          at += 3
          continue
        }
        folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        at += 1
      }
      ids.append(interner.id(of: folded, 0..<folded.count))
    }
    self.ids = ids
  }

  /// The bytes of some words with what stands behind each; before the first word too.
  func bytes(of places: Range<Int>) -> Range<Int> {
    func start(_ place: Int) -> Int {
      place == 0 ? 0 : place < words.count ? words[place].lowerBound : text.count
    }
    return places.isEmpty ? 0..<0 : start(places.lowerBound)..<start(places.upperBound)
  }

  /// How many words make a run.
  private static let length = 5

  /// Which words stand in a run that another text has too, wherever it has it.
  func stands(in known: Set<UInt64>) -> [Bool] {
    var found = [Bool](repeating: false, count: ids.count)
    guard !known.isEmpty else { return found }
    for (place, run) in runs.enumerated() where known.contains(run) {
      for word in place..<(place + Self.length) { found[word] = true }
    }
    return found
  }

  /// Its runs of words, by where they begin.
  var runs: [UInt64] {
    guard ids.count >= Self.length else { return [] }
    return (0...(ids.count - Self.length)).map { start in
      ids[start..<(start + Self.length)].reduce(0) { stirred($0 ^ UInt64($1)) }
    }
  }
}
