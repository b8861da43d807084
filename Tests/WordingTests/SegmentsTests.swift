// Rulewright. Apache-2.0.

import TestSupport
import Testing
import Wording

struct SegmentsTests {
  @Test func areCutWhereRangesBeginAndEnd() {
    let found = segments(of: 10..<40, coveredBy: [5..<20, 15..<50, 25..<25, 30..<40, 60..<70])
    #expect(found.map(\.range) == [10..<15, 15..<20, 20..<30, 30..<40])
    #expect(found.map(\.covers) == [[0], [0, 1], [1], [1, 3]])
    #expect(found.map(\.begins) == [[], [1], [], [3]])
    #expect(found.map(\.ends) == [[], [0], [], [3]])
  }

  @Test func areNoneOfNothing() {
    #expect(segments(of: 3..<3, coveredBy: [0..<9]).isEmpty)
    #expect(segments(of: 3..<5, coveredBy: []).map(\.range) == [3..<5])
  }

  @Test func knowWhatCoversEachByte() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<2_000 {
      let ranges = (0..<random.below(9)).map { _ -> Range<Int> in
        let start = random.below(40)
        return start..<(start + random.below(15))
      }
      let start = random.below(20)
      let stretch = start..<(start + random.below(25))
      let found = segments(of: stretch, coveredBy: ranges)
      var at = stretch.lowerBound
      for segment in found {
        #expect(segment.range.lowerBound == at && !segment.range.isEmpty)
        for byte in segment.range {
          #expect(segment.covers == ranges.indices.filter { ranges[$0].contains(byte) })
        }
        #expect(segment.begins == segment.covers.filter { ranges[$0].lowerBound == at })
        at = segment.range.upperBound
        #expect(segment.ends == segment.covers.filter { ranges[$0].upperBound == at })
      }
      #expect(at == stretch.upperBound || stretch.isEmpty)
      for (before, after) in zip(found, found.dropFirst()) {
        #expect(before.covers != after.covers || !before.ends.isEmpty)
      }
    }
  }
}
