// Rulewright. Apache-2.0.

/// The phases of a grouping, each of which leaves fewer texts without a letter.
///
/// Every decision is made on the words themselves; sketches only say which texts to look at.
struct GroupingPhases {
  var grouping: CampaignGrouping
  /// For each letter itself, or the one that it was joined to.
  var roots: [Int32] = []

  /// The first letter that was not there before.
  private(set) var firstNew: Int

  private let reader: LetterReader
  let content: ContentWords
  let counting = HashCounts()
  let letter = HashCounts()

  /// How many texts of a campaign its letter is made of.
  static let sample = 48
  init(_ grouping: CampaignGrouping) {
    self.grouping = grouping
    reader = grouping.reader
    content = ContentWords(grouping.reader)
    firstNew = grouping.letters.count
    roots = grouping.letters.indices.map(Int32.init)
  }

  var method: CampaignMethod { grouping.method }

  /// Begins from nothing.
  mutating func forgetLetters() {
    grouping.letters = []
    roots = []
    firstNew = 0
    grouping.grouped = 0
    grouping.wordSketches = []
    for text in grouping.texts.indices {
      grouping.letterOf[text] = -1
      grouping.wordPlaces[text] = -1
    }
  }

  /// The grouping, with nothing in it that was only of use here.
  func finished() -> CampaignGrouping {
    var result = grouping
    var numbers = [Int32](repeating: -1, count: result.letters.count)
    result.letters = []
    for (number, letter) in grouping.letters.enumerated() where roots[number] == number {
      numbers[number] = Int32(result.letters.count)
      result.letters.append(letter)
    }
    result.wordSketches = []
    for text in result.texts.indices {
      let place = Int(grouping.wordPlaces[text]) * Sketch.slots
      result.wordPlaces[text] = -1
      if grouping.letterOf[text] >= 0 {
        result.letterOf[text] = numbers[Int(grouping.letterOf[text])]
      } else if place >= 0 {
        result.wordPlaces[text] = Int32(result.wordSketches.count / Sketch.slots)
        result.wordSketches += grouping.wordSketches[place..<(place + Sketch.slots)]
      }
    }
    result.grouped = result.texts.count
    return result
  }

  /// Whether a cluster has anything that was not there when all were grouped.
  func isNew(_ group: [Int32]) -> Bool {
    group.contains { $0 >= grouping.grouped || grouping.counts[Int($0)] > 1 }
  }

  /// Reads the words of a text; gives what was read.
  func see(_ text: Int32, _ read: (Int) throws -> [UInt8]) rethrows -> LetterReader {
    try read(grouping.askedBy[Int(text)]).withUnsafeBufferPointer { reader.read($0) }
    return reader
  }

  // MARK: - Copies of the same letter

  /// Finds the letters that several of these texts are copies of, and gives the texts that are not.
  mutating func findLetters(
    among ranked: [Int32], _ read: (Int) throws -> [UInt8]
  ) rethrows -> [Int32] {
    var left: [Int32] = []
    for group in clusters(of: ranked, estimate: method.nearEstimate, by: sketch) {
      guard isNew(group) else {
        left += group
        continue
      }
      for text in try verify(group, read) {
        // What was sent twice is a letter by itself, if it is none with others.
        let isLetter = group.count > 1 && grouping.counts[Int(text)] > 1
        left += isLetter ? try verify([text], read) : [text]
      }
    }
    return grouping.ranked(left)
  }

  private func sketch(_ text: Int32, to place: UnsafeMutablePointer<UInt16>) {
    grouping.sketches.withUnsafeBufferPointer { all in
      guard let start = all.baseAddress else { return }
      place.update(from: start + Int(text) * Sketch.slots, count: Sketch.slots)
    }
  }

  /// Texts with their leader before them, by their sketches; in the order of their leaders.
  func clusters(
    of ranked: [Int32], estimate: Double,
    by sketch: (Int32, UnsafeMutablePointer<UInt16>) -> Void
  ) -> [[Int32]] {
    guard !ranked.isEmpty else { return [] }
    let ordered = UnsafeMutablePointer<UInt16>.allocate(capacity: ranked.count * Sketch.slots)
    defer { ordered.deallocate() }
    for (place, text) in ranked.enumerated() { sketch(text, ordered + place * Sketch.slots) }
    let leaders = Leading.leaders(ordered, ranked.count, estimate: estimate)
    var groups: [[Int32]] = []
    var groupOf = [Int32](repeating: 0, count: ranked.count)
    for (place, leader) in leaders.enumerated() {
      if leader == place {
        groupOf[place] = Int32(groups.count)
        groups.append([])
      }
      groups[Int(groupOf[Int(leader)])].append(ranked[place])
    }
    return groups
  }

