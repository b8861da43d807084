// Rulewright. Apache-2.0.

import Clauses
import Foundation
import Redlining
import TestSupport
import Testing

/// What must hold of any two texts, tried on texts drawn from a seed.
struct RedlineLawTests {
  /// How many pairs of texts each of twenty batches tries; RULEWRIGHT_PAIRS says more of them.
  private static let pairs =
    ProcessInfo.processInfo.environment["RULEWRIGHT_PAIRS"].flatMap(Int.init) ?? 1_000

  // Evidence: DESIGN.md, promise 1: a redline is a proof.
  @Test(arguments: 0..<20)
  func rebuildsAnyTextFromAnyOther(batch: Int) {
    var source = RandomTexts(seed: UInt64(batch))
    for _ in 0..<Self.pairs {
      let (old, new) = source.pair()
      let (before, after) = (clauseTree(bytes: old), clauseTree(bytes: new))
      let redline = redline(from: before, to: after)
      let rebuilt = applying(redline.edits, to: old)
      if rebuilt != new || !redline.isProven {
        Issue.record("edits do not rebuild: \(old) → \(new)")
      }
      if let broken = brokenLaw(of: redline) {
        Issue.record("\(broken): \(old) → \(new)")
      }
    }
  }

  @Test(arguments: 0..<4)
  func findsNothingBetweenATextAndItself(batch: Int) {
    var source = RandomTexts(seed: 1_000 + UInt64(batch))
    for _ in 0..<500 {
      let tree = clauseTree(bytes: source.pair().0)
      let redline = redline(from: tree, to: tree)
      #expect(redline.edits.isEmpty && redline.changes.isEmpty)
      #expect(redline.rows.allSatisfy { $0.similarity == 1 && $0.old == $0.new })
    }
  }

  @Test(arguments: 0..<4)
  func givesTheSameAnswerEachTime(batch: Int) {
    var source = RandomTexts(seed: 2_000 + UInt64(batch))
    for _ in 0..<250 {
      let (old, new) = source.pair()
      let (before, after) = (clauseTree(bytes: old), clauseTree(bytes: new))
      let (once, twice) = (redline(from: before, to: after), redline(from: before, to: after))
      #expect(once.rows == twice.rows && once.edits == twice.edits)
    }
  }

  /// The law of rows and words that a redline breaks, if any.
  private func brokenLaw(of redline: Redline) -> String? {
    let olds = redline.rows.compactMap(\.old)
    let news = redline.rows.compactMap(\.new)
    guard olds.sorted() == Array(redline.old.clauses.indices) else {
      return "an old clause is not once"
    }
    guard news == Array(redline.new.clauses.indices) else { return "a new clause is not once" }
    let outline = RedlineOutline(redline)
    for (row, parent) in outline.parents.enumerated() where (parent ?? -1) >= row {
      return "a clause before the one that it stands in"
    }
    for row in redline.rows {
      var (before, after): ([UInt8], [UInt8]) = ([], [])
      for change in row.words {
        if change.text.isEmpty { return "an empty run" }
        if change.operation != .insert { before += change.text.utf8 }
        if change.operation != .delete { after += change.text.utf8 }
      }
      for (one, other) in zip(row.words, row.words.dropFirst())
      where one.operation == .insert && other.operation != .equal
        || one.operation == other.operation
      {
        return "runs out of order"
      }
      func text(_ tree: ClauseTree, _ index: Int?) -> [UInt8]? {
        index.map { Array(tree.clauses[$0].text.utf8) }
      }
      let isPart = row.origin != nil
      guard before == text(redline.old, row.old) ?? (isPart ? before : []),
        after == text(redline.new, row.new) ?? (isPart ? after : [])
      else { return "words that do not rebuild" }
      // What was divided from another clause, or joined with one, is revised by what it alone has.
      let isChanged = row.words.contains { $0.operation != .equal }
      let isRevised = (row.old != nil && row.new != nil || row.origin != nil) && isChanged
      guard row.operations.contains(.revised) == isRevised else { return "a wrong revision" }
      let isAlone = row.origin == nil && (row.old == nil || row.new == nil)
      guard isAlone == !Set(row.operations).isDisjoint(with: [.added, .removed]) else {
        return "what came or went is not said"
      }
      guard (0...1).contains(row.similarity) else { return "a similarity of \(row.similarity)" }
      let order = RedlineRow.Operation.allCases
      let places = row.operations.compactMap { order.firstIndex(of: $0) }
      guard zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) else { return "unsorted" }
    }
    return nil
  }
}

struct UntouchedClauseTests {
  /// Forty clauses without number, each with words of its own.
  private func clauses(_ source: inout SeededGenerator) -> [String] {
    let nouns = ["export", "item", "licence", "party", "record", "notice", "country", "list"]
    return (0..<40).map { index in
      (0..<12).map { _ in source.pick(nouns) }.joined(separator: " ") + " number \(index)."
    }
  }

  private func marks(_ old: [String], _ new: [String]) -> [RedlineRow] {
    redline(
      from: clauseTree(old.joined(separator: "\n\n")),
      to: clauseTree(new.joined(separator: "\n\n"))
    ).changes
  }

  @Test(arguments: 0..<20)
  func areNotMarkedWhenAnotherIsInsertedRemovedOrRevised(seed: UInt64) {
    var source = SeededGenerator(seed: seed)
    let old = clauses(&source)
    let place = source.below(old.count)

    var inserted = old
    inserted.insert("Wholly other matter stands here now.", at: place)
    #expect(marks(old, inserted).map(\.operations) == [[.added]])
    #expect(marks(old, inserted).map(\.new) == [place])

    var removed = old
    removed.remove(at: place)
    #expect(marks(old, removed).map(\.operations) == [[.removed]])
    #expect(marks(old, removed).map(\.old) == [place])

    var revised = old
    revised[place] += " This was added."
    #expect(marks(old, revised).map(\.operations) == [[.revised]])
    #expect(marks(old, revised).map(\.new) == [place])
  }

  @Test(arguments: [0, 1, 500, 999])
  func areNotMarkedAmongAThousandThatAreAllTheSame(place: Int) {
    let old = ["Opening."] + Array(repeating: "[Reserved]", count: 1_000) + ["Closing words."]
    var new = old
    new.insert("Something else.", at: place)
    new[new.count - 1] = "Closing words, revised."
    #expect(marks(old, new).map(\.operations) == [[.added], [.revised]])
    var longer = old
    longer.insert("[Reserved]", at: 1 + place)
    #expect(marks(old, longer).map(\.operations) == [[.added]])
    #expect(marks(longer, old).map(\.operations) == [[.removed]])
  }
}
