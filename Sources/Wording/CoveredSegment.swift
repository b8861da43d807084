// Rulewright. Apache-2.0.

/// A stretch of a text that is covered, from end to end, by the same ranges.
package struct CoveredSegment: Hashable, Sendable {
  package var range: Range<Int>
  /// The ranges that cover it, as indices in rising order; none where nothing does.
  package var covers: [Int]
  /// Those of them that begin with it.
  package var begins: [Int]
  /// Those of them that end with it.
  package var ends: [Int]
}

/// Cuts a stretch of a text wherever one of some ranges begins or ends, so that ranges that
/// overlap can be marked without nesting.
///
/// The segments partition the stretch. What of a range lies outside is not looked at: a range that
/// began before begins in no segment, and one that goes on ends in none; empty ranges cover
/// nothing. Costs as much as sorting, and what it gives.
package func segments(
  of stretch: Range<Int>, coveredBy ranges: [Range<Int>]
) -> [CoveredSegment] {
  guard !stretch.isEmpty else { return [] }
  var cuts = [stretch.lowerBound, stretch.upperBound]
  var starts: [Int] = []
  for (index, range) in ranges.enumerated() where !range.isEmpty && range.overlaps(stretch) {
    starts.append(index)
    let inside = range.clamped(to: stretch)
    cuts += [inside.lowerBound, inside.upperBound]
  }
  cuts.sort()
  starts.sort { (ranges[$0].lowerBound, $0) < (ranges[$1].lowerBound, $1) }
  var segments: [CoveredSegment] = []
  var open: [Int] = []
  var waiting = starts[...]
  for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
    open.removeAll { ranges[$0].upperBound <= from }
    while let next = waiting.first, ranges[next].lowerBound <= from {
      open.append(next)
      waiting = waiting.dropFirst()
    }
    let covers = open.sorted()
    segments.append(
      CoveredSegment(
        range: from..<to, covers: covers, begins: covers.filter { ranges[$0].lowerBound == from },
        ends: covers.filter { ranges[$0].upperBound == to }))
  }
  return segments
}
