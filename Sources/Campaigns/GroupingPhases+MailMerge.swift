// Rulewright. Apache-2.0.

/// Letters in which a site put other words for each sender.
///
/// Of the words of two such letters about half are the same, and of their runs few: but those few
/// stand all over both texts, which neither a quotation nor a common opening does.
extension GroupingPhases {
  /// In how many eighths of either text common runs must stand.
  private static let leastEighths = (letter: 5, text: 4)

  /// The letter that a text is a mail-merge of, and the share of its content words that it holds.
  func mailMerge(
    _ overlaps: [LetterIndex.Overlap], _ seen: LetterReader, _ rank: [Int]
  ) -> (letter: Int32, likeness: Float)? {
    let likely = overlaps.filter { overlap in
      isSpread(
        overlap, shorter: min(seen.runCount, grouping.letters[Int(overlap.letter)].runs.count))
    }.sorted { a, b in
      a.common != b.common ? a.common > b.common : rank[Int(a.letter)] < rank[Int(b.letter)]
    }
    for overlap in likely.prefix(3) {
      let words = grouping.letters[Int(overlap.letter)].words
      letter.empty(room: words.count)
      letter.nextText()
      for word in words { letter.add(word) }
      let (likeness, coverage) = wordOverlap(seen, of: words.count)
      if likeness >= grouping.method.mergeLikeness { return (overlap.letter, coverage) }
    }
    return nil
  }

  /// Whether what a text has in common with a letter stands all over both, in many pieces.
  func isSpread(_ overlap: LetterIndex.Overlap, shorter: Int) -> Bool {
    Int(overlap.common) >= max(8, shorter / 25)
      && Int(overlap.stretches) >= max(5, shorter / 25)
      && overlap.longest * 2 <= overlap.held
      && overlap.held <= 9 * overlap.stretches  // Shorter than sentences.
      && overlap.letterEighths.nonzeroBitCount >= Self.leastEighths.letter
      && overlap.textEighths.nonzeroBitCount >= Self.leastEighths.text
  }

  /// Whether two letters have as many content words in common as a mail-merge has.
  func isAlike(_ one: Int, _ other: Int) -> Bool {
    let words = Set(grouping.letters[one].words)
    let others = grouping.letters[other].words
    let common = others.count { words.contains($0) }
    let all = words.count + others.count - common
    return Double(common) >= grouping.method.mergeLikeness * Double(all)
  }

  /// The likeness (Jaccard) of a text's content words to those of the letter at hand, and the share
  /// of the letter's that it holds.
  private func wordOverlap(_ seen: LetterReader, of words: Int) -> (Double, Float) {
    counting.empty(room: seen.wordCount)
    counting.nextText()
    letter.nextText()
    var common = 0
    for at in 0..<seen.wordCount where content.contains(seen.words[at]) {
      counting.add(seen.words[at])
      if letter.ask(seen.words[at]).isFirst { common += 1 }
    }
    let all = words + counting.count - common
    guard all > 0, words > 0 else { return (0, 0) }
    return (Double(common) / Double(all), Float(common) / Float(words))
  }

  /// Finds mail-merge letters among texts that have none, and then their other copies.
  mutating func findMerges(
    among texts: [Int32], _ read: (Int) throws -> [UInt8]
  ) rethrows {
    let sketched = grouping.ranked(texts).filter { grouping.wordPlaces[Int($0)] >= 0 }
    let groups = clusters(of: sketched, estimate: 0.18) { text, place in
      let start = Int(grouping.wordPlaces[Int(text)]) * Sketch.slots
      for slot in 0..<Sketch.slots { place[slot] = grouping.wordSketches[start + slot] }
    }
    let known = grouping.letters.count
    for group in groups where group.count > 1 && isNew(group) { try verifyMerge(group, read) }
    // What two or three copies have in common is a part of their letter; what all have that were found
    // by it is nearly the whole, and shows which letters are one and what else is a copy.
    try makeLettersAnew(from: firstNew, read)
    joinLetters(from: firstNew)
    let left = texts.filter { grouping.letterOf[Int($0)] < 0 && isNew([$0]) }
    _ = try attach(grouping.ranked(left), excerpts: true, read)
    try makeLettersAnew(from: known, read)
    joinLetters(from: firstNew)
  }

