// Rulewright. Apache-2.0.

import Clauses
import Redlining
import TestSupport
import Testing

/// Hostile sizes: each finishes in time that grows little faster than the texts.
@Suite(.serialized)
struct RedlineScaleTests {
  private static let limit = Duration.seconds(90)

  private func words(_ count: Int, _ source: inout SeededGenerator, of vocabulary: Int) -> String {
    (0..<count).map { _ in "w\(source.below(vocabulary))" }.joined(separator: " ")
  }

  private func rule(_ count: Int, seed: UInt64, of vocabulary: Int = 2_000) -> [String] {
    var source = SeededGenerator(seed: seed)
    return (0..<count).map { _ in words(20, &source, of: vocabulary) }
  }

  @discardableResult
  private func timed(_ name: String, _ old: [String], _ new: [String]) -> Redline {
    let before = clauseTree(old.joined(separator: "\n\n"))
    let after = clauseTree(new.joined(separator: "\n\n"))
    let clock = ContinuousClock()
    let start = clock.now
    let redline = redline(from: before, to: after)
    let time = start.duration(to: clock.now)
    print("redline, \(name): \(time)")
    #expect(redline.isProven)
    #expect(time < Self.limit)
    return redline
  }

  @Test func alignsTenThousandIdenticalClauses() {
    let reserved = Array(repeating: "[Reserved]", count: 10_000)
    let shorter = timed("10,000 [Reserved] to 9,000", reserved, Array(reserved.dropLast(1_000)))
    #expect(shorter.summary.map(\.count) == [0, 1_000, 0, 0, 0, 0, 0])
    let between = ["One."] + reserved + ["Two."]
    let changed = timed(
      "10,000 [Reserved], ends rewritten", between, ["Uno.", "Dos."] + reserved + ["Tres."])
    #expect(changed.rows.count { $0.operations.isEmpty } == 10_000)
    var source = SeededGenerator(seed: 5)
    var scattered = reserved
    for _ in 0..<3_000 { scattered[source.below(10_000)] = words(6, &source, of: 50) }
    timed("10,000 [Reserved], 3,000 filled in", reserved, scattered)
  }

  @Test func survivesAWholesaleRewrite() {
    timed("10,000 clauses rewritten", rule(10_000, seed: 1), rule(10_000, seed: 2))
    timed("5,000 clauses of few words", rule(5_000, seed: 1, of: 30), rule(5_000, seed: 2, of: 30))
  }

  @Test func survivesOneClauseOfManyWords() {
    timed(
      "one clause, 40,000 words rewritten", [rule(2_000, seed: 1, of: 100).joined(separator: " ")],
      [rule(2_000, seed: 2, of: 100).joined(separator: " ")])
    let same = Array(repeating: "very", count: 40_000)
    timed(
      "one clause, one word 40,000 times", [same.joined(separator: " ")],
      [same.dropLast(15_000).joined(separator: " ") + " big"])
  }

  @Test func growsLittleFasterThanTheText() {
    for factor in [1, 4, 16] {
      let old = rule(500 * factor, seed: 3)
      var source = SeededGenerator(seed: 4)
      var new = old
      for _ in 0..<(50 * factor) {
        let place = source.below(new.count)
        switch source.below(3) {
        case 0: new[place] += " and more"
        case 1: new.remove(at: place)
        default: new.insert(words(20, &source, of: 2_000), at: place)
        }
      }
      timed("\(500 * factor) clauses, a tenth edited", old, new)
    }
  }
}
