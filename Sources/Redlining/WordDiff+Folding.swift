// Rulewright. Apache-2.0.

import Wording

extension WordDiff {
  /// Folds what stayed between two changes into them where the page reads better for it.
  ///
  ///     [-thirty-]{+sixty+} [-calendar-]{+business+} days
  ///     →  [-thirty calendar-]{+sixty business+} days
  ///
  /// One pass with a stack; linear but for the words looked at again after a fold, which are
  /// few because only short stretches fold.
  mutating func foldHunks() {
    let (oldTotals, newTotals) = (old.wordTotals, new.wordTotals)
    func wordCount(_ hunk: Hunk) -> Int {
      max(
        oldTotals[hunk.old.upperBound] - oldTotals[hunk.old.lowerBound],
        newTotals[hunk.new.upperBound] - newTotals[hunk.new.lowerBound])
    }
    var folded: [Hunk] = []
    for hunk in hunks {
      var hunk = hunk
      while let last = folded.last,
        isFoldable(between: last, hunk, shorter: min(wordCount(last), wordCount(hunk)))
      {
        folded.removeLast()
        hunk = Hunk(
          old: last.old.lowerBound..<hunk.old.upperBound,
          new: last.new.lowerBound..<hunk.new.upperBound)
      }
      folded.append(hunk)
    }
    hunks = folded.map(trimmed).filter { !$0.old.isEmpty || !$0.new.isEmpty }
  }

  /// Whether what stayed between two hunks says too little to stand by itself.
  ///
  /// Never across the end of a sentence. White space folds when something goes and something
  /// comes around it; "of the" or a comma between two replacements; a few chance words between
  /// two stretches that are each three times as long; `shorter` is the words of the shorter one.
  private func isFoldable(between left: Hunk, _ right: Hunk, shorter: Int) -> Bool {
    let run = left.old.upperBound..<right.old.lowerBound
    if run.isEmpty { return true }
    guard run.count <= 64 || run.count < left.length + right.length else { return false }
    var (words, contentWords, marks) = (0, 0, 0)
    for place in run {
      let word = old.words[place]
      switch word.kind {
      case .space: continue
      case .punctuation:
        if old.endsSentence(word) { return false }
        marks += 1
      case .word:
        words += 1
        if !isFunctionWord(old.bytes[word.range]) { contentWords += 1 }
      }
    }
    let saved = left.fragments + right.fragments - 1
    if words == 0, marks == 0 {
      let isDeleting = !left.old.isEmpty || !right.old.isEmpty
      let isInserting = !left.new.isEmpty || !right.new.isEmpty
      return isDeleting && isInserting && saved >= 1
    }
    guard saved >= 2 else { return false }
    if contentWords == 0, words <= 2, marks <= 1 { return true }
    return words * 3 <= shorter
  }

  /// A hunk without what its two sides have in common at either end.
  private func trimmed(_ hunk: Hunk) -> Hunk {
    var (oldStart, oldEnd) = (hunk.old.lowerBound, hunk.old.upperBound)
    var (newStart, newEnd) = (hunk.new.lowerBound, hunk.new.upperBound)
    while oldStart < oldEnd, newStart < newEnd, old.ids[oldStart] == new.ids[newStart] {
      oldStart += 1
      newStart += 1
    }
    while oldStart < oldEnd, newStart < newEnd, old.ids[oldEnd - 1] == new.ids[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    return Hunk(old: oldStart..<oldEnd, new: newStart..<newEnd)
  }
}

extension WordDiff.Side {
  /// How many words, without spaces and punctuation, stand before each place.
  fileprivate var wordTotals: [Int] {
    var totals = [0]
    totals.reserveCapacity(words.count + 1)
    for word in words { totals.append(totals[totals.count - 1] + (word.kind == .word ? 1 : 0)) }
    return totals
  }
}

extension WordDiff.Hunk {
  fileprivate var fragments: Int { (old.isEmpty ? 0 : 1) + (new.isEmpty ? 0 : 1) }
  fileprivate var length: Int { old.count + new.count }
}

/// Words that carry no meaning alone, in the languages of the drafts at hand.
///
/// "Not", "no", "may", "all" and "any" are not among them: they decide cases.
private let functionWords: Set<[UInt8]> = Set(
  [
    "a", "an", "and", "as", "at", "be", "by", "for", "from", "in", "is", "of", "on", "or", "that",
    "the", "to", "with", "das", "dem", "den", "der", "des", "die", "ein", "eine", "im", "oder",
    "und", "von", "zu",
  ].map { Array($0.utf8) })

private func isFunctionWord(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard bytes.count <= 4 else { return false }
  return functionWords.contains(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
}