  /// Holds a cluster against the letter that its texts have in common; gives those that do not fit.
  private mutating func verify(
    _ group: [Int32], _ read: (Int) throws -> [UInt8]
  ) rethrows -> [Int32] {
    if group.count == 1, grouping.counts[Int(group[0])] < 2 { return group }
    var runs = try commonRuns(of: group, share: method.letterShare, read)
    if grouping.counts[Int(group[0])] > 1 {
      // What was sent most often is the letter: neither what it has in common with another, nor both.
      let own = try commonRuns(of: [group[0]], share: 1, read)
      let common = Set(runs)
      let held = own.count { common.contains($0) }
      if Double(held) < method.coreShare * Double(own.count) || held * 5 < runs.count * 4 {
        runs = own
      }
    }
    guard !runs.isEmpty else { return group }
    letter.empty(room: runs.count)
    letter.nextText()
    for run in runs { letter.add(run) }
    var (fitting, left): ([(text: Int32, likeness: Float)], [Int32]) = ([], [])
    var (core, members) = (0, 0)
    for text in group {
      let seen = try see(text, read)
      let (common, held) = overlap(seen)
      let fit = method.fit(
        common: common, of: runs.count, held: held, of: seen.runCount,
        mayBePiece: grouping.counts[Int(text)] == 1)
      guard fit != nil else {
        left.append(text)
        continue
      }
      let coverage = Double(common) / Double(runs.count)
      fitting.append((text, Float(coverage)))
      members += Int(grouping.counts[Int(text)])
      if coverage >= method.coreShare,
        Double(held) / Double(seen.runCount) >= method.coreShare
      {
        core += Int(grouping.counts[Int(text)])
      }
    }
    // A line that many use is most of no comment. What is as long as no quotation is may be.
    guard members >= 2, core >= 2 || core == 1 && runs.count >= method.longLetter
    else { return group }
    let number = Int32(grouping.letters.count)
    let words = try contentWords(of: fitting[0].text, read)
    grouping.letters.append(Letter(leader: fitting[0].text, runs: runs, words: words))
    roots.append(number)
    for (text, likeness) in fitting { place(text, number, .near, likeness) }
    return left
  }

  mutating func place(
    _ text: Int32, _ letter: Int32, _ relation: CampaignMember.Relation, _ likeness: Float
  ) {
    grouping.letterOf[Int(text)] = letter
    grouping.relations[Int(text)] = relation
    grouping.likenesses[Int(text)] = likeness
  }

  /// How many runs of the letter at hand a text holds, and how many of its own those are.
  private func overlap(_ seen: LetterReader) -> (common: Int, held: Int) {
    letter.nextText()
    var (common, held) = (0, 0)
    for at in 0..<seen.runCount {
      let (isHere, isFirst) = letter.ask(seen.runs[at])
      held &+= isHere ? 1 : 0
      common &+= isFirst ? 1 : 0
    }
    return (common, held)
  }

  /// The distinct runs that a share of a cluster's comments hold, and two texts at least where it has
  /// two; in the order of its first text, then of the others.
  func commonRuns(
    of group: [Int32], share: Double, _ read: (Int) throws -> [UInt8]
  ) rethrows -> [UInt64] {
    var runs: [UInt64] = []
    var weight: Int32 = 0
    counting.empty(room: 0)
    for (at, text) in group.prefix(Self.sample).enumerated() {
      let seen = try see(text, read)
      if at == 0 { counting.empty(room: seen.runCount * 2) }
      let count = grouping.counts[Int(text)]
      counting.reserve(counting.count + seen.runCount)
      counting.nextText()
      weight &+= count
      for at in 0..<seen.runCount {
        let run = seen.runs[at]
        if counting.weight(of: run) == 0 { runs.append(run) }
        counting.add(run, count)
      }
    }
    let least = max(weight < 2 ? 1 : 2, Int32((Double(weight) * share).rounded(.up)))
    return runs.filter { counting.weight(of: $0) >= least }
  }

