// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentFixtures
import CommentStore
import Comments
import Dockets
import Hashing
import Testing

/// Steps back and forth, by the log.
@Suite struct UndoTests {
  private static func stamp(_ who: String) -> EventStamp {
    EventStamp(who: who, at: Instant(seconds: 1_639_094_400))
  }

  private let ada = stamp("ada")
  private let bob = stamp("bob")

  private func scene() throws -> (Scene, Record) {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", "the words"), comment("B", "the others")])
    return (scene, record)
  }

  /// Everything but the log, and what is kept for good.
  private func state(_ scene: Scene) throws -> String {
    try ["coding", "reading", "response", "responseIssue", "responseChange", "queue"]
      .map { try scene.sqlite("SELECT * FROM \($0) ORDER BY 1, 2, 3") }.joined(separator: "--\n")
  }

  @Test func goesBackAndForthThroughEveryKindOfStep() throws {
    let (scene, record) = try scene()
    try record.keepCodebook([1], stamp: ada)
    var states = [try state(scene)]
    var kinds: [EventKind] = []
    func did(_ kind: EventKind) throws {
      states.append(try state(scene))
      kinds.append(kind)
    }
    try record.addCodings([coding("A", "t", quote: "the"), coding("B", "t")], stamp: ada)
    try did(.coded)
    let one = try #require(try record.coding(number: 1)).coding
    var noted = one
    noted.note = "a note"
    try record.changeCodings(
      [CodingChange(number: 1, from: one, to: noted)], as: .noted, stamp: ada)
    try did(.noted)
    try record.setReading(
      Reading(comment: CommentID("A"), state: .setAside, reason: "long", who: "ada", at: "x"),
      stamp: ada)
    try did(.read)
    try record.setReading(
      Reading(comment: CommentID("A"), state: .done, who: "ada", at: "y"), stamp: ada)
    try did(.read)
    try record.putResponses([response("r", "t", label: "1-1")], stamp: ada)
    try did(.responded)
    var other = response("r", "u", label: "1-1")
    try record.changeCodebook(
      from: ContentHash(of: [1]).hex, to: [2],
      retagging: try record.numberedCodings().map { numbered in
        var to = numbered.coding
        to.tag = TagID("u")
        return CodingChange(number: numbered.number, from: numbered.coding, to: to)
      }, responses: [ResponseChange(from: response("r", "t", label: "1-1"), to: other)],
      subject: "t is u", stamp: ada)
    try did(.codebookChanged)
    other.response.body = "Other."
    try record.putResponses([other], stamp: ada)
    try did(.responded)
    try record.removeResponse(ResponseID("r"), stamp: ada)
    try did(.responseRemoved)
    try record.clearReading(of: CommentID("A"), by: "ada", stamp: ada)
    try did(.unread)
    try record.removeCodings(try record.codings(), stamp: ada)
    try did(.uncoded)

    for (back, kind) in kinds.enumerated().reversed() {
      #expect(try record.undoable(by: "ada")?.what == kind)
      let undone = try #require(try record.undo(stamp: ada))
      #expect(undone.original.what == kind && undone.event.what == .undone && !undone.isRedo)
      #expect(try state(scene) == states[back], "\(kind)")
    }
    #expect(try record.undo(stamp: ada) == nil)
    #expect(try record.newestCodebook()?.bytes == [1])
    for (forth, kind) in kinds.enumerated() {
      #expect(try record.redoable(by: "ada")?.what == kind)
      let redone = try #require(try record.redo(stamp: ada))
      #expect(redone.original.what == kind && redone.event.what == .redone && redone.isRedo)
      #expect(try state(scene) == states[forth + 1], "\(kind)")
    }
    #expect(try record.redo(stamp: ada) == nil)
    #expect(try record.newestCodebook()?.bytes == [2])
    #expect(try record.verify().isEmpty)
    _ = try record.undo(stamp: ada)
    _ = try record.undo(stamp: ada)
    _ = try record.redo(stamp: ada)
    #expect(try state(scene) == states[states.count - 2])
    #expect(try record.verify().isEmpty)
  }

  @Test func givesARestoredCodingItsOldNumberThoughOthersCameSince() throws {
    let (_, record) = try scene()
    try record.addCoding(coding("A", "t"), stamp: ada)
    try record.removeCoding(coding("A", "t"), stamp: ada)
    try record.addCoding(coding("B", "t"), stamp: bob)
    _ = try record.undo(stamp: ada)
    #expect(try record.numberedCodings().map(\.number) == [1, 2])
    #expect(try record.verify().isEmpty)
  }

