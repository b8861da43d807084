// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Dockets
import Hashing
import Testing

@Suite struct PublishedRecordTests {
  private let canary = "CANARY"

  private func coding(_ id: String, _ quote: String) -> Coding {
    Coding(
      comment: CommentID(id), tag: TagID("t"),
      passage: Passage(range: 0..<quote.utf8.count, quote: quote), target: nil, coder: "ada",
      at: "2021-12-01T00:00:00Z")
  }

  /// One open, one withdrawn, one restricted, one of both; every private field says CANARY.
  private func scene() throws -> Scene {
    let scene = try Scene()
    let record = try scene.record()
    var comments: [Comment] = []
    for id in ["A-open", "B-withdrawn", "C-restricted", "D-both"] {
      var one = comment(id, id == "A-open" ? "open words" : canary, posted: "2021-12-01")
      one.title = canary
      one.submitter = Submitter(firstName: canary, lastName: canary, organization: canary)
      if id == "A-open" { one.submitter.organization = "Firm" }
      one.sourceFields = [canary: canary]
      one.attachments = [Attachment(number: 1, address: canary)]
      if id == "B-withdrawn" || id == "D-both" { one.withdrawal = Withdrawal(reason: canary) }
      if id == "C-restricted" || id == "D-both" {
        one.restriction = Restriction(kind: "CBI", reason: canary)
      }
      comments.append(one)
    }
    try record.importComments(comments)
    for one in comments { try record.addCoding(coding(one.id.text, one.body)) }
    return scene
  }

  @Test func handsOutNoNameAndNoWordsThatAreHeldBack() throws {
    let published = try scene().published()
    let comments = try published.comments()
    #expect(
      comments.map(\.content) == [
        .body("open words"), .withdrawn, .restricted(kind: "CBI"), .withdrawn,
      ])
    #expect(comments.map(\.organization) == ["Firm", "", "", ""])
    #expect(comments.map(\.attachmentCount) == [1, 0, 0, 0])
    var said = ""
    dump(comments, to: &said)
    dump(try published.codings(), to: &said)
    dump(try comments.map { try published.comment($0.id) }, to: &said)
    dump(try published.counts(), to: &said)
    #expect(!said.utf8.isEmpty && said.ranges(of: canary).isEmpty)
    #expect(try published.codings().map(\.comment.text) == ["A-open"])
    #expect(try published.counts().received == 4)
  }

  @Test func saysTheSameAsTheVocabularyOfEachComment() throws {
    let scene = try scene()
    let staff = try scene.record().comments().comments.map(PublishedComment.init(publishing:))
    #expect(try scene.published().comments() == staff)
  }

  @Test func hidesTheCanariesFromItsViews() throws {
    let scene = try scene()
    let dump = try scene.sqlite("SELECT * FROM publishedComment; SELECT * FROM publishedCoding;")
    #expect(!dump.utf8.isEmpty && dump.ranges(of: canary).isEmpty)
  }

  @Test func knowsNothingThatCameLater() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([
      comment("A", received: "2021-11-01"), comment("B", received: "2021-11-03"),
      comment("C", received: nil, posted: "2021-11-02"),
      comment("D", received: nil), comment("E", received: "2021-11-01", posted: "2021-12-01"),
    ])
    try record.addCoding(coding("B", "words"))
    let then = try scene.published("2021-11-01")
    #expect(try then.comments().map(\.id.text) == ["A", "E", "D"])
    #expect(try then.comment(CommentID("B")) == nil)
    #expect(try then.codings().isEmpty)
    #expect(try then.counts().received == 3)
    #expect(try scene.published("2021-11-03").counts().received == 5)
  }

  @Test func knowsNoCodingThatWasMadeLater() throws {
    let scene = try Scene()
    let record = try scene.record()
    var one = comment("A", "some words")
    one.received = CalendarDay("2021-11-01")
    try record.importComments([one])
    var late = coding("A", "some")
    // 11 pm in Washington on November 20 is November 21 in UTC.
    late.at = "2021-11-21T04:00:00Z"
    try record.addCoding(late)
    let day = try #require(CalendarDay("2021-11-20"))
    #expect(try PublishedRecord.open(scene.path, asOf: day).codings().count == 1)
    #expect(try PublishedRecord.open(scene.path, asOf: day.adding(-1)).codings().isEmpty)
  }

  @Test func handsOutOnlyVersionsThatPublicCodingsSpeakTo() throws {
    let scene = try scene()
    let record = try scene.record()
    let versions = [[1], [2], [3]].map { (bytes: [UInt8]) in
      (
        DraftVersion(stage: StageID("interim-final"), fileHash: ContentHash(of: bytes).hex), bytes
      )
    }
    let codings = zip(["A-open", "B-withdrawn", "A-open"], versions).map { id, version in
      CommentStoreTests.coding(id, "v\(version.1)", version: version.1)
    }
    let late = codings[2]
    try record.addCodings(
      Array(codings.prefix(2)), keeping: Dictionary(uniqueKeysWithValues: versions))
    var later = late
    later.at = "2029-01-01T00:00:00Z"
    try record.addCodings([later])
    let published = try scene.published("2028-01-01")
    #expect(try published.versions() == [versions[0].0])
    #expect(try published.bytes(of: versions[0].0) == [1] as [UInt8])
    #expect(try published.bytes(of: versions[1].0) == nil)
    #expect(try published.bytes(of: versions[2].0) == nil)
    #expect(try scene.published("2030-01-01").versions().count == 2)
  }

  @Test func tellsWhetherSomethingCameByWhichThePublicMayReadLess() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", "one"), comment("B", "two")])
    let published = try scene.published()
    let read = try published.events()
    #expect(try published.mayShowLess(since: read) == false)
    try record.addCoding(coding("A", "one"))
    #expect(try published.events() > read)
    #expect(try published.mayShowLess(since: read) == false)
    var withdrawn = comment("A", "one")
    withdrawn.withdrawal = Withdrawal(reason: "Asked for")
    try record.importComments([withdrawn])
    #expect(try published.mayShowLess(since: read))
    #expect(try published.mayShowLess(since: try published.events()) == false)
  }
}
