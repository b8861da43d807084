// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentFixtures
import CommentStore
import Comments
import Dockets
import Hashing
import Testing

/// Notes, changed codings, readings, and what an older record makes of them.
@Suite struct NoteTests {
  private func scene() throws -> (Scene, Record) {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", "the words"), comment("B", "the others")])
    return (scene, record)
  }

  private func one(_ record: Record, _ number: Int = 1) throws -> Coding {
    try #require(try record.coding(number: number)).coding
  }

  @Test func bringsARecordOfBeforeNotesUpToDateWithItsLogIntact() throws {
    let (scene, record) = try scene()
    try record.addCodings([coding("A", "t"), coding("B", "t"), coding("B", "u")])
    try record.removeCoding(coding("B", "u"))
    let log = try scene.sqlite("SELECT * FROM event")
    try scene.takeNotesAway()
    #expect(throws: StoreError.self) { try Record.verification(of: scene.path) }
    let again = try scene.record()
    #expect(try scene.sqlite("SELECT * FROM event") == log)
    #expect(try again.verify().isEmpty)
    #expect(try again.codings().allSatisfy { $0.note.isEmpty && $0.definition == nil })
    // The number of what is gone is not given again.
    try again.addCoding(coding("A", "v"))
    #expect(try again.numberedCodings().map(\.number) == [1, 4, 2])
    #expect(try again.queue(limit: 9).map(\.codings) == [2, 1])
    #expect(try again.verify().isEmpty)
  }

