// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentFixtures
import CommentStore
import Comments
import Dockets
import TestSupport
import Testing

/// The queue beside an obvious reference, which reads everything and sorts it.
@Suite struct QueueTests {
  /// What a filter means, in plain words.
  private struct Reference {
    var comments: [Comment]
    var codings: [Coding]
    var readings: [Reading]

    func ids(_ filter: CommentFilter) -> [CommentID] {
      comments.sorted { a, b in
        let (left, right) = (a.received?.description ?? "~", b.received?.description ?? "~")
        return left == right ? a.id < b.id : left < right
      }.filter { lets($0, filter) }.map(\.id)
    }

    private func lets(_ comment: Comment, _ filter: CommentFilter) -> Bool {
      let own = codings.filter { $0.comment == comment.id }
      func said(_ state: Reading.State) -> Bool {
        readings.contains {
          $0.comment == comment.id && $0.state == state
            && (filter.reader == nil || filter.reader == $0.who)
        }
      }
      return (filter.stage == nil || comment.stage == filter.stage)
        && (filter.isUntagged == nil || own.isEmpty == filter.isUntagged)
        && (filter.tag == nil && filter.clause == nil
          || own.contains {
            (filter.tag == nil || $0.tag == filter.tag)
              && (filter.clause == nil || $0.target?.label == filter.clause)
          })
        && (filter.codedBy == nil || own.contains { $0.coder == filter.codedBy })
        && (filter.isDone == nil || said(.done) == filter.isDone)
        && (filter.isSetAside == nil || said(.setAside) == filter.isSetAside)
        && (filter.isWithdrawn == nil || (comment.withdrawal != nil) == filter.isWithdrawn)
        && (filter.search == nil || !comment.body.ranges(of: "noise").isEmpty)
    }
  }

