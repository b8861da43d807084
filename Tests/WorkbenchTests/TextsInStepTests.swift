// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments
import Coverage
import Diagnostics
import Dockets
import Foundation
import TestSupport
import Testing

@testable import Workbench

/// What the gate says of text and record, beside what reading every row of both says.
@Suite struct TextsInStepTests {
  private let today = CalendarDay(year: 2022, month: 5, day: 1) ?? CalendarDay(number: 0)

  @Test(arguments: [21, 22, 23, 24, 25, 26, 27, 28])
  func saysOfCodingsWhatReadingEveryRowSays(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let made = try RandomDocket(&chance)
    let path = made.workspace.codingsPath("bells")
    _ = try made.workspace.exportCodings(of: "bells", overwriting: true)
    for _ in 0..<chance.below(6) { try made.change(&chance) }
    try Self.spoil(path, &chance)
    if chance.below(3) == 0 {
      // Every row that a coder made under the old text speaks of a text that is not there.
      try Disk.write(
        Array("## § 1.1 Bells\n\n(a) Ring on.\n\n(b) Rest.\n".utf8),
        to: made.root + "/Drafts/bells/first.md")
    }
    let gate = try made.workspace.gate(of: "bells", today: today).gate
    let found = gate.texts.filter { $0.id == "CodingsNotInStep" }.map(\.summary)
    #expect(try found == reference(made, path))
  }

  /// Takes rows out, doubles them, and edits their words.
  private static func spoil(_ path: String, _ chance: inout SeededGenerator) throws {
    var lines = String(decoding: try Disk.read(path), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    for _ in 0..<chance.below(5) {
      let at = 1 + chance.below(lines.count - 1)
      switch chance.below(4) {
      case 0: lines.remove(at: at)
      case 1: lines.append(lines[at])
      case 2: lines[at] = lines[at].replacing("loud", with: "soft")
      default: lines[at] = lines[at].replacing("Ann", with: "Ben")
      }
    }
    try Disk.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: path)
  }

  /// Every row of the file is read as a clone reads it, and every coding written as a row.
  private func reference(_ made: RandomDocket, _ path: String) throws -> [String] {
    var reader = CodingRowReader(
      loaded: try made.workspace.load("bells"), record: made.record,
      folders: [made.workspace.commentsFolder("bells")], known: [], usesKeptTexts: false)
    var writer = CodingRowWriter(made.record)
    let record = try made.record.codings().map { try writer.row(of: $0) }
    var (written, unreadable): ([CodingRow], Int) = ([], 0)
    for entry in try CodingsCSV.entries(try Disk.read(path)[...]) {
      guard case .coding(let row, _) = entry, let coding = try? reader.coding(row) else {
        unreadable += 1
        continue
      }
      written.append(try writer.row(of: coding))
    }
    func counted(_ count: Int, _ one: String, _ several: String) -> [String] {
      count == 0 ? [] : ["\(count) " + (count == 1 ? one : several)]
    }
    let file = "Comments/bells/codings.csv"
    return counted(
      record.count { !written.contains($0) }, "coding of the record is not in \(file)",
      "codings of the record are not in \(file)")
      + counted(
        written.count { !record.contains($0) }, "coding of \(file) is not in the record",
        "codings of \(file) are not in the record")
      + counted(
        unreadable, "row of \(file) is no coding in a clone",
        "rows of \(file) are no codings in a clone")
  }