  @Test func changesACodingInItsPlaceInOneEvent() throws {
    let (scene, record) = try scene()
    try record.addCodings([coding("A", "t"), coding("A", "u")])
    let first = try one(record)
    var noted = first
    noted.note = "caf\u{E9}"
    #expect(
      try record.changeCodings(
        [CodingChange(number: 1, from: first, to: noted)], as: .noted, stamp: .test) == 1)
    #expect(
      try record.changeCodings(
        [CodingChange(number: 1, from: noted, to: noted)], as: .noted, stamp: .test) == 0)
    // Unicode calls these two notes equal; they are other bytes.
    var other = noted
    other.note = "cafe\u{301}"
    #expect(
      try record.changeCodings(
        [CodingChange(number: 1, from: noted, to: other)], as: .noted, stamp: .test) == 1)
    var retied = other
    retied.target = coding("A", "t", version: [7]).target
    #expect(throws: StoreError.self) {
      try record.changeCodings(
        [CodingChange(number: 1, from: other, to: retied)], as: .retied, stamp: .test)
    }
    let version = try #require(retied.target).version
    try record.changeCodings(
      [CodingChange(number: 1, from: other, to: retied)], as: .retied, keeping: [version: [7]],
      stamp: .test)
    #expect(try one(record) == retied)
    #expect(
      try scene.sqlite("SELECT what FROM event WHERE number > 2") == "noted\nnoted\nretied\n")
    #expect(try record.verify().isEmpty)
  }

  @Test func saysWhatIsThereWhenSomebodyElseWasFaster() throws {
    let (scene, record) = try scene()
    try record.addCodings([coding("A", "t"), coding("A", "u")])
    let seen = try one(record)
    var theirs = seen
    theirs.note = "theirs"
    try record.changeCodings(
      [CodingChange(number: 1, from: seen, to: theirs)], as: .noted, stamp: .test)
    var mine = seen
    mine.note = "mine"
    let before = try scene.dump()
    func conflict(_ expected: NumberedCoding?, _ now: NumberedCoding?) -> StoreError {
      .changedMeanwhile([
        RowConflict(expected: expected.map { .coding($0) }, now: now.map { .coding($0) })
      ])
    }
    let expected = NumberedCoding(number: 1, coding: seen)
    #expect(throws: conflict(expected, NumberedCoding(number: 1, coding: theirs))) {
      try record.changeCodings(
        [CodingChange(number: 1, from: seen, to: mine)], as: .noted, stamp: .test)
    }
    var retagged = theirs
    retagged.tag = TagID("u")
    #expect(throws: conflict(nil, NumberedCoding(number: 2, coding: coding("A", "u")))) {
      try record.changeCodings(
        [CodingChange(number: 1, from: theirs, to: retagged)], as: .retagged, stamp: .test)
    }
    #expect(throws: conflict(NumberedCoding(number: 9, coding: seen), nil)) {
      try record.changeCodings(
        [CodingChange(number: 9, from: seen, to: mine)], as: .noted, stamp: .test)
    }
    mine.note = "a\u{0}b"
    #expect(throws: StoreError.holdsNUL(what: "a coding of A")) {
      try record.changeCodings(
        [CodingChange(number: 1, from: theirs, to: mine)], as: .noted, stamp: .test)
    }
    #expect(try scene.dump() == before)
  }

  @Test func notesACodingWhoseWordsAreNoLongerInItsComment() throws {
    let (_, record) = try scene()
    try record.addCoding(coding("A", "t", quote: "the"))
    try record.importComments([comment("A", "other words")])
    let seen = try one(record)
    var noted = seen
    noted.note = "it says so no more"
    try record.changeCodings(
      [CodingChange(number: 1, from: seen, to: noted)], as: .noted, stamp: .test)
    #expect(try one(record).note == noted.note)
    #expect(try record.verify().isEmpty)
  }

  @Test func neverPublishesANote() throws {
    let (scene, record) = try scene()
    var noted = coding("A", "t")
    noted.note = "canary"
    noted.definition = ContentHash(of: [1]).hex
    try record.addCoding(noted)
    #expect(try scene.published().codings() == [coding("A", "t")])
    #expect(try scene.sqlite("SELECT * FROM publishedCoding").ranges(of: "canary").isEmpty)
  }

  @Test func keepsWhatEachPersonSaidOfAComment() throws {
    let (scene, record) = try scene()
    func reading(_ state: Reading.State, _ reason: String = "", who: String = "ada") -> Reading {
      Reading(
        comment: CommentID("A"), state: state, reason: reason, who: who,
        at: "2022-01-01T00:00:00Z")
    }
    #expect(try record.setReading(reading(.setAside, "long"), stamp: .test))
    var later = reading(.setAside, "long")
    later.at = "2022-02-02T00:00:00Z"
    #expect(try !record.setReading(later, stamp: .test))
    #expect(try record.setReading(reading(.done), stamp: .test))
    #expect(try record.setReading(reading(.setAside, who: "bob"), stamp: .test))
    #expect(
      try record.readings(of: [CommentID("A")])
        == [reading(.done), reading(.setAside, who: "bob")])
    #expect(try record.readings(of: [CommentID("B")]).isEmpty)
    #expect(throws: StoreError.unknownComment(id: "Z")) {
      try record.setReading(
        Reading(comment: CommentID("Z"), state: .done, who: "ada", at: ""), stamp: .test)
    }
    #expect(try record.clearReading(of: CommentID("A"), by: "bob", stamp: .test))
    #expect(try !record.clearReading(of: CommentID("A"), by: "bob", stamp: .test))
    #expect(try record.readings() == [reading(.done)])
    #expect(
      try scene.sqlite("SELECT what, subject FROM event WHERE number > 1")
        == "read|A\nread|A\nread|A\nunread|A\n")
    #expect(try record.verify().isEmpty)
  }

  @Test func hashesADefinitionFieldByField() {
    var tag = Tag(id: TagID("t"), name: "T", definition: "a", use: "b", avoid: "c", examples: ["d"])
    let hash = tag.definitionHash
    tag.name = "Other"
    #expect(tag.definitionHash == hash && hash.utf8.count == 64)
    let others = [
      Tag(id: TagID("t"), name: "T", definition: "ab", use: "", avoid: "c", examples: ["d"]),
      Tag(id: TagID("t"), name: "T", definition: "a", use: "b", avoid: "c", examples: ["d", ""]),
      Tag(id: TagID("t"), name: "T", definition: "a", use: "b", avoid: "cd", examples: [""]),
      Tag(id: TagID("t"), name: "T", definition: "a", use: "b", avoid: "c"),
    ]
    #expect(Set(others.map(\.definitionHash) + [hash]).count == 5)
  }
}