  @Test func takesBackOnlyOnesOwnAndNothingThatCame() throws {
    let (_, record) = try scene()
    try record.addCodings([coding("A", "t")], from: "codings.csv", stamp: ada)
    try record.importReadings(
      [Reading(comment: CommentID("A"), state: .done, who: "ada", at: "x")], from: "readings.csv",
      stamp: ada)
    try record.putResponses([response("r", "t")], isImport: true, stamp: ada)
    try record.keepCodebook([1], stamp: ada)
    try record.addCoding(coding("B", "t"), stamp: bob)
    #expect(try record.undo(stamp: ada) == nil)
    #expect(try record.undo(stamp: bob) != nil)
    #expect(try record.redo(stamp: ada) == nil)
    try record.addCoding(coding("B", "u"), stamp: bob)
    #expect(try record.redo(stamp: bob) == nil)
    #expect(throws: StoreError.otherEvent(expected: 3, now: 8)) {
      try record.undo(expecting: 3, stamp: bob)
    }
    #expect(try record.undo(expecting: 8, stamp: bob) != nil)
    #expect(try record.verify().isEmpty)
  }

  @Test func refusesAndSaysWhatDiffersWhenRowsAreOthersByNow() throws {
    let (scene, record) = try scene()
    try record.addCoding(coding("A", "t"), stamp: ada)
    let left = NumberedCoding(number: 1, coding: coding("A", "t"))
    var theirs = left
    theirs.coding.note = "bob's"
    try record.changeCodings(
      [CodingChange(number: 1, from: left.coding, to: theirs.coding)], as: .noted, stamp: bob)
    let before = try scene.dump()
    #expect(
      throws: StoreError.changedMeanwhile([
        RowConflict(expected: .coding(left), now: .coding(theirs))
      ])
    ) { try record.undo(stamp: ada) }
    #expect(try scene.dump() == before)
    _ = try record.undo(stamp: bob)
    _ = try record.undo(stamp: ada)
    // Somebody coded the same anew: what was taken back would stand there twice.
    try record.addCoding(coding("A", "t"), stamp: bob)
    #expect(
      throws: StoreError.changedMeanwhile([
        RowConflict(
          expected: nil, now: .coding(NumberedCoding(number: 2, coding: coding("A", "t"))))
      ])
    ) { try record.redo(stamp: ada) }
    #expect(try record.verify().isEmpty)
  }

  @Test func mergesTagsWithoutLosingANote() throws {
    let (_, record) = try scene()
    var (a, b) = (coding("A", "t"), coding("A", "u"))
    (a.note, b.note) = ("one", "two")
    try record.addCodings([a, b, coding("B", "t"), coding("B", "v", coder: "eve")], stamp: ada)
    try record.keepCodebook([1], stamp: ada)
    func merging() throws -> [CodingChange] {
      try record.numberedCodings(CodingFilter(tag: TagID("t"))).map { numbered in
        var to = numbered.coding
        to.tag = TagID("u")
        return CodingChange(number: numbered.number, from: numbered.coding, to: to)
      }
    }
    #expect(
      throws: StoreError.changedMeanwhile([
        RowConflict(
          expected: .codebook(sha256: "x"), now: .codebook(sha256: ContentHash(of: [1]).hex))
      ])
    ) {
      try record.changeCodebook(
        from: "x", to: [2], retagging: try merging(), subject: "t into u", stamp: ada)
    }
    let outcome = try #require(
      try record.changeCodebook(
        from: ContentHash(of: [1]).hex, to: [2], retagging: try merging(), subject: "t into u",
        stamp: ada))
    #expect(outcome.retagged == 1 && outcome.merged.map(\.number) == [1])
    let codings = try record.numberedCodings()
    #expect(codings.map(\.number) == [2, 3, 4])
    #expect(codings[0].coding.note == "two\none")
    let history = try record.codebookHistory()
    #expect(history.map(\.what) == [.codebookKept, .codebookChanged])
    #expect(history.map(\.subject) == ["codebook.yml", "t into u"])
    #expect(try record.codebook(history[0].sha256) == [1])
    #expect(try !record.keepCodebook([2], stamp: ada))
    #expect(try record.verify().isEmpty)
    _ = try record.undo(stamp: ada)
    #expect(try record.numberedCodings().map(\.coding.note) == ["one", "two", "", ""])
    #expect(try record.codebookHistory().map(\.sha256).last == history[0].sha256)
    #expect(try record.keepCodebook([3], stamp: ada))
    #expect(throws: StoreError.self) { try record.redo(stamp: ada) }
    #expect(try record.verify().isEmpty)
  }

  @Test func tellsTheHistoryOfTheDocketAndOfAComment() throws {
    let (_, record) = try scene()
    try record.addCoding(coding("A", "t"), stamp: ada)
    let one = coding("A", "t")
    var to = one
    to.note = "n"
    try record.changeCodings([CodingChange(number: 1, from: one, to: to)], as: .noted, stamp: ada)
    try record.setReading(
      Reading(comment: CommentID("A"), state: .done, who: "ada", at: "x"), stamp: bob)
    _ = try record.undo(stamp: ada)
    _ = try record.redo(stamp: ada)
    let events = try record.history(limit: 4)
    #expect(events.map(\.number) == [6, 5, 4, 3])
    #expect(events.map(\.what) == [.redone, .undone, .read, .noted])
    #expect(events[1].undoes == 3 && events[0].undoes == 5)
    #expect(events[1].codings.map { $0.before?.coding.note } == ["n"])
    #expect(events[1].codings.map { $0.after?.coding.note } == [""])
    #expect(try record.history(limit: 9, before: 3).map(\.number) == [2, 1])
    #expect(try record.history(limit: 9).last?.comments == 2)
    let told = try record.history(of: CommentID("A")).map { entry in
      switch entry.what {
      case .coded: "\(entry.event) coded"
      case .noted(let coding, let before): "\(entry.event) noted \(before)>\(coding.note)"
      case .read(let reading): "\(entry.event) read \(reading.state)"
      case .undone(let event): "\(entry.event) undone \(event)"
      case .redone(let event): "\(entry.event) redone \(event)"
      case .received: "\(entry.event) received"
      default: "\(entry.event) otherwise"
      }
    }
    #expect(
      told == [
        "1 received", "2 coded", "3 noted >n", "4 read done", "5 undone 3", "5 noted n>",
        "6 redone 5", "6 noted >n",
      ])
    #expect(try record.history(of: CommentID("B")).count == 1)
  }
}
