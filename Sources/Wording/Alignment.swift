// Rulewright. Apache-2.0.

/// Which elements of an earlier sequence are the same as which of a later one, in order.
package struct Alignment: Sendable {
  /// Two places that hold the same element.
  package struct Match: Hashable, Sendable {
    package var old: Int
    package var new: Int

    package init(old: Int, new: Int) {
      self.old = old
      self.new = new
    }
  }

  /// Rising in both sequences.
  package var matches: [Match]
  /// Whether no alignment has more matches: false when a limit of effort was reached.
  package var isShortest: Bool
}

/// Aligns two sequences of small numbers, as a `WordInterner` gives them.
///
/// The common beginning and end are set aside, then what occurs on one side only: none of that
/// can make the alignment worse. What is left goes through the shortest edit. When that costs
/// more than `limit` edits, the elements that occur once on each side become anchors (as in
/// patience diff) and the gaps between are tried again with a smaller limit; a gap without
/// anchors is left unmatched, that is, replaced whole. Near-linear at the limit.
package func alignment(of old: [Int], with new: [Int], limit: Int = 2048) -> Alignment {
  var aligner = Aligner(old: old, new: new, limit: limit)
  return aligner.alignment()
}

private struct Aligner {
  private struct Gap {
    var old: Range<Int>
    var new: Range<Int>
    /// How often anchors were needed to get here.
    var level: Int
  }

  /// How many times anchors may divide a gap, so that no input makes the work unbounded.
  private static let deepest = 4

  let old: [Int]
  let new: [Int]
  let limit: Int
  private var matches: [Alignment.Match] = []
  private var isShortest = true
  /// How often each element occurs in the gap at hand; all 0 between gaps.
  private var oldCounts: [Int32]
  private var newCounts: [Int32]

  init(old: [Int], new: [Int], limit: Int) {
    self.old = old
    self.new = new
    self.limit = limit
    let size = max(old.max() ?? -1, new.max() ?? -1) + 1
    oldCounts = Array(repeating: 0, count: size)
    newCounts = Array(repeating: 0, count: size)
  }

  mutating func alignment() -> Alignment {
    var gaps = [Gap(old: 0..<old.count, new: 0..<new.count, level: 0)]
    while let gap = gaps.popLast() { align(gap, &gaps) }
    matches.sort { $0.old < $1.old }
    return Alignment(matches: matches, isShortest: isShortest)
  }

  private mutating func align(_ gap: Gap, _ gaps: inout [Gap]) {
    let gap = trimmed(gap)
    guard !gap.old.isEmpty, !gap.new.isEmpty else { return }
    for place in gap.old { oldCounts[old[place]] += 1 }
    for place in gap.new { newCounts[new[place]] += 1 }
    defer {
      for place in gap.old { oldCounts[old[place]] = 0 }
      for place in gap.new { newCounts[new[place]] = 0 }
    }
    let oldPlaces = gap.old.filter { newCounts[old[$0]] > 0 }
    let newPlaces = gap.new.filter { oldCounts[new[$0]] > 0 }
    guard !oldPlaces.isEmpty, !newPlaces.isEmpty else { return }

    let found = shortestEditMatches(
      of: oldPlaces.map { old[$0] }, with: newPlaces.map { new[$0] },
      limit: gap.level == 0 ? limit : limit / 8)
    if let found {
      for match in found {
        matches.append(
          Alignment.Match(old: oldPlaces[match.old], new: newPlaces[match.new]))
      }
      return
    }
    isShortest = false
    guard gap.level < Self.deepest else { return }
    let anchors = anchors(oldPlaces, newPlaces)
    guard !anchors.isEmpty else { return }
    var (oldStart, newStart) = (gap.old.lowerBound, gap.new.lowerBound)
    for anchor in anchors {
      gaps.append(
        Gap(old: oldStart..<anchor.old, new: newStart..<anchor.new, level: gap.level + 1))
      (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    gaps.append(
      Gap(
        old: oldStart..<gap.old.upperBound, new: newStart..<gap.new.upperBound,
        level: gap.level + 1))
    matches.append(contentsOf: anchors)
  }

  /// Matches the common beginning and end of a gap; gives what is between.
  private mutating func trimmed(_ gap: Gap) -> Gap {
    var (oldStart, oldEnd) = (gap.old.lowerBound, gap.old.upperBound)
    var (newStart, newEnd) = (gap.new.lowerBound, gap.new.upperBound)
    while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
      matches.append(Alignment.Match(old: oldStart, new: newStart))
      oldStart += 1
      newStart += 1
    }
    while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
      matches.append(Alignment.Match(old: oldEnd, new: newEnd))
    }
    return Gap(old: oldStart..<oldEnd, new: newStart..<newEnd, level: gap.level)
  }

  /// The longest rising row of elements that occur exactly once on each side of the gap whose
  /// occurrences are counted.
  private func anchors(_ oldPlaces: [Int], _ newPlaces: [Int]) -> [Alignment.Match] {
    func isUnique(_ id: Int) -> Bool { oldCounts[id] == 1 && newCounts[id] == 1 }
    var newPlace: [Int: Int] = [:]
    for place in newPlaces where isUnique(new[place]) { newPlace[new[place]] = place }
    var candidates: [Alignment.Match] = []
    for place in oldPlaces {
      guard isUnique(old[place]), let other = newPlace[old[place]] else { continue }
      candidates.append(Alignment.Match(old: place, new: other))
    }
    return increasingSubsequence(of: candidates.map(\.new)).map { candidates[$0] }
  }
}
