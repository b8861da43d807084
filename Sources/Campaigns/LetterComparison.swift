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
  var interner = WordInterner(capacity: (comment.count + letter.count) / 8)
  let ours = ComparedWords(comment, by: &interner)
  let theirs = ComparedWords(letter, by: &interner)
  let alignment = alignment(of: theirs.ids, with: ours.ids, limit: 600)
  var isOwn = [Bool](repeating: true, count: ours.ids.count)
  for match in alignment.matches { isOwn[match.new] = false }
  let changes = changes(ours, theirs, alignment.matches)
  let moved = ours.runs(alsoIn: theirs)
  for place in isOwn.indices where moved[place] { isOwn[place] = false }
  return LetterComparison(changes: changes, own: ownRanges(ours, isOwn))
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

  /// Which words stand in a run of five that the other text has too, wherever it has it.
  func runs(alsoIn other: ComparedWords) -> [Bool] {
    let length = 5
    var found = [Bool](repeating: false, count: ids.count)
    guard ids.count >= length, other.ids.count >= length else { return found }
    let known = Set(other.runs(of: length))
    for (place, run) in runs(of: length).enumerated() where known.contains(run) {
      for word in place..<(place + length) { found[word] = true }
    }
    return found
  }

  private func runs(of length: Int) -> [UInt64] {
    (0...(ids.count - length)).map { start in
      ids[start..<(start + length)].reduce(0) { stirred($0 ^ UInt64($1)) }
    }
  }
}