  /// The distinct content words of a text.
  func contentWords(of text: Int32, _ read: (Int) throws -> [UInt8]) rethrows -> [UInt64] {
    let seen = try see(text, read)
    counting.empty(room: seen.wordCount)
    counting.nextText()
    var words: [UInt64] = []
    for at in 0..<seen.wordCount where content.contains(seen.words[at]) {
      let before = counting.count
      counting.add(seen.words[at])
      if counting.count > before { words.append(seen.words[at]) }
    }
    return words
  }

  /// How many comments each letter has.
  func letterSizes() -> [Int] {
    var sizes = [Int](repeating: 0, count: grouping.letters.count)
    for (text, letter) in grouping.letterOf.enumerated() where letter >= 0 {
      sizes[Int(letter)] += Int(grouping.counts[text])
    }
    return sizes
  }

  /// The letters that joined none, with most comments first.
  func lettersBySize(_ sizes: [Int]) -> [Int] {
    let prints = grouping.letters.map { grouping.texts[Int($0.leader)] }
    return grouping.letters.indices.filter { roots[$0] == $0 }.sorted { a, b in
      sizes[a] != sizes[b] ? sizes[a] > sizes[b] : prints[a] < prints[b]
    }
  }

  // MARK: - What is left, against the letters

  /// Gives each text to the letter that it fits best, and gives those that fit none; what is only an
  /// excerpt of a letter fits none unless it is asked for.
  mutating func attach(
    _ texts: [Int32], excerpts: Bool = false, _ read: (Int) throws -> [UInt8]
  ) rethrows -> [Int32] {
    let order = lettersBySize(letterSizes())
    let index = LetterIndex(grouping.letters, of: order, most: 8)
    var rank = [Int](repeating: 0, count: grouping.letters.count)
    for (place, number) in order.enumerated() { rank[number] = place }
    var (left, likely): ([Int32], [Excerpt]) = ([], [])
    for text in texts {
      let seen = try see(text, read)
      let overlaps = index.overlaps(of: seen.runs, seen.runCount)
      var best: (fit: Double, rank: Int, overlap: LetterIndex.Overlap)?
      for overlap in overlaps {
        let number = Int(overlap.letter)
        let fit = method.fit(
          common: Int(overlap.common), of: Int(index.sizes[number]), held: Int(overlap.held),
          of: seen.runCount)
        guard let fit else { continue }
        if let best, best.fit > fit || best.fit == fit && best.rank < rank[number] { continue }
        best = (fit, rank[number], overlap)
      }
      if let best {
        let coverage = Float(best.overlap.common) / Float(index.sizes[Int(best.overlap.letter)])
        place(text, best.overlap.letter, .near, coverage)
      } else if let (merged, likeness) = mailMerge(overlaps, seen, rank) {
        place(text, merged, .mailMerge, likeness)
      } else {
        left.append(text)
        index.note(seen.runs, seen.runCount)
        sketchWords(of: text, seen)
        if excerpts, let excerpt = likelyExcerpt(text, overlaps, seen.runCount) {
          likely.append(excerpt)
        }
      }
    }
    left += try dissolved(by: index, order, read)
    if !likely.isEmpty {
      try attachExcerpts(likely, index, rank, read)
      left.removeAll { grouping.letterOf[Int($0)] >= 0 }
    }
    return left
  }

  /// Takes the letters apart that are but lines which everyone uses; gives their texts.
  ///
  /// What was there when all were grouped stays.
  private mutating func dissolved(
    by index: LetterIndex, _ order: [Int], _ read: (Int) throws -> [UInt8]
  ) rethrows -> [Int32] {
    var copies = [Int](repeating: 0, count: grouping.letters.count)
    for letter in grouping.letterOf where letter >= 0 { copies[Int(letter)] += 1 }
    let boilerplate = Set(
      order.filter { number in
        let runs = grouping.letters[number].runs
        guard number >= firstNew, runs.count < method.longLetter, copies[number] > 1 else {
          return false
        }
        let least = max(method.boilerplateTexts, method.boilerplateTimes * copies[number])
        return index.common(runs, to: least) * 2 > runs.count
      })
    guard !boilerplate.isEmpty else { return [] }
    var left: [Int32] = []
    for text in grouping.letterOf.indices where boilerplate.contains(Int(grouping.letterOf[text])) {
      // The same words sent twice are a campaign, whatever they are.
      guard grouping.counts[text] == 1 else { continue }
      grouping.letterOf[text] = -1
      left.append(Int32(text))
      sketchWords(of: Int32(text), try see(Int32(text), read))
    }
    return left
  }
}
