// Rulewright. Apache-2.0.

import Codings
import CommentFixtures
import CommentStore
import Comments
import Dockets
import Foundation
import Hashing
import Testing

/// The log, what replaying it proves, and what a changed byte does to the proof.
@Suite struct LogTests {
  @Test func hasOneEventForEachChangeAndNoneForWhatChangesNothing() throws {
    let scene = try Scene()
    let record = try scene.record()
    #expect(try Record.verification(of: scene.path).events == 0)
    try record.importComments([comment("A"), comment("B")])
    try record.importComments([comment("A"), comment("B")])
    try record.keepVersion(
      stage: StageID("s"), hash: ContentHash(of: [7]), bytes: [7], stamp: .test)
    try record.keepVersion(
      stage: StageID("s"), hash: ContentHash(of: [7]), bytes: [7], stamp: .test)
    try record.addCodings([coding("A", "t"), coding("B", "t")])
    try record.addCodings([coding("A", "t")])
    #expect(throws: StoreError.self) {
      try record.addCodings([coding("A", "u"), coding("Z", "u")])
    }
    try record.removeCoding(coding("A", "t"))
    try record.removeCoding(coding("A", "t"))
    try record.putResponses([response("r", "t")], stamp: .test)
    try record.putResponses([response("r", "t")], stamp: .test)
    try record.putResponses([response("r", "t", body: "cafe\u{301}")], stamp: .test)
    try record.putResponses([response("r", "t", body: "caf\u{E9}")], stamp: .test)
    try record.removeResponse(ResponseID("r"), stamp: .test)
    try record.removeResponse(ResponseID("r"), stamp: .test)
    let what = try scene.sqlite("SELECT what || ' ' || subject FROM event ORDER BY number")
    #expect(
      what == """
        imported made
        version kept s
        coded 2 comments
        uncoded A
        responded r
        responded r
        responded r
        response removed r

        """)
    #expect(
      try scene.sqlite("SELECT DISTINCT who, at FROM event") == "tester|2021-12-10T00:00:00Z\n")
    let verification = try Record.verification(of: scene.path)
    #expect(verification.problems.isEmpty && verification.events == 8)
    #expect(try scene.sqlite("SELECT max(number), hash FROM event") == "8|\(verification.head)\n")
  }

  @Test func tellsWhatWasSaidAndWhatWasTakenBack() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A"), comment("B")])
    let (a, b) = (coding("A", "t"), coding("B", "t"))
    try record.addCodings([a, b])
    var again = a
    again.at = "2022-01-01T00:00:00Z"
    #expect(try record.past().takenBack(a) == nil)
    let later = EventStamp(who: "bob", at: EventStamp.test.at)
    try record.removeCodings([a, b], stamp: later)
    let gone = try #require(try record.past().takenBack(again))
    #expect((gone.coding, gone.who, gone.at) == (a, "bob", later.at.iso8601))
    #expect(try record.past().takenBack.count == 2)
    #expect(try record.past().takenBack(coding("A", "t", coder: "bob")) == nil)
    try record.addCoding(again)
    #expect(try record.past().takenBack(a) == nil)
    #expect(try record.past().takenBack.map(\.coding) == [b])
    #expect(try record.past().codings == [a, b, again])
    let (old, new) = (response("r", "t"), response("r", "t", body: "No."))
    try record.putResponses([old], stamp: .test)
    try record.putResponses([new], stamp: .test)
    try record.removeResponse(ResponseID("r"), stamp: .test)
    #expect(try record.past().responses == [old, new])
  }

  @Test func hashesAsTheBookSays() throws {
    let scene = try Scene()
    try scene.record().keepVersion(
      stage: StageID("s"), hash: ContentHash(of: [7]), bytes: [7], stamp: .test)
    var bytes: [UInt8] = []
    func add(_ text: String?) {
      guard let text else { return bytes.append(0) }
      bytes.append(1)
      bytes += (0..<8).map { UInt8(text.utf8.count >> (8 * $0) & 255) } + Array(text.utf8)
    }
    let after =
      #"{"versions":[{"stage":"s","fileHash":"\#(ContentHash(of: [7] as [UInt8]))","size":1}]}"#
    for text in ["1", "2021-12-10T00:00:00Z", "tester", "version kept", "s"] { add(text) }
    add(nil)
    add(after)
    add(String(repeating: "0", count: 64))
    #expect(try Record.verification(of: scene.path).head == ContentHash(of: bytes).hex)
  }

  @Test func adoptsARecordOfBeforeTheLog() throws {
    let scene = try Scene()
    let record = try scene.record()
    _ = try record.importCSV(BulkCSVGenerator.file(comments: 60, seed: 3))
    try record.addCodings(
      [coding("BIS-2020-0038-000002", "t", version: [7])],
      keeping: [
        DraftVersion(
          stage: StageID("interim-final"), fileHash: ContentHash(of: [7]).hex): [7]
      ])
    try record.putResponses([response("r", "t", label: "1-1")], stamp: .test)
    // As the migrations before left it.
    try scene.takeNotesAway()
    _ = try scene.sqlite(
      """
      DROP TABLE event; DROP TABLE commentChange; DROP TABLE formerContent;
      DROP TABLE commentText; DROP TABLE responseText; DROP VIEW searchedComment;
      DROP TRIGGER receivedFileNoUPDATE; DROP TRIGGER receivedFileNoDELETE;
      DROP TRIGGER draftVersionNoUPDATE; DROP TRIGGER draftVersionNoDELETE;
      DROP TRIGGER commentNoDELETE;
      DELETE FROM grdb_migrations WHERE identifier LIKE '3:%';
      """)
    #expect(throws: StoreError.self) { try Record.verification(of: scene.path) }
    #expect(try scene.published().comments().count == 60)
    let adopted = try scene.record()
    #expect(try adopted.verify().isEmpty)
    #expect(try scene.sqlite("SELECT what, who FROM event") == "adopted|rulewright\n")
    #expect(try adopted.comments(CommentFilter(search: "disclosure")).total > 0)
    #expect(try adopted.searchResponses("people").count == 1)
    try adopted.importComments([comment("BIS-2020-0038-000002", "other")])
    #expect(try adopted.verify().isEmpty)
    #expect(try adopted.history(of: CommentID("BIS-2020-0038-000002")).count == 4)
  }

  @Test func keepsWordsThatWereWrittenOver() throws {
    let scene = try Scene()
    let record = try scene.record()
    var gone = comment("A", "")
    gone.withdrawal = Withdrawal(reason: "asked")
    try record.importComments([comment("A", "the words")])
    try record.addCoding(coding("A", "t", quote: "the"))
    try record.importComments([gone])
    try record.importComments([comment("A", "the words")])
    try record.putResponses([response("r", "t")], stamp: .test)
    try record.putResponses([response("r", "t", body: "Other.")], stamp: .test)
    try record.removeCoding(coding("A", "t", quote: "the"))
    let told = try record.history(of: CommentID("A")).map { entry in
      switch entry.what {
      case .received(let file, let row): "\(entry.event) received \(file) \(row)"
      case .changed(let changes, _, _):
        "\(entry.event) changed "
          + changes.map { "\($0.field): \($0.before ?? "-") > \($0.after ?? "-")" }
          .joined(separator: ", ")
      case .withdrawn(let reason, _, _): "\(entry.event) withdrawn \(reason)"
      case .coded(let coding): "\(entry.event) coded \(coding.tag)"
      case .uncoded(let coding): "\(entry.event) uncoded \(coding.tag)"
      case .answered(let response): "\(entry.event) answered \(response.id)"
      case .answerChanged(let response): "\(entry.event) answer changed \(response.id)"
      case .unanswered(let id): "\(entry.event) unanswered \(id)"
      default: "\(entry.event) otherwise"
      }
    }
    #expect(
      told == [
        "1 received made 2", "2 coded t",
        // Who takes a comment back takes no words out of the record.
        "3 changed withdrawal: - > asked", "3 withdrawn asked",
        "4 changed withdrawal: asked > -", "5 answered r",
        "6 answer changed r", "7 uncoded t", "7 unanswered r",
      ])
    #expect(try record.history(of: CommentID("Z")).isEmpty)
    #expect(try record.verify().isEmpty)
  }

  @Test func refusesToChangeWhatIsOnlyAddedTo() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", "one")])
    try record.importComments([comment("A", "two")])
    try record.keepVersion(
      stage: StageID("s"), hash: ContentHash(of: [7]), bytes: [7], stamp: .test)
    let before = try scene.dump()
    for table in ["event", "commentChange", "formerContent", "receivedFile", "draftVersion"] {
      let column = try scene.sqlite("SELECT name FROM pragma_table_info('\(table)') LIMIT 1")
      _ = try scene.sqlite("UPDATE \(table) SET \(column.split(separator: "\n")[0]) = 9")
      _ = try scene.sqlite("DELETE FROM \(table)")
    }
    _ = try scene.sqlite("DELETE FROM comment")
    _ = try scene.sqlite(
      """
      INSERT INTO event SELECT 9, at, who, what, subject, before, after, previous, hash FROM event
      WHERE number = 1
      """)
    #expect(try scene.dump() == before)
  }
}
