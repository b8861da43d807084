// Rulewright. Apache-2.0.

import Wording

extension WordDiff {
  /// Moves each pure insertion or deletion to where a reader would put it.
  ///
  ///     shall{+ not+} comply   →  shall {+not +}comply
  ///     days{+. No fee is due+}.  →  days.{+ No fee is due.+}
  ///
  /// When the word after a stretch is its first word, the stretch may as well begin one word
  /// later; of all such places the one whose two edges are the most natural is taken, the last
  /// of equals. After Fraser, "Diff Strategies" (2006), the lossless part. Linear.
  mutating func slideHunks() {
    for index in hunks.indices {
      let hunk = hunks[index]
      guard hunk.old.isEmpty != hunk.new.isEmpty else { continue }
      let isInsertion = hunk.old.isEmpty
      let side = isInsertion ? new : old
      let range = isInsertion ? hunk.new : hunk.old
      let before = index > 0 ? hunks[index - 1].old.upperBound : 0
      let after = index + 1 < hunks.count ? hunks[index + 1].old.lowerBound : old.words.count
      let (start, end) = (range.lowerBound, range.upperBound)
      var least = 0
      while least > before - hunk.old.lowerBound,
        side.ids[start + least - 1] == side.ids[end + least - 1]
      {
        least -= 1
      }
      var most = 0
      while most < after - hunk.old.upperBound, side.ids[start + most] == side.ids[end + most] {
        most += 1
      }
      guard least < most else { continue }
      var (best, bestScore) = (0, -1)
      for shift in least...most {
        let score = side.edgeScore(at: start + shift) + side.edgeScore(at: end + shift)
        if score >= bestScore { (best, bestScore) = (shift, score) }
      }
      hunks[index] = Hunk(old: hunk.old.shifted(by: best), new: hunk.new.shifted(by: best))
    }
  }
}

extension WordDiff.Side {
  /// How natural an edge is between a word and the one before it; higher is better.
  fileprivate func edgeScore(at place: Int) -> Int {
    guard place > 0, place < words.count else { return 6 }
    let (left, right) = (words[place - 1], words[place])
    if left.kind == .space {
      return place > 1 && endsSentence(words[place - 2]) ? 5 : 3
    }
    if right.kind == .space { return endsSentence(left) ? 4 : 2 }
    return left.kind == .punctuation || right.kind == .punctuation ? 1 : 0
  }

  /// Whether a word is the mark that ends a sentence or a member of a list: . ; : ? !
  func endsSentence(_ word: Word) -> Bool {
    guard word.kind == .punctuation, word.range.count == 1 else { return false }
    switch bytes[word.range.lowerBound] {
    case 0x2E, 0x3B, 0x3A, 0x3F, 0x21: return true
    default: return false
    }
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range<Int> {
    (lowerBound + distance)..<(upperBound + distance)
  }
}