  @Test func noticesReadingsThatAreInOneOnly() throws {
    var chance = SeededGenerator(seed: 5)
    let made = try RandomDocket(&chance)
    let workspace = made.workspace.keepingWhatIsRead()
    func found() throws -> [String] {
      try workspace.gate(of: "bells", today: today).gate.texts
        .filter { $0.id == "ReadingsNotInStep" }.map(\.summary)
    }
    let file = "Comments/bells/readings.csv"
    #expect(try found() == [])
    let stamp = EventStamp(who: "Ann", at: Instant(seconds: 1_650_000_000))
    let said = Reading(
      comment: CommentID("C-1"), state: .done, who: "Ann", at: "2022-05-01T10:00:00Z")
    try made.record.setReading(said, stamp: stamp)
    #expect(try found() == ["1 reading of the record is not in \(file)"])
    _ = try workspace.exportReadings(of: "bells")
    #expect(try found() == [])
    try made.record.clearReading(of: said.comment, by: said.who, stamp: stamp)
    #expect(try found() == ["1 reading of \(file) is not in the record"])
    let both = try Disk.read(made.root + "/" + file) + Array("C-2,perhaps,,Ben,2022\n".utf8)
    try Disk.write(both, to: made.root + "/" + file)
    #expect(
      try found() == [
        "1 reading of \(file) is not in the record", "1 row of \(file) is no reading in a clone",
      ])
  }

  @Test func noticesACodebookThatIsAnotherThanTheRecords() throws {
    var chance = SeededGenerator(seed: 6)
    let made = try RandomDocket(&chance)
    let workspace = made.workspace
    let path = workspace.codebookPath("bells")
    func found() throws -> [String] {
      try workspace.gate(of: "bells", today: today).gate.texts
        .filter { $0.id == "CodebookNotInStep" }.map(\.summary)
    }
    _ = try workspace.exportCodings(of: "bells")
    // A record that keeps no codebook says nothing of it.
    #expect(try found() == [])
    let stamp = EventStamp(who: "Ann", at: Instant(seconds: 1_650_000_000))
    let first = try Disk.read(path)
    try made.record.keepCodebook(first, stamp: stamp)
    try Disk.write(Array("# Tags\n".utf8) + first, to: path)
    #expect(try found() == [])
    let edited = Array(
      String(decoding: first, as: UTF8.self).replacing("It is loud.", with: "It is very loud.")
        .utf8)
    try Disk.write(edited, to: path)
    #expect(try found() == ["The codebook is another than the record's"])
    // What the record never said is a person's, and is not written over.
    #expect(try workspace.exportCodebook(of: "bells")?.needsAPerson == true)
    _ = try workspace.importFiles([], into: "bells", by: "Ann", now: stamp.at)
    #expect(try found() == [])
    // What it said before is old, and gives way.
    try Disk.write(first, to: path)
    #expect(try found() == ["The codebook is another than the record's"])
    _ = try workspace.importFiles([], into: "bells", by: "Ann", now: stamp.at)
    #expect(try workspace.exportCodebook(of: "bells")?.count == 2)
    #expect(try found() == [] && Disk.read(path) == edited)
    try Disk.remove(path)
    #expect(try found() == ["The record's codebook is not there as text"])
  }

  @Test func holdsTheGateForCodingsUnderAnotherDefinition() throws {
    var chance = SeededGenerator(seed: 7)
    let made = try RandomDocket(&chance)
    let workspace = made.workspace.keepingWhatIsRead()
    func waiting() throws -> [TagToReview] {
      try workspace.gate(of: "bells", today: today).gate.review
    }
    #expect(try waiting() == [])
    let view = try workspace.codebook(of: "bells", looking: nil)
    var tag = try #require(view.codebook.tag(TagID("loud")))
    tag.definition = "It is louder than 80 dB."
    _ = try workspace.changeCodebook(
      .define(tag), from: view.version, in: "bells", by: "Ann", now: Instant(seconds: 1_650_000_200)
    )
    let after = try workspace.codebook(of: "bells", looking: tag.id)
    let count = try #require(after.toReview[tag.id])
    #expect(try waiting() == [TagToReview(tag: tag.id, count: count)])
    let gate = try workspace.gate(of: "bells", today: today).gate
    #expect(gate.count(.review) == 1 && !gate.isOpen)
    let said = try workspace.check(["bells"], finalOn: today).filter { $0.id == "CodingsToReview" }
    #expect(said.map(\.place.file) == ["Drafts/bells/codebook.yml"])
    try workspace.review(
      after.review.map { SeenCoding(number: $0.numbered.number, mark: $0.mark) }, as: .confirmed,
      under: after.version, in: "bells", by: "Ann", now: Instant(seconds: 1_650_000_300))
    #expect(try waiting() == [])
  }
}
