// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Comments
import Dockets
import Hashing
import Testing

@Suite struct QueryTests {
  private let bytes = Array("## § 740.22\n".utf8)

  private func coding(
    _ comment: String, _ tag: String, quote: String? = nil, at start: Int = 0,
    label: String? = nil, coder: String = "ada"
  ) -> Coding {
    Coding(
      comment: CommentID(comment), tag: TagID(tag),
      passage: quote.map { Passage(range: start..<(start + $0.utf8.count), quote: $0) },
      target: label.map { label in
        ClauseTarget(
          version: DraftVersion(
            stage: StageID("interim-final"), fileHash: ContentHash(of: bytes).hex),
          label: ClauseLabel(label), citation: Citation("740.22"))
      }, coder: coder, at: "2021-12-01T00:00:00Z")
  }

  private func scene() throws -> (Scene, Record) {
    let scene = try Scene()
    let record = try scene.record()
    var withdrawn = comment("D", "", received: nil, posted: "2021-12-02")
    withdrawn.withdrawal = Withdrawal(reason: "asked")
    try record.importComments([
      withdrawn, comment("C", "50%_\\ Words", received: "2021-12-07"),
      comment("B", "é words", received: "2021-11-20"), comment("A", received: "2021-11-20"),
      comment("E", received: "2021-11-01", stage: "other"),
    ])
    try record.keepVersion(
      stage: StageID("interim-final"), hash: ContentHash(of: bytes), bytes: bytes,
      stamp: .test)
    return (scene, record)
  }

  private func ids(_ record: Record, _ filter: CommentFilter) throws -> String {
    try record.comments(filter).comments.map(\.id.text).joined()
  }

  @Test func ordersByDayThenIDAndPages() throws {
    let (_, record) = try scene()
    #expect(try ids(record, CommentFilter()) == "EABCD")
    #expect(try ids(record, CommentFilter(limit: 2, offset: 1)) == "AB")
    #expect(try record.comments(CommentFilter(limit: 2, offset: 1)).total == 5)
    #expect(try ids(record, CommentFilter(offset: 4)) == "D")
  }

  @Test func countsThoseWhoSayTheSameWithThoseWhoWereAsked() throws {
    let scene = try Scene()
    let record = try scene.record()
    var stub = comment("S", "See attached")
    stub.attachments = [Attachment(number: 1, address: "s.pdf")]
    var other = stub
    other.id = CommentID("T")
    var withdrawn = comment("W", "The same words")
    withdrawn.withdrawal = Withdrawal(reason: "asked")
    try record.importComments([
      comment("A", "The same words"), comment("B", "  The same words\n"),
      comment("C", "Other words"), comment("D", "The same words", stage: "other"), stub, other,
      withdrawn,
    ])
    func numbers(_ ids: String...) throws -> [Int] {
      let counts = try record.counts(saying: ids.map { CommentID($0) })
      return [counts.received, counts.distinctTexts]
    }
    #expect(try numbers() == [0, 0])
    #expect(try numbers("A") == [2, 1])
    #expect(try numbers("A", "B", "C") == [3, 2])
    #expect(try numbers("D") == [1, 1])
    #expect(try numbers("S") == [1, 1])
    #expect(try numbers("W", "C") == [2, 2])
  }

  @Test func filtersByStageLatenessWithdrawalAndWords() throws {
    let (_, record) = try scene()
    let days = [StageID("interim-final"): try #require(CalendarDay("2021-12-06"))]
    #expect(try ids(record, CommentFilter(stage: StageID("other"))) == "E")
    #expect(try ids(record, CommentFilter(isLate: true, closingDays: days)) == "C")
    #expect(try ids(record, CommentFilter(isLate: false, closingDays: days)) == "EABD")
    #expect(try ids(record, CommentFilter(isWithdrawn: true)) == "D")
    #expect(try ids(record, CommentFilter(search: "words")) == "EABC")
    #expect(try ids(record, CommentFilter(stage: StageID("other"), search: "words")) == "E")
    #expect(try ids(record, CommentFilter(search: "words", limit: 1, offset: 2)) == "B")
    #expect(try record.comments(CommentFilter(search: "words", limit: 1)).total == 4)
    let long = String(repeating: "x", count: 60_000)
    #expect(throws: StoreError.searchTooLong(bytes: 60_000)) {
      try record.comments(CommentFilter(search: long))
    }
  }

