// Rulewright. Apache-2.0.

/// Texts that keep a sentence or two of a letter and say little else, or say it all in other words.
///
/// They hold too little of the letter to be told by that alone. So what they hold must be that letter's
/// and no other's, and no line of people who have none; and if it is not most of what they say, then it
/// must stand in several places, which a quotation does not, between words that are the letter's too.
extension GroupingPhases {
  /// A text, and the letters of which it may be an excerpt.
  typealias Excerpt = (text: Int32, letters: [Int32])

  /// What a text has of a letter: runs, and the share of its content words.
  private struct Holding {
    var runs: Int
    /// Of the letter's, and of the text's runs.
    var common: Int
    var held: Int
    /// Of the text's: those that this letter alone has, and those that say nothing of it.
    var own: Int
    var neutral: Int
    /// In how many places, and how much of it in one.
    var stretches: Int
    var longest: Int
    var words: Double
  }

  /// The letters that a text holds so much of that it is worth a second look.
  func likelyExcerpt(_ text: Int32, _ overlaps: [LetterIndex.Overlap], _ runs: Int) -> Excerpt? {
    let letters = overlaps.filter { $0.common >= 3 && Int($0.held) * 6 >= runs }.map(\.letter)
    return letters.isEmpty ? nil : (text, letters)
  }

  /// Gives each text to the letter that it is an excerpt of, if it is one.
  mutating func attachExcerpts(
    _ likely: [Excerpt], _ index: LetterIndex, _ rank: [Int], _ read: (Int) throws -> [UInt8]
  ) rethrows {
    let sizes = letterSizes()
    let words = try vocabularies(of: Set(likely.flatMap(\.letters)), read)
    for (text, letters) in likely {
      let seen = try see(text, read)
      var best: (share: Double, rank: Int, letter: Int32, coverage: Float)?
      for overlap in index.overlaps(of: seen.runs, seen.runCount)
      where letters.contains(overlap.letter) && sizes[Int(overlap.letter)] > 0 {
        let number = Int(overlap.letter)
        let strangers = max(
          grouping.method.boilerplateTexts, sizes[number] / grouping.method.strangerShare)
        let (own, neutral) = index.specific(
          to: overlap.letter, seen.runs, seen.runCount, strangersFrom: strangers)
        let holding = Holding(
          runs: seen.runCount, common: Int(overlap.common), held: Int(overlap.held), own: own,
          neutral: neutral, stretches: Int(overlap.stretches), longest: Int(overlap.longest),
          words: wordShare(seen, of: words[overlap.letter] ?? []))
        guard isExcerpt(holding) else { continue }
        let share = Double(own) / Double(seen.runCount - neutral)
        if let best, best.share > share || best.share == share && best.rank < rank[number] {
          continue
        }
        let coverage = Float(overlap.common) / Float(index.sizes[number])
        best = (share, rank[number], overlap.letter, coverage)
      }
      if let best { place(text, best.letter, .near, best.coverage) }
    }
  }

  private func isExcerpt(_ holding: Holding) -> Bool {
    // Fewer come together by chance.
    guard holding.own >= 3 else { return false }
    let ofText = Double(holding.own) / Double(holding.runs)
    let ofRest = Double(holding.own) / Double(holding.runs - holding.neutral)
    let likeness = ofText + holding.words
    // Most of what it says, in the letter's own sentences.
    if holding.common >= grouping.method.leastRuns {
      if holding.held * 2 >= holding.runs, ofRest >= 0.35 { return true }
    } else if likeness >= 1.4 {
      return true
    }
    // In other words: in several places, none of which is nearly all of it.
    guard holding.stretches > 1, holding.longest * 4 <= holding.held * 3 else { return false }
    guard holding.own >= 10 else { return likeness >= 1.15 }
    return ofRest >= 0.3 && likeness >= 0.9
      || holding.stretches > 3 && ofRest >= 0.15 && likeness >= 0.7
  }

  /// The share of a text's distinct content words that are among some.
  private func wordShare(_ seen: LetterReader, of words: Set<UInt64>) -> Double {
    counting.empty(room: seen.wordCount)
    counting.nextText()
    var common = 0
    for at in 0..<seen.wordCount where content.contains(seen.words[at]) {
      let before = counting.count
      counting.add(seen.words[at])
      if counting.count > before, words.contains(seen.words[at]) { common += 1 }
    }
    return counting.count == 0 ? 0 : Double(common) / Double(counting.count)
  }

  /// The content words of some letters: those that two of a few copies have.
  private func vocabularies(
    of letters: Set<Int32>, _ read: (Int) throws -> [UInt8]
  ) rethrows -> [Int32: Set<UInt64>] {
    var copies: [Int32: [Int32]] = [:]
    for (text, letter) in grouping.letterOf.enumerated() where letters.contains(letter) {
      copies[letter, default: []].append(Int32(text))
    }
    return try copies.mapValues { texts in
      var (once, twice): (Set<UInt64>, Set<UInt64>) = ([], [])
      let few = grouping.ranked(texts).prefix(16)
      for text in few {
        let found = try contentWords(of: text, read)
        if few.count == 1 { return Set(found) }
        for word in found where !once.insert(word).inserted { twice.insert(word) }
      }
      return twice
    }
  }
}
