// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import Dockets
import Freezing
import TestSupport
import Testing

/// What holds of keys whatever is done to a rule.
struct KeyLawTests {
  /// Three or four stages of a made-up rule, frozen one after the other; where the freezing asks
  /// which clause is which, it is told the truth.
  private struct Sequence {
    var stages: [(rule: MadeUpRule, keys: [ClauseKey])] = []
    var lock = DocketLock(docket: "made-up")
    var questions = 0

    init(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      var rule = MadeUpRule(by: &random)
      var earlier: FreezableStage?
      for number in 0..<(2 + random.below(2)) {
        if number > 0 { for _ in 0..<(1 + random.below(3)) { rule.edit(by: &random) } }
        var result = freezing(rule.stage(number), after: earlier, in: lock)
        var asked = 0
        while result.result == nil, asked < 20 {
          let before = try #require(stages.last?.rule)
          for doubt in result.doubts {
            let index = doubt.place.line - 1
            let old = before.parts.firstIndex { $0.id == rule.parts[index].id }
            rule.say(
              old.map { before.tree().clauses[$0].citation.text } ?? "new", at: index)
          }
          asked += 1
          result = freezing(rule.stage(number), after: earlier, in: lock)
        }
        questions += asked
        lock = try #require(result.result, "seed \(seed)").lock
        rule.beSilent()
        let stage = rule.stage(number)
        let keys = lock.keys(of: stage.id, fileHash: stage.fileHash)
        stages.append((rule, try stage.tree.clauses.map { try #require(keys[$0.label]) }))
        earlier = stage
      }
    }
  }

  @Test(
    "An untouched clause keeps its key and no key is used twice, in 10,000 sequences of edits",
    arguments: 0..<10)
  func keepsAndNeverRepeats(_ thousand: Int) throws {
    var questions = 0
    for seed in (1000 * thousand)..<(1000 * (thousand + 1)) {
      let sequence = try Sequence(seed: UInt64(seed))
      questions += sequence.questions
      var everGiven: Set<ClauseKey> = []
      var before: (rule: MadeUpRule, keys: [ClauseKey])?
      for (rule, keys) in sequence.stages {
        let there = Set(keys)
        try #require(there.count == keys.count, "a key stands twice, seed \(seed)")
        // What is not of the stage before is new, and was never given.
        let carried = there.intersection(before?.keys ?? [])
        try #require(
          there.subtracting(carried).isDisjoint(with: everGiven), "a key came back, seed \(seed)")
        everGiven.formUnion(there)
        if let before {
          for (part, key) in zip(rule.parts, keys) {
            guard let old = before.rule.parts.firstIndex(where: { $0 == part }) else { continue }
            try #require(before.keys[old] == key, "an untouched clause lost its key, seed \(seed)")
          }
        }
        before = (rule, keys)
      }
      if seed.isMultiple(of: 20) {
        let (read, faults) = readLock(Array(sequence.lock.text.utf8), file: "docket.lock")
        try #require(read == sequence.lock && faults.isEmpty, "seed \(seed)")
      }
    }
    // The made-up rules must be such that some are doubtful, or the asking was not tried.
    #expect(questions > 0)
  }

  @Test func givesTheSameKeysEachTime() throws {
    for seed in 0..<UInt64(20) {
      let (first, second) = (try Sequence(seed: seed), try Sequence(seed: seed))
      #expect(first.lock == second.lock)
    }
  }
}