  @Test func keepsEachCodingOnceAndFindsItAgain() throws {
    let (_, record) = try scene()
    let one = coding("B", "cost", quote: "words", at: 3, label: "740-22")
    #expect(try record.addCoding(one))
    #expect(try !record.addCoding(one))
    #expect(try record.addCoding(coding("B", "cost", quote: "words", at: 3, label: "740-22-a")))
    #expect(try record.addCoding(coding("A", "scope", coder: "bob")))
    #expect(try !record.addCoding(coding("A", "scope", coder: "bob")))
    #expect(try record.codings().map(\.comment.text) == ["A", "B", "B"])
    #expect(try record.codings(CodingFilter(clause: ClauseLabel("740-22"))) == [one])
    let two = [CommentID("A"), CommentID("\"]")]
    #expect(try record.codings(CodingFilter(comments: two)).count == 1)
    #expect(try record.codings(CodingFilter(coder: "bob")).count == 1)
    #expect(try record.codings(CodingFilter(targetStage: StageID("interim-final"))).count == 2)
    #expect(try ids(record, CommentFilter(tag: TagID("cost"))) == "B")
    #expect(try ids(record, CommentFilter(clause: ClauseLabel("740-22"))) == "B")
    let both = CommentFilter(tag: TagID("scope"), clause: ClauseLabel("740-22"))
    #expect(try ids(record, both) == "")
    #expect(try ids(record, CommentFilter(isUntagged: true)) == "ECD")
    #expect(try record.removeCoding(one))
    #expect(try !record.removeCoding(one))
    #expect(try record.codings().count == 2)
  }

  @Test func refusesCodingsOfWhatIsNotThere() throws {
    let (_, record) = try scene()
    #expect(throws: StoreError.unknownComment(id: "Z")) { try record.addCoding(coding("Z", "t")) }
    #expect(throws: StoreError.quoteDiffers(comment: "A", start: 1, end: 6)) {
      try record.addCoding(coding("A", "t", quote: "words", at: 1))
    }
    var other = coding("A", "t", label: "x")
    other.target?.version.fileHash = String(repeating: "0", count: 64)
    #expect(throws: StoreError.self) { try record.addCoding(other) }
    #expect(throws: StoreError.self) {
      try record.keepVersion(
        stage: StageID("s"), hash: ContentHash(of: [1]), bytes: [2], stamp: .test)
    }
  }

  @Test func takesWordsThatACommentOnceSaidWhereThatIsAllowed() throws {
    let scene = try Scene()
    let record = try scene.record()
    for body in ["one two", "two three", "two three", "three", "one two", "four"] {
      try record.importComments([comment("A", body), comment("B")])
    }
    #expect(
      try record.contents(of: CommentID("A")).map(\.body)
        == ["four", "one two", "three", "two three"])
    #expect(try record.contents(of: CommentID("Z")).isEmpty)
    let former = coding("A", "t", quote: "two three")
    #expect(throws: StoreError.quoteDiffers(comment: "A", start: 0, end: 9)) {
      try record.addCodings([former], stamp: .test)
    }
    #expect(throws: StoreError.quoteDiffers(comment: "A", start: 0, end: 4)) {
      try record.addCodings(
        [coding("A", "t", quote: "five")], from: "codings.csv", stamp: .test)
    }
    // What another comment said does not count.
    #expect(throws: StoreError.quoteDiffers(comment: "B", start: 0, end: 9)) {
      try record.addCodings(
        [coding("B", "t", quote: "two three")], from: "codings.csv", stamp: .test)
    }
    #expect(
      try record.addCodings([former], from: "codings.csv", stamp: .test) == 1)
    #expect(try record.codings() == [former])
    #expect(try record.verify().isEmpty)
  }

  @Test func keepsAVersionWithItsCodingsOrNeither() throws {
    let (_, record) = try scene()
    let hash = ContentHash(of: [7])
    let version = DraftVersion(stage: StageID("interim-final"), fileHash: hash.hex)
    var one = coding("A", "t", label: "x")
    one.target?.version = version
    var refused = coding("Z", "t", label: "x")
    refused.target?.version = version
    #expect(throws: StoreError.self) {
      try record.addCodings([one, refused], keeping: [version: [7]])
    }
    #expect(try record.bytes(of: version) == nil)
    #expect(try record.codings().isEmpty)
    try record.addCodings([one], keeping: [version: [7]])
    #expect(try record.bytes(of: version) == [7] as [UInt8])
  }

  @Test func keepsCodingsOfACommentThatChanged() throws {
    let (_, record) = try scene()
    let one = coding("A", "t", quote: "words")
    try record.addCoding(one)
    #expect(try record.importComments([comment("A", "other")]).updated == 1)
    #expect(try record.codings() == [one])
  }

  @Test func countsWhatCameTextsAndSubmitters() throws {
    let record = try Scene().record()
    var stub = comment("S", "See attached")
    stub.attachments = [Attachment(number: 1, address: "a")]
    var other = stub
    other.id = CommentID("S2")
    var named = comment("A", " I oppose.\n")
    named.submitter = Submitter(firstName: "Ada", lastName: "L")
    var again = comment("B", "I oppose.")
    again.submitter = Submitter(organization: "Ada L")
    var gone = comment("C", "I oppose.")
    gone.withdrawal = Withdrawal(reason: "")
    try record.importComments([stub, other, named, again, gone])
    #expect(
      try record.counts(stage: StageID("interim-final"))
        == CommentCounts(received: 5, distinctTexts: 4, submittersAsStated: 4))
    #expect(try record.counts(stage: StageID("none")) == CommentCounts())
  }
}
