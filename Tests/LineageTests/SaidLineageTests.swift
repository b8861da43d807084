// Rulewright. Apache-2.0.

import Clauses
import Lineage
import Testing

/// What a drafter says of a clause holds, whatever it looks like.
struct SaidLineageTests {
  /// Clauses "(a) words", with what each was called behind a "|".
  private func tree(_ lines: [String]) -> ClauseTree {
    let clauses = lines.map { line in
      let parts = line.split(separator: "|")
      let designation = String(parts[0].prefix(3))
      var clause = Clause(
        kind: .paragraph, designation: designation, citation: Citation(designation),
        label: ClauseLabel(designation), depth: 0, heading: nil,
        text: String(parts[0].dropFirst(4)), runs: [], range: 0..<0, wordsRange: 0..<0,
        line: 1, endLine: 1, parent: nil)
      if parts.count > 1 { clause.formerly = FormerName(words: String(parts[1]), range: 0..<0) }
      return clause
    }
    return ClauseTree(
      draft: Draft(file: "draft.md", bytes: []), numbering: .cfr, title: nil, clauses: clauses)
  }

  private static let old = [
    "(a) Every ship that leaves port shall carry a chart of the sea.",
    "(b) Every plane that leaves port shall carry a chart of the sky.",
    "(c) Trains roll on rails that the railway company keeps in order.",
  ]

  private func pairs(_ lineage: Lineage) -> [String] {
    lineage.pairs.map { "\($0.old)→\($0.new)" }
  }

  @Test func pairsWhatIsSaidToBeOneThoughOthersAreTheSame() {
    let new = tree([
      "(a) Every ship that leaves port shall carry a chart of the sea.|(c)",
      "(b) Every plane that leaves port shall carry a chart of the sky.",
      "(c) Wholly different words, which nobody could take for the old ones.|(a)",
    ])
    let lineage = lineage(from: tree(Self.old), to: new)
    #expect(pairs(lineage) == ["2→0", "1→1", "0→2"])
    #expect(lineage.pairs.allSatisfy { $0.isCertain })
  }

  @Test(arguments: ["new", "Nothing"]) func keepsWhatIsSaidToBeNewWithoutAPartner(_ word: String) {
    let new = tree([Self.old[0] + "|" + word, Self.old[1], Self.old[2]])
    let lineage = lineage(from: tree(Self.old), to: new)
    #expect(pairs(lineage) == ["1→1", "2→2"])
    #expect(lineage.parts.isEmpty)
    #expect(lineage.new(of: 0) == nil)
  }

  @Test func joinsSeveralThatAreNamedTogether() {
    let new = tree(["(a) Vessels of all kinds have charts.|(b), (a)", Self.old[2]])
    let lineage = lineage(from: tree(Self.old), to: new)
    #expect(pairs(lineage) == ["1→0", "2→1"])
    #expect(lineage.parts.map { [$0.old, $0.new] } == [[0, 0]])
    #expect(lineage.parts.map(\.kind) == [.merged])
  }

  @Test func dividesOneThatTwoClausesName() {
    let new = tree(["(a) Ships sail.|(c)", "(b) Trains roll.|(c)", Self.old[0], Self.old[1]])
    let lineage = lineage(from: tree(Self.old), to: new)
    #expect(pairs(lineage) == ["2→0", "0→2", "1→3"])
    #expect(lineage.parts.map { [$0.old, $0.new] } == [[2, 1]])
    #expect(lineage.parts.map(\.kind) == [.split])
  }

  @Test func passesOverWhatNamesNothing() {
    let new = tree([Self.old[0] + "|(q)", Self.old[1], Self.old[2]])
    #expect(pairs(lineage(from: tree(Self.old), to: new)) == ["0→0", "1→1", "2→2"])
  }

  @Test func letsNoneOfManyTheSameBeTakenForAnother() {
    let reserved = ["(a) [Reserved]", "(b) [Reserved]", "(c) [Reserved]"]
    let new = tree(["(a) [Reserved]|new", "(b) [Reserved]|(a)", "(c) [Reserved]|(c)"])
    let lineage = lineage(from: tree(reserved), to: new)
    #expect(pairs(lineage) == ["0→1", "2→2"])
    #expect(lineage.doubts.isEmpty)
  }
}
