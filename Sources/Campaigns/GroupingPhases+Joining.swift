// Rulewright. Apache-2.0.

/// Letters that are one: the same with a few changes, an earlier and a later version, or a piece that
/// many cut out of the same place.
extension GroupingPhases {
  /// How much of a letter another must have to be it rather than a piece of it.
  private static let leastOfLetter = 0.6
  /// Of what two versions of a letter have, each with sentences of its own, this is in both and in no
  /// other letter; of a letter of which nearly all is in the other, it is a piece.
  private static let leastShared = 0.35
  private static let mostOfVersion = 0.85
  /// Of what one letter has of a piece, another may have so much.
  private static let nextBest = 0.8

  /// Joins letters of which one is a copy of the other, or a piece of it, to the larger one.
  ///
  /// A letter joins only one that joined none itself: there are no chains. Those before `first` join
  /// none.
  mutating func joinLetters(from first: Int) {
    guard first < grouping.letters.count else { return }
    let sizes = letterSizes()
    let order = lettersBySize(sizes)
    let index = LetterIndex(grouping.letters, of: order, most: 64)
    var rank = [Int](repeating: 0, count: grouping.letters.count)
    for (place, number) in order.enumerated() { rank[number] = place }
    let joining = order.filter { $0 >= first && index.sizes[$0] > 0 }
    let larger = joining.map { number in
      largerLetters(than: number, index).filter { other in
        other.letter < first || rank[other.letter] < rank[number]
      }
    }
    // Of a letter that is two others, each is a piece: they are not one for that. What came nearly as
    // often as the larger one is a piece of it only if it is the only one, and shorter than a letter.
    var halves = [Int](repeating: 0, count: grouping.letters.count)
    func isHalf(_ number: Int, of other: Int) -> Bool {
      sizes[number] * method.halfTimes >= sizes[other]
    }
    for (number, others) in zip(joining, larger) {
      for one in others where one.isPiece && isHalf(number, of: one.letter) {
        halves[one.letter] += 1
      }
    }
    for (number, others) in zip(joining, larger) {
      let roots = roots
      func better(_ a: LargerLetter, _ b: LargerLetter) -> Bool {
        a.fit != b.fit ? a.fit > b.fit : rank[a.letter] < rank[b.letter]
      }
      let free = others.filter { roots[$0.letter] == $0.letter }.sorted(by: better)
      if let whole = free.first(where: { !$0.isPiece }) {
        self.roots[number] = Int32(whole.letter)
      } else if let source = source(of: free),
        !isHalf(number, of: source.letter)
          || halves[source.letter] == 1 && index.sizes[number] < method.longLetter
      {
        self.roots[number] = Int32(source.letter)
      }
    }
    for text in grouping.letterOf.indices where grouping.letterOf[text] >= 0 {
      grouping.letterOf[text] = roots[Int(grouping.letterOf[text])]
    }
  }

  /// A letter that another may join: how well it fits, how much of the other it has, and whether that
  /// is but a piece of it.
  private struct LargerLetter {
    var letter: Int
    var fit: Double
    var share: Double
    var isPiece: Bool
  }

  /// The letter that a piece is from: what as good as fits another as well says of none that it is its
  /// own.
  private func source(of pieces: [LargerLetter]) -> LargerLetter? {
    guard let most = pieces.max(by: { $0.share < $1.share }) else { return nil }
    return pieces.count { $0.share > Self.nextBest * most.share } == 1 ? most : nil
  }

  private func largerLetters(than number: Int, _ index: LetterIndex) -> [LargerLetter] {
    var runs = grouping.letters[number].runs
    let size = Int(index.sizes[number])
    let overlaps = runs.withUnsafeMutableBufferPointer { runs in
      runs.baseAddress.map { index.overlaps(of: $0, runs.count) } ?? []
    }
    return overlaps.compactMap { overlap in
      let other = Int(overlap.letter)
      let otherSize = Int(index.sizes[other])
      guard other != number else { return nil }
      let fit = method.fit(
        common: Int(overlap.common), of: otherSize, held: Int(overlap.held), of: size)
      let share = Double(overlap.held) / Double(size)
      if let fit {
        let isWhole =
          Double(overlap.common) >= Self.leastOfLetter * Double(otherSize)
          || isSpread(overlap, shorter: min(size, otherSize)) && isAlike(number, other)
        return LargerLetter(letter: other, fit: fit, share: share, isPiece: !isWhole)
      }
      guard share >= Self.leastShared else { return nil }
      let (own, unique) = shared(number, with: other, index)
      guard unique >= Self.leastShared else { return nil }
      if size < method.longLetter {
        // As short as what people cut out.
        guard own >= 3 else { return nil }
        return LargerLetter(letter: other, fit: unique, share: share, isPiece: true)
      }
      guard unique <= Self.mostOfVersion, own >= method.longLetter / 2,
        Double(overlap.common) >= Self.leastShared * Double(otherSize),
        shared(other, with: number, index).share >= Self.leastShared
      else { return nil }
      return LargerLetter(letter: other, fit: unique, share: share, isPiece: false)
    }
  }

  /// How many of a letter's runs no other has but this one, and which share of those that tell
  /// anything.
  private func shared(
    _ number: Int, with other: Int, _ index: LetterIndex
  ) -> (own: Int, share: Double) {
    var runs = grouping.letters[number].runs
    let (own, neutral) = runs.withUnsafeMutableBufferPointer { runs in
      runs.baseAddress.map {
        // Pieces of both are no other letters.
        index.specific(
          to: Int32(other), besides: Int32(number), passingOver: method.longLetter, $0, runs.count)
      } ?? (0, 0)
    }
    return (own, Double(own) / Double(max(1, runs.count - neutral)))
  }
}