  private func filled() throws -> (Scene, Record, Reference) {
    var random = SeededGenerator(seed: 9)
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    let scene = try Scene()
    let record = try scene.record()
    var comments = (0..<120).map { number in
      var one = comment(
        "C-\(number)", ["the noise", "the quiet"][pick(2)],
        received: pick(9) == 0 ? nil : "2021-11-\(10 + pick(9))",
        stage: ["interim-final", "other"][pick(2)])
      if pick(8) == 0 { one.withdrawal = Withdrawal(reason: "") }
      return one
    }
    try record.importComments(comments)
    // Some come again, on another day.
    for index in stride(from: 0, to: 120, by: 10) {
      comments[index].received = CalendarDay("2021-12-01")
    }
    try record.importComments(comments)
    var codings: [Coding] = []
    for _ in 0..<150 {
      let one = coding(
        "C-\(pick(70))", "t\(pick(3))", version: pick(2) == 0 ? [7] : nil, coder: "c\(pick(2))")
      if !codings.contains(one) { codings.append(one) }
    }
    let version = try #require(codings.compactMap(\.target).first).version
    try record.addCodings(codings, keeping: [version: [7]])
    for one in codings.prefix(20) { try record.removeCoding(one) }
    codings.removeFirst(20)
    for _ in 0..<60 {
      try record.setReading(
        Reading(
          comment: CommentID("C-\(pick(120))"), state: [.done, .setAside][pick(2)], reason: "",
          who: "c\(pick(2))", at: "2022-01-0\(1 + pick(9))T00:00:00Z"), stamp: .test)
    }
    try record.clearReading(
      of: try #require(try record.readings().first).comment, by: "c0", stamp: .test)
    return (
      scene, record,
      Reference(comments: comments, codings: codings, readings: try record.readings())
    )
  }

  private static let filters: [CommentFilter] = [
    CommentFilter(), CommentFilter(stage: StageID("other")), CommentFilter(isUntagged: true),
    CommentFilter(isUntagged: false), CommentFilter(tag: TagID("t1")),
    CommentFilter(clause: ClauseLabel("1-1")),
    CommentFilter(tag: TagID("t1"), clause: ClauseLabel("1-1")), CommentFilter(codedBy: "c1"),
    CommentFilter(isDone: false), CommentFilter(isDone: true), CommentFilter(isSetAside: true),
    CommentFilter(reader: "c0", isDone: false), CommentFilter(reader: "c0", isDone: true),
    CommentFilter(reader: "c1", isSetAside: true), CommentFilter(isWithdrawn: true),
    CommentFilter(search: "noise"),
    CommentFilter(stage: StageID("other"), isUntagged: true, isDone: false, search: "noise"),
    CommentFilter(stage: StageID("nowhere")),
  ]

  @Test(arguments: filters) func agreesWithAReferenceThatReadsEverything(
    _ filter: CommentFilter
  ) throws {
    let (_, record, reference) = try filled()
    let ids = reference.ids(filter)
    #expect(try record.total(filter) == ids.count)
    #expect(try record.comments(filter).comments.map(\.id) == ids)
    #expect(try record.queue(filter, limit: 1000).map(\.id) == ids)
    let some = try record.queue(filter, offset: 7, limit: 5).map(\.id)
    #expect(some == Array(ids.dropFirst(7).prefix(5)))
    let all = reference.ids(CommentFilter())
    for (place, id) in all.enumerated() {
      #expect(try record.position(of: id, in: filter) == ids.firstIndex(of: id))
      let later = all[(place + 1)...].first { ids.contains($0) }
      let earlier = all[..<place].last { ids.contains($0) }
      #expect(try record.next(after: id, filter) == later)
      #expect(try record.next(after: id, filter, backwards: true) == earlier)
    }
    #expect(try record.position(of: CommentID("nobody"), in: filter) == nil)
    #expect(try record.next(after: CommentID("nobody"), filter) == nil)
  }

  @Test func countsEachCommentOncePerTagClauseAndIssue() throws {
    let (_, record, reference) = try filled()
    var expected: [StageIssue: Set<CommentID>] = [:]
    var tags: [TagID: Set<CommentID>] = [:]
    var clauses: [CodingCounts.Place: Set<CommentID>] = [:]
    let stages = Dictionary(uniqueKeysWithValues: reference.comments.map { ($0.id, $0.stage) })
    for coding in reference.codings {
      let stage = try #require(stages[coding.comment])
      expected[coding.issue(commented: stage), default: []].insert(coding.comment)
      tags[coding.tag, default: []].insert(coding.comment)
      if let target = coding.target {
        let place = CodingCounts.Place(stage: target.version.stage, label: target.label)
        clauses[place, default: []].insert(coding.comment)
      }
    }
    let counts = try record.codingCounts()
    #expect(counts.issues == expected.mapValues(\.count))
    #expect(counts.tags == tags.mapValues(\.count))
    #expect(counts.clauses == clauses.mapValues(\.count))
    let head = try record.head()
    #expect(try head.hash == Record.verification(of: record.path).head)
    try record.addCoding(coding("C-119", "new"))
    #expect(try record.head().event == head.event + 1)
  }

  @Test func showsTheBeginningAndNeverHalfACharacter() throws {
    let record = try Scene().record()
    let long = String(repeating: "x", count: 118) + "\u{1F514} and more"
    var held = comment("B", "")
    held.restriction = Restriction(kind: "CBI", reason: "")
    held.submitter = Submitter(firstName: "A", lastName: "B", organization: "")
    try record.importComments([
      comment("A", long), held, comment("C", String(repeating: "\u{E9}", count: 60)),
      comment("D", String(repeating: "\u{E9}", count: 61)),
    ])
    let rows = try record.queue(limit: 9)
    #expect(
      rows.map(\.beginning) == [
        String(repeating: "x", count: 118), "", String(repeating: "\u{E9}", count: 60),
        String(repeating: "\u{E9}", count: 60),
      ])
    #expect(rows.map(\.isRestricted) == [false, true, false, false])
    #expect(rows[1].submitter.nameAsStated == "A B")
    #expect(rows.map(\.number) == [1, 2, 3, 4])
  }

  @Test func showsWhatTheReaderSaidOrWhoSpokeLast() throws {
    let record = try Scene().record()
    try record.importComments([comment("A")])
    for (who, at) in [("ada", "2022-01-02T00:00:00Z"), ("bob", "2022-01-01T00:00:00Z")] {
      try record.setReading(
        Reading(comment: CommentID("A"), state: .done, who: who, at: at), stamp: .test)
    }
    #expect(try record.queue(limit: 1).map { $0.reading?.who } == ["ada"])
    #expect(try record.queue(CommentFilter(reader: "bob"), limit: 1)[0].reading?.who == "bob")
    #expect(try record.queue(CommentFilter(reader: "eve"), limit: 1)[0].reading == nil)
  }
}
