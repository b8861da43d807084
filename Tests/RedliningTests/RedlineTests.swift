// Rulewright. Apache-2.0.

import Clauses
import Redlining
import Testing

private let rule = """
  # 740.1 Scope

  (a) This section applies to all exports of listed items.

  (b) The exporter shall ship within 30 days of the notice.

  (c) [Reserved]

  # 740.2 Records

  (a) Keep each record for five years.

  (b) [Reserved]

  Notes have no number.
  """

/// What happened, clause by clause: "revised 740.1(b)".
private func deeds(_ old: String, _ new: String) -> [String] {
  deeds(redline(from: clauseTree(old), to: clauseTree(new)))
}

private func deeds(_ redline: Redline) -> [String] {
  redline.changes.map { row in
    let citation =
      row.new.map { redline.new.clauses[$0].citation.text }
      ?? row.old.map { redline.old.clauses[$0].citation.text } ?? ""
    return row.operations.map(\.rawValue).joined(separator: "+") + " " + citation
  }
}

private func replacing(_ old: String, by new: String) -> String {
  let (text, from) = (Array(rule.utf8), Array(old.utf8))
  for start in 0...(text.count - from.count)
  where text[start..<(start + from.count)].elementsEqual(from) {
    return String(
      decoding: text[..<start] + Array(new.utf8) + text[(start + from.count)...], as: UTF8.self)
  }
  return rule
}

struct RedlineTests {
  @Test func isEmptyBetweenTheSameTexts() {
    let tree = clauseTree(rule)
    let redline = redline(from: tree, to: tree)
    #expect(redline.edits.isEmpty)
    #expect(redline.changes.isEmpty)
    #expect(redline.rows.count == tree.clauses.count)
    #expect(redline.isProven)
    #expect(redline.summary.allSatisfy { $0.count == 0 })
  }

  @Test func marksARevisedClauseAndNoOther() {
    #expect(deeds(rule, replacing("30 days", by: "60 days")) == ["revised 740.1(b)"])
  }

  @Test func marksAnInsertedClauseAndWhatItRenumbers() {
    let new = replacing(
      "(b) The exporter shall ship within 30 days of the notice.\n\n(c)",
      by: "(b) Agents need a licence.\n\n(c) The exporter shall ship within 30 days of the "
        + "notice.\n\n(d)")
    #expect(
      deeds(rule, new) == ["added 740.1(b)", "redesignated 740.1(c)", "redesignated 740.1(d)"])
  }

  @Test func marksOnlyAnInsertedClauseWithoutNumber() {
    let new = replacing("Notes have", by: "Another note altogether.\n\nNotes have")
    #expect(deeds(rule, new) == ["added 740.2p1"])
  }

  @Test func marksARemovedClauseWhereItStood() {
    let new = replacing("(b) The exporter shall ship within 30 days of the notice.\n\n", by: "")
    let redline = redline(from: clauseTree(rule), to: clauseTree(new))
    #expect(deeds(redline) == ["removed 740.1(b)"])
    #expect(redline.rows[2].old == 2)
    #expect(
      redline.rows[2].words == [
        WordChange(.delete, "The exporter shall ship within 30 days of the notice.")
      ])
  }

  @Test func doesNotMarkWhatOnlyStandsInARedesignatedSection() {
    let new = replacing("# 740.2 Records", by: "# 740.9 Records")
    #expect(deeds(rule, new) == ["redesignated 740.9"])
  }

  @Test func followsAClauseThatWasRenumberedAndRevisedAtOnce() {
    let new = replacing(
      "(a) This section", by: "(a) Definitions come first and always will.\n\n(b) This section")
    let renumbered = String(
      decoding: Array(new.utf8), as: UTF8.self
    ).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.utf8.starts(with: "(b) The".utf8)
        ? "(c) The exporter shall ship in 30 days of the notice."
        : line.utf8.starts(with: "(c) [".utf8) ? "(d) [Reserved]" : String(line)
    }.joined(separator: "\n")
    #expect(
      deeds(rule, renumbered) == [
        "added 740.1(a)", "redesignated 740.1(b)", "revised+redesignated 740.1(c)",
        "redesignated 740.1(d)",
      ])
  }

  @Test func marksATitleThatChangedAsRevised() {
    #expect(deeds(rule, replacing("Records", by: "Books kept")) == ["revised 740.2"])
  }

  @Test func takesAClauseFilledInForReservedAsRemovedAndAdded() {
    let new = replacing("(c) [Reserved]", by: "(c) Agents need a licence.")
    #expect(deeds(rule, new) == ["removed 740.1(c)", "added 740.1(c)"])
  }

  @Test func hasEditsButNoMarksWhenOnlyLineEndsChanged() {
    let windows = rule.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let redline = redline(from: clauseTree(rule), to: clauseTree(bytes: windows))
    #expect(redline.changes.isEmpty)
    #expect(!redline.edits.isEmpty)
    #expect(redline.isProven)
    #expect(redline.unshownChanges.count == 7)
  }

  @Test func editsOnlyTheBytesOfTheWordThatChanged() {
    let new = clauseTree(replacing("30 days", by: "60 days"))
    let redline = redline(from: clauseTree(rule), to: new)
    #expect(redline.edits.map(\.delete) == [2])
    #expect(redline.edits.map(\.insert) == [Array("60".utf8)])
  }

  @Test func refusesEditsThatOverlapOrReachTooFar() {
    let bytes: [UInt8] = [1, 2, 3]
    func edits(_ places: (Int, Int)...) -> [ByteEdit] {
      places.map { ByteEdit(at: $0.0, delete: $0.1, insert: [9]) }
    }
    #expect(applying(edits((0, 1), (3, 0)), to: bytes) == [9, 2, 3, 9])
    #expect(applying(edits((0, 2), (1, 1)), to: bytes) == nil)
    #expect(applying(edits((2, 2)), to: bytes) == nil)
    #expect(applying(edits((4, 0)), to: bytes) == nil)
    #expect(applying(edits((-1, 0)), to: bytes) == nil)
    #expect(applying(edits((1, -1)), to: bytes) == nil)
    #expect(applying(edits((1, Int.max)), to: bytes) == nil)
  }

  @Test func countsEachOperation() {
    let new = replacing("(b) The exporter shall ship within 30 days of the notice.\n\n", by: "")
    let summary = redline(from: clauseTree(rule), to: clauseTree(new)).summary
    #expect(summary.map(\.operation) == RedlineRow.Operation.allCases)
    #expect(summary.map(\.count) == [0, 1, 0, 0, 0, 0, 0])
  }
}