  /// Makes letters, from one on, of all their copies.
  private mutating func makeLettersAnew(
    from first: Int, _ read: (Int) throws -> [UInt8]
  ) rethrows {
    var copies: [Int32: [Int32]] = [:]
    for (text, letter) in grouping.letterOf.enumerated() where letter >= first {
      copies[letter, default: []].append(Int32(text))
    }
    for (letter, texts) in copies where texts.count > 3 {
      let ranked = grouping.ranked(texts)
      grouping.letters[Int(letter)].runs = try commonRuns(of: ranked, share: 0.2, read)
      grouping.letters[Int(letter)].words = try commonWords(of: ranked, read)
    }
  }

  /// Keeps the sketch of a text's content words, unless there are so few that chance would rule.
  mutating func sketchWords(of text: Int32, _ seen: LetterReader) {
    guard grouping.wordPlaces[Int(text)] < 0 else { return }
    let words = UnsafeMutablePointer<UInt64>.allocate(capacity: seen.wordCount + 1)
    defer { words.deallocate() }
    var count = 0
    for at in 0..<seen.wordCount where content.contains(seen.words[at]) {
      words[count] = seen.words[at]
      count += 1
    }
    guard count >= 20 else { return }
    grouping.wordPlaces[Int(text)] = Int32(grouping.wordSketches.count / Sketch.slots)
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Sketch.slots) { sketch in
      guard let start = sketch.baseAddress else { return }
      Sketch.write(words, count, to: start)
      grouping.wordSketches.append(contentsOf: sketch)
    }
  }

  /// Holds a cluster against its first text, word by word.
  private mutating func verifyMerge(
    _ group: [Int32], _ read: (Int) throws -> [UInt8]
  ) rethrows {
    let words = try contentWords(of: group[0], read)
    var leaderRuns = [UInt64]()
    let seen = try see(group[0], read)
    leaderRuns.append(contentsOf: UnsafeBufferPointer(start: seen.runs, count: seen.runCount))
    let runs = HashCounts()
    runs.empty(room: leaderRuns.count)
    for (at, run) in leaderRuns.enumerated() where runs.weight(of: run) == 0 {
      runs.nextText()
      runs.add(run, Int32(at * 8 / leaderRuns.count) + 1)
    }
    letter.empty(room: words.count)
    letter.nextText()
    for word in words { letter.add(word) }
    var members = [(text: group[0], likeness: Float(1))]
    for text in group.dropFirst() {
      let seen = try see(text, read)
      var overlap = LetterIndex.Overlap(
        letter: 0, common: 0, held: 0, letterEighths: 0, textEighths: 0)
      runs.nextText()
      for at in 0..<seen.runCount {
        let (isHere, isFirst) = runs.ask(seen.runs[at])
        guard isHere else { continue }
        overlap.held += 1
        overlap.common += isFirst ? 1 : 0
        overlap.stretch(to: Int32(at))
        overlap.letterEighths |= 1 << UInt8(runs.weight(of: seen.runs[at]) - 1)
        overlap.textEighths |= 1 << UInt8(at * 8 / seen.runCount)
      }
      guard isSpread(overlap, shorter: min(seen.runCount, leaderRuns.count)) else { continue }
      let (likeness, coverage) = wordOverlap(seen, of: words.count)
      if likeness >= grouping.method.mergeLikeness { members.append((text, coverage)) }
    }
    guard members.count > 1 else { return }
    let number = Int32(grouping.letters.count)
    let found = members.map(\.text)
    let common = try commonRuns(of: found, share: 0.2, read)
    grouping.letters.append(
      Letter(leader: group[0], runs: common, words: try commonWords(of: found, read)))
    roots.append(number)
    for (text, likeness) in members { place(text, number, .mailMerge, likeness) }
  }

  /// The content words that half of a cluster's texts hold; of two texts, those of the first.
  private func commonWords(
    of group: [Int32], _ read: (Int) throws -> [UInt8]
  ) rethrows -> [UInt64] {
    guard group.count > 3 else { return try contentWords(of: group[0], read) }
    counting.empty(room: 0)
    var words: [UInt64] = []
    let sample = group.prefix(Self.sample)
    for text in sample {
      let seen = try see(text, read)
      counting.reserve(counting.count + seen.wordCount)
      counting.nextText()
      for at in 0..<seen.wordCount where content.contains(seen.words[at]) {
        let before = counting.count
        counting.add(seen.words[at])
        if counting.count > before { words.append(seen.words[at]) }
      }
    }
    return words.filter { Int(counting.weight(of: $0)) * 2 >= sample.count }
  }
}
