// Rulewright. Apache-2.0.

import Wording

/// Two texts as words, and the stretches in which they differ.
struct WordDiff {
  /// A stretch of words that went and the words that came for it; between one hunk and the next
  /// the two texts are the same.
  struct Hunk: Hashable {
    /// Places in the old words.
    var old: Range<Int>
    /// Places in the new words.
    var new: Range<Int>
  }

  let old: Side
  let new: Side
  var hunks: [Hunk] = []
  /// Whether no diff by words is shorter; false when the limit of effort was reached and some
  /// stretch is replaced whole.
  let isShortest: Bool

  /// Compares two stretches of bytes word by word.
  ///
  /// Near-linear; see `alignment`.
  init(
    from oldBytes: [UInt8], _ oldRange: Range<Int>, to newBytes: [UInt8], _ newRange: Range<Int>
  ) {
    var interner = WordInterner(capacity: (oldRange.count + newRange.count) / 8)
    old = Side(oldBytes, oldRange, by: &interner)
    new = Side(newBytes, newRange, by: &interner)
    let alignment = alignment(of: old.ids, with: new.ids)
    isShortest = alignment.isShortest
    var (oldStart, newStart) = (0, 0)
    let end = Alignment.Match(old: old.ids.count, new: new.ids.count)
    for match in alignment.matches + [end] {
      if oldStart < match.old || newStart < match.new {
        hunks.append(Hunk(old: oldStart..<match.old, new: newStart..<match.new))
      }
      (oldStart, newStart) = (match.old + 1, match.new + 1)
    }
  }

  /// One of the two texts.
  struct Side {
    let bytes: [UInt8]
    let range: Range<Int>
    let words: [Word]
    let ids: [Int]

    init(_ bytes: [UInt8], _ range: Range<Int>, by interner: inout WordInterner) {
      self.bytes = bytes
      self.range = range
      words = Wording.words(in: bytes, range)
      ids = interner.ids(of: words, in: bytes)
    }

    /// The bytes of some words; an empty range stands before the word it names.
    func bytes(of places: Range<Int>) -> Range<Int> {
      func start(_ place: Int) -> Int {
        place < words.count ? words[place].range.lowerBound : range.upperBound
      }
      return start(places.lowerBound)..<start(places.upperBound)
    }

    func text(of places: Range<Int>) -> String {
      String(decoding: bytes[bytes(of: places)], as: UTF8.self)
    }
  }
}

/// The words of a clause, old and new, as a lawyer marks them up: whole words, deletions before
/// insertions.
///
/// Equal and deleted runs together are the old text, equal and inserted ones the new, byte for
/// byte.
package func wordChanges(from old: String, to new: String) -> [WordChange] {
  let (oldBytes, newBytes) = (Array(old.utf8), Array(new.utf8))
  var diff = WordDiff(from: oldBytes, 0..<oldBytes.count, to: newBytes, 0..<newBytes.count)
  diff.slideHunks()
  diff.foldHunks()
  var changes: [WordChange] = []
  func append(_ operation: WordChange.Operation, _ side: WordDiff.Side, _ places: Range<Int>) {
    guard !places.isEmpty else { return }
    changes.append(WordChange(operation, side.text(of: places)))
  }
  var start = 0
  for hunk in diff.hunks {
    append(.equal, diff.old, start..<hunk.old.lowerBound)
    append(.delete, diff.old, hunk.old)
    append(.insert, diff.new, hunk.new)
    start = hunk.old.upperBound
  }
  append(.equal, diff.old, start..<diff.old.words.count)
  return changes
}
