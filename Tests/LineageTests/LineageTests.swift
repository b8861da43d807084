// Rulewright. Apache-2.0.

import Clauses
import Lineage
import Testing

/// A clause as "designation words", indented by two spaces for each clause it stands in; "§"
/// begins a section.
///
/// Its bytes are its line.
private func tree(_ lines: [String]) -> ClauseTree {
  var clauses: [Clause] = []
  var path: [Int] = []
  var at = 0
  for line in lines {
    let depth = line.utf8.prefix { $0 == 0x20 }.count / 2
    let parts = line.utf8.drop { $0 == 0x20 }.split(separator: 0x20, maxSplits: 1)
    let designation = String(decoding: parts[0], as: UTF8.self)
    path.removeLast(path.count - min(path.count, depth))
    let above = path.last.map { clauses[$0].citation.text } ?? ""
    let range = at..<(at + line.utf8.count)
    clauses.append(
      Clause(
        kind: designation.utf8.starts(with: "§".utf8) ? .section : .paragraph,
        designation: designation, citation: Citation(above + designation),
        label: ClauseLabel(above + designation), depth: depth, heading: nil,
        text: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "", runs: [],
        range: range, wordsRange: range, line: 1, endLine: 1, parent: path.last))
    path.append(clauses.count - 1)
    at = range.upperBound
  }
  return ClauseTree(
    draft: Draft(file: "draft.md", bytes: lines.flatMap { Array($0.utf8) }), numbering: .cfr,
    title: nil, clauses: clauses)
}

/// The pairs as "old citation → new citation", those that kept theirs left out.
private func renamed(_ old: [String], _ new: [String]) -> [String] {
  let (before, after) = (tree(old), tree(new))
  return lineage(from: before, to: after).pairs.compactMap { pair in
    let (a, b) = (before.clauses[pair.old].citation, after.clauses[pair.new].citation)
    return a == b ? nil : "\(a) → \(b)"
  }
}

struct LineageTests {
  @Test func pairsEachClauseWithItselfInTheSameText() {
    let same = tree(["§1 Scope", "  (a) One thing.", "  (b) [Reserved]", "§2", "  (a) [Reserved]"])
    let lineage = lineage(from: same, to: same)
    #expect(lineage.pairs.map(\.old) == Array(0..<5))
    #expect(lineage.pairs.map(\.new) == Array(0..<5))
    #expect(lineage.pairs.allSatisfy { $0.similarity == 1 })
  }

