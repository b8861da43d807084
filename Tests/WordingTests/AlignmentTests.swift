// Rulewright. Apache-2.0.

import Testing
import Wording

/// The length of a longest common subsequence, by the table that every textbook has.
private func longestCommon(_ a: [Int], _ b: [Int]) -> Int {
  var row = [Int](repeating: 0, count: b.count + 1)
  for x in a {
    var diagonal = 0
    for (place, y) in b.enumerated() {
      let above = row[place + 1]
      row[place + 1] = x == y ? diagonal + 1 : max(above, row[place])
      diagonal = above
    }
  }
  return row[b.count]
}

struct AlignmentTests {
  private struct Sequences {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    mutating func sequence(_ longest: Int, of alphabet: Int) -> [Int] {
      (0..<below(longest + 1)).map { _ in below(alphabet) }
    }
  }

  private func isSound(_ alignment: Alignment, _ old: [Int], _ new: [Int]) -> Bool {
    let matches = alignment.matches
    return matches.allSatisfy { old[$0.old] == new[$0.new] }
      && zip(matches, matches.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new }
  }

  @Test(arguments: [1, 2, 3, 5, 12, 60])
  func matchesAsMuchAsTheSlowTable(alphabet: Int) {
    var source = Sequences(state: UInt64(alphabet))
    for _ in 0..<1_500 {
      let old = source.sequence(24, of: alphabet)
      let new = source.sequence(24, of: alphabet)
      let alignment = alignment(of: old, with: new)
      #expect(alignment.isShortest)
      #expect(isSound(alignment, old, new))
      #expect(alignment.matches.count == longestCommon(old, new))
    }
  }

  @Test(arguments: [0, 1, 2, 8])
  func isSoundAndSaysSoWhenTheLimitIsReached(limit: Int) {
    var source = Sequences(state: 99)
    for _ in 0..<1_500 {
      let old = source.sequence(40, of: 15)
      let new = source.sequence(40, of: 15)
      let alignment = alignment(of: old, with: new, limit: limit)
      #expect(isSound(alignment, old, new))
      if alignment.isShortest {
        #expect(alignment.matches.count == longestCommon(old, new))
      }
    }
  }

  @Test func dividesAtWordsThatOccurOnceWhenTheLimitIsReached() {
    let noise = (0..<50).map { $0 % 3 }
    let alignment = alignment(
      of: noise + [7] + noise.reversed(), with: noise.reversed() + [7] + noise, limit: 4)
    #expect(!alignment.isShortest)
    #expect(alignment.matches.contains(Alignment.Match(old: 50, new: 50)))
  }

  @Test func findsALongestRisingRow() {
    #expect(increasingSubsequence(of: [3, 1, 4, 2, 5]) == [1, 3, 4])
    #expect(increasingSubsequence(of: []) == [])
    #expect(increasingSubsequence(of: [2, 2, 2]).count == 1)
  }
}
