// Rulewright. Apache-2.0.

import Wording

extension WordDiff {
  /// Moves each pure insertion or deletion to where a reader would put it.
  ///
  ///     shall{+ not+} comply   →  shall {+not +}comply
  ///     days{+. No fee is due+}.  →  days.{+ No fee is due.+}
  ///
  /// When the word after a stretch is its first word, the stretch may as well begin one word
  /// later. If it can reach another change that way, the two become one; else, of all such
  /// places, the one whose two edges are the most natural is taken, the last of equals. After
  /// Fraser, "Diff Strategies" (2006), the lossless part. Linear.
  mutating func slideHunks() {
    var slid: [Hunk] = []
    var waiting = Array(hunks.reversed())
    while let hunk = waiting.popLast() {
      guard hunk.old.isEmpty != hunk.new.isEmpty else {
        slid.append(hunk)
        continue
      }
      let isInsertion = hunk.old.isEmpty
      let side = isInsertion ? new : old
      let range = isInsertion ? hunk.new : hunk.old
      let room = hunk.old.lowerBound - (slid.last?.old.upperBound ?? 0)
      let roomAfter = (waiting.last?.old.lowerBound ?? old.words.count) - hunk.old.upperBound
      let least = -side.period(before: range, atMost: min(room, Self.farthest))
      let most = side.period(after: range, atMost: min(roomAfter, Self.farthest))
      if let last = slid.last, -least == room {
        slid.removeLast()
        waiting.append(last.joined(to: hunk.shifted(by: least)))
      } else if let next = waiting.last, most == roomAfter {
        waiting.removeLast()
        waiting.append(hunk.shifted(by: most).joined(to: next))
      } else {
        var (best, bestScore) = (0, -1)
        for shift in least...most {
          let score =
            side.edgeScore(at: range.lowerBound + shift)
            + side.edgeScore(at: range.upperBound + shift)
          if score >= bestScore { (best, bestScore) = (shift, score) }
        }
        slid.append(hunk.shifted(by: best))
      }
    }
    hunks = slid
  }

  /// How many words a hunk may slide: beyond any phrase, and a bound for hostile repetition.
  private static var farthest: Int { 256 }
}

extension WordDiff.Hunk {
  fileprivate func shifted(by distance: Int) -> Self {
    Self(old: old.shifted(by: distance), new: new.shifted(by: distance))
  }

  fileprivate func joined(to next: Self) -> Self {
    Self(
      old: old.lowerBound..<next.old.upperBound, new: new.lowerBound..<next.new.upperBound)
  }
}

extension WordDiff.Side {
  /// How many words before a stretch are the same as those at its end.
  fileprivate func period(before range: Range<Int>, atMost limit: Int) -> Int {
    var count = 0
    while count < limit, ids[range.lowerBound - count - 1] == ids[range.upperBound - count - 1] {
      count += 1
    }
    return count
  }

  /// How many words after a stretch are the same as those at its beginning.
  fileprivate func period(after range: Range<Int>, atMost limit: Int) -> Int {
    var count = 0
    while count < limit, ids[range.lowerBound + count] == ids[range.upperBound + count] {
      count += 1
    }
    return count
  }

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