  @Test func followsClausesThatAnInsertionRenumbered() {
    #expect(
      renamed(
        ["(a) Ships sail.", "(b) Planes fly.", "(c) Trains roll."],
        ["(a) Cars drive.", "(b) Ships sail.", "(c) Planes fly.", "(d) Trains roll."])
        == ["(a) → (b)", "(b) → (c)", "(c) → (d)"])
  }

  @Test func followsWordsRatherThanALabelThatWentToAnother() {
    #expect(
      renamed(
        ["(a) The exporter shall keep a record of each ship.", "(b) The agent pays the fee."],
        [
          "(a) The importer pays tax.",
          "(b) The exporter shall keep one record of each ship.", "(c) The agent pays a fee.",
        ]) == ["(a) → (b)", "(b) → (c)"])
  }

  @Test func keepsASectionWhoseTitleChangedWithWhatStandsInIt() {
    let (old, new) = (
      tree(["§1 Scope", "  (a) Ships must sail.", "§2 Fees", "  (a) Pay the fee."]),
      tree(["§1 Reach", "  (a) Ships may sail.", "§2 Costs", "  (a) Pay a fee."])
    )
    #expect(lineage(from: old, to: new).pairs.map(\.new) == [0, 1, 2, 3])
  }

  @Test func doesNotLetWordsSaidTwicePullSectionsAcross() {
    #expect(
      renamed(
        [
          "§0 Title", "  (a) [Reserved]", "§1 Scope of ships", "  (a) [Reserved]",
          "§2 Fees of ports",
        ],
        [
          "§0 Title", "  (a) [Reserved]", "§1 Reach of ships", "§2 Fees of port",
          "  (a) [Reserved]",
        ]
      ) == [])
  }

  @Test func leavesUnlikeClausesWithoutPartners() {
    let lineage = lineage(from: tree(["(a) Ships sail."]), to: tree(["(a) Cars need roads."]))
    #expect(lineage.pairs.isEmpty)
    #expect(lineage.new(of: 0) == nil && lineage.old(of: 0) == nil)
  }

  @Test func answersInBothDirections() {
    let lineage = lineage(
      from: tree(["(a) Ships sail."]), to: tree(["(a) Cars drive.", "(b) Ships sail."]))
    #expect(lineage.new(of: 0) == 1)
    #expect(lineage.old(of: 1) == 0)
    #expect(lineage.old(of: 0) == nil)
  }

  @Test func followsAClauseThatMovedPastOthers() {
    let lineage = lineage(
      from: tree(["(a) Ships sail.", "(b) Planes fly.", "(c) Trains roll."]),
      to: tree(["(a) Planes fly.", "(b) Trains roll.", "(c) Ships sail."]))
    #expect(lineage.pairs.map(\.old) == [1, 2, 0])
    #expect(lineage.pairs.map(\.isMoved) == [false, false, true])
    #expect(lineage.pairs.map(\.isRedesignated) == [true, true, true])
    #expect(lineage.inOrder.map(\.old) == [1, 2])
  }

  @Test func followsAClauseIntoAnotherSectionThoughItsWordsChangedToo() throws {
    let lineage = lineage(
      from: tree([
        "§1 Ships", "  (a) The master keeps a log of each voyage of the ship.",
        "    (1) Of cargo.", "  (b) The owner pays the dues of the port.", "§2 Planes",
        "  (a) The pilot files a plan.",
      ]),
      to: tree([
        "§1 Ships", "  (a) The owner pays the dues of the port.", "§2 Planes",
        "  (a) The pilot files a plan.",
        "  (b) The master keeps a full log of each voyage of the ship.", "    (1) Of cargo.",
      ]))
    let moved = try #require(lineage.pairs.first { $0.old == 1 })
    #expect(moved.new == 4 && moved.isMoved && moved.isRedesignated)
    // What stands in it went along, and is not moved by itself.
    let along = try #require(lineage.pairs.first { $0.old == 2 })
    #expect(along.new == 5 && !along.isMoved && !along.isRedesignated)
    let renumbered = try #require(lineage.pairs.first { $0.old == 3 })
    #expect(renumbered.new == 1 && !renumbered.isMoved && renumbered.isRedesignated)
  }

  @Test func seesAClauseThatWasDividedAndTwoThatWereJoined() {
    let whole =
      "(a) The exporter keeps records for five years and shows them to the agent on demand."
    let halves = [
      "(a) The exporter keeps records for five years.",
      "(b) The exporter shows them to the agent on demand.",
    ]
    let divided = lineage(from: tree([whole]), to: tree(halves))
    #expect(divided.parts.map(\.kind) == [.split] && divided.pairs.count == 1)
    let joined = lineage(from: tree(halves), to: tree([whole]))
    #expect(joined.parts.map(\.kind) == [.merged] && joined.pairs.count == 1)
  }

  @Test func doubtsWhereTwoClausesCouldBeTheSameOne() {
    let words = "The holder of a licence reports each loss within ten days."
    let lineage = lineage(
      from: tree(["§1 Ships", "  (a) \(words)", "§2 Planes", "  (c) \(words)", "§3 Trains"]),
      to: tree(["§1 Ships", "§2 Planes", "§3 Trains", "  (b) \(words)"]))
    #expect(lineage.doubts == [Lineage.Doubt(old: [1, 3], new: [3])])
    #expect(lineage.old(of: 3) == nil)
  }
}
