// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Dockets
import TestSupport
import Testing

/// What a search finds, in which order, and where in a comment.
@Suite struct FoundTests {
  private func find(_ record: Record, _ filter: CommentFilter) throws -> FoundComments {
    try #require(try record.find(filter))
  }

  private func ids(_ record: Record, _ search: String) throws -> [String] {
    let filter = CommentFilter(search: search)
    return try record.rows(of: try find(record, filter), filter, limit: 100).map(\.id.text)
  }

  private let filler = String(repeating: "and so on without end ", count: 30)

  @Test func listsTheBestMatchFirst() throws {
    let record = try Scene().record()
    var group = comment("group", "We wrote before. " + filler)
    group.submitter = Submitter(firstName: "", lastName: "", organization: "Burden Watch")
    try record.importComments([
      comment("long", "The burden is one. " + filler),
      comment("short", "A burden, a burden, nothing but burden."),
      comment("none", "Nothing of note."), group,
      comment("once", "A burden is what it is, and not a word is to be said of it here."),
    ])
    #expect(try ids(record, "burden") == ["short", "once", "group", "long"])
    #expect(try ids(record, "org:burden") == ["group"])
    #expect(try record.find(CommentFilter()) == nil)
    #expect(try find(record, CommentFilter(search: "burden")).order == .best)
  }

  @Test func weighsARareWordMoreThanACommonOne() throws {
    let record = try Scene().record()
    try record.importComments(
      (1...40).map { comment("common-\($0)", "license license license, and no more of it") }
        + [comment("rare", "license and the zymurgy of it"), comment("other", "zymurgy")])
    #expect(Set(try ids(record, "license OR zymurgy").prefix(2)) == ["rare", "other"])
    // What must not be there weighs nothing.
    #expect(try ids(record, "license -zymurgy").count == 40)
  }

  @Test func showsWhereTheWordsStand() throws {
    let record = try Scene().record()
    let middle = "Here the “Overly broad” e\u{301}tude of § 740.22(c) ends. "
    let body = "First. " + filler + middle + filler
    try record.importComments([comment("A", body), comment("B", "Nothing.")])
    func snippet(_ search: String) throws -> Snippet? {
      let filter = CommentFilter(search: search)
      return try record.comments(of: try find(record, filter), filter).first?.snippet
    }
    func found(_ snippet: Snippet) -> [String] {
      snippet.found.map { String(decoding: Array(snippet.text.utf8)[$0], as: UTF8.self) }
    }
    for (search, expected) in [
      ("\"overly broad\"", ["Overly broad"]), ("ÉTUDE overl*", ["Overly", "e\u{301}tude"]),
      ("740.22(c)", ["740.22(c"]), ("broad -nothing", ["broad"]),
      ("body:(broad OR ends)", ["broad", "ends"]),
    ] {
      let snippet = try #require(try snippet(search))
      #expect(found(snippet) == expected, "\(search)")
      let there = Array(body.utf8)[snippet.start...].prefix(snippet.text.utf8.count)
      #expect(there.elementsEqual(snippet.text.utf8))
      #expect(snippet.isCutBefore && snippet.isCutBehind)
    }
    #expect(try snippet("id:A") == nil)
    let whole = try #require(try snippet("nothing"))
    #expect(
      whole
        == Snippet(
          text: "Nothing.", found: [0..<7], start: 0, isCutBefore: false, isCutBehind: false))
  }

  @Test func showsThePlaceWhereMostOfASearchStandsTogether() throws {
    let record = try Scene().record()
    try record.importComments([
      comment("A", "A cost. " + filler + "A burden. " + filler + "The cost and the burden of it.")
    ])
    let filter = CommentFilter(search: "cost burden")
    let snippet = try #require(
      try record.comments(of: try find(record, filter), filter).first?.snippet)
    #expect(snippet.found.count == 2)
    #expect(snippet.start > 1000)
  }

  /// Against the search that lists by day, which knows nothing of ranks.
  @Test func findsTheSameAsAListByDay() throws {
    var random = SeededGenerator(seed: 31)
    let words = ["cost", "burden", "rule", "license", "zymurgy", "end-user", "4E001.c"]
    let record = try Scene().record()
    try record.importComments(
      (1...200).map { number in
        let body = (0..<Int.random(in: 1...12, using: &random))
          .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        return comment(
          "C-\(number)", body, received: "2021-11-\(10 + number % 9)",
          stage: ["interim-final", "other"][number % 2])
      })
    try record.addCodings((1...40).map { coding("C-\($0 * 3)", "t") }, keeping: [:])
    for _ in 0..<150 {
      func word() -> String { words.randomElement(using: &random) ?? "" }
      let search =
        [
          word(), "\(word()) \(word())", "\"\(word()) \(word())\"", "\(word()) OR \(word())",
          "\(word()) -\(word())", "\(word().prefix(3))*",
        ].randomElement(using: &random) ?? ""
      var filter = CommentFilter(search: search)
      if Bool.random(using: &random) { filter.stage = StageID("other") }
      if Bool.random(using: &random) { filter.isUntagged = true }
      let expected = try record.comments(filter)
      let found = try find(record, filter)
      #expect(found.total == expected.total && !found.isMore)
      let rows = try record.rows(of: found, filter, limit: 1000)
      #expect(Set(rows.map(\.id)) == Set(expected.comments.map(\.id)), "\(search)")
      for row in rows {
        for range in row.snippet?.found ?? [] { #expect(!range.isEmpty) }
      }
      try walk(through: rows.map(\.id), record, found, filter)
    }
  }

  /// Position, previous and next say the same as the list.
  private func walk(
    through ids: [CommentID], _ record: Record, _ found: FoundComments, _ filter: CommentFilter
  ) throws {
    for (index, id) in ids.enumerated() {
      let place = try #require(try record.place(of: id, in: found, filter))
      #expect(place.position == index)
      #expect(place.previous == (index > 0 ? ids[index - 1] : nil))
      #expect(place.next == (index + 1 < ids.count ? ids[index + 1] : nil))
    }
    #expect(try record.place(of: CommentID("nobody"), in: found, filter) == nil)
  }

  @Test(.timeLimit(.minutes(5))) func listsCommonWordsAsTheyArrivedWithoutRankingThem() throws {
    let record = try Scene().record()
    // Those that came last were received first.
    try record.importComments(
      (1...5_300).map { number in
        comment(
          "C-\(number)", number % 2 == 0 ? "common even" : "common odd",
          received: number <= 2_600 ? "2021-11-20" : "2021-11-10",
          stage: ["interim-final", "other"][number % 3 == 0 ? 1 : 0])
      })
    var filter = CommentFilter(search: "common")
    var found = try find(record, filter)
    #expect((found.total, found.isMore, found.order) == (5_300, false, .arrival))
    #expect(
      try record.rows(of: found, filter, offset: 5_298, limit: 9).map(\.id.text)
        == ["C-5299", "C-5300"])
    #expect(try record.rows(of: found, filter, limit: 1)[0].snippet?.found == [0..<6])
    filter.search = "comm*"
    found = try find(record, filter)
    #expect((found.total, found.order) == (5_300, .arrival))
    filter.stage = StageID("other")
    found = try find(record, filter)
    #expect((found.total, found.order) == (1_766, .arrival))
    let rows = try record.rows(of: found, filter, offset: 10, limit: 3)
    #expect(rows.map(\.id.text) == ["C-33", "C-36", "C-39"])
    let place = try #require(try record.place(of: CommentID("C-36"), in: found, filter))
    #expect(place.position == 11)
    #expect((place.previous?.text, place.next?.text) == ("C-33", "C-39"))
    // One that is not among them leads on from where it would stand.
    let beside = try #require(try record.place(of: CommentID("C-37"), in: found, filter))
    #expect(beside.position == nil && beside.next?.text == "C-39")
    filter.search = "common even"
    #expect(try find(record, filter).order == .best)
  }

  @Test func knowsAtOnceWhatWasChanged() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", "cost"), comment("B", "cost")])
    var filter = CommentFilter(search: "cost")
    filter.isUntagged = true
    #expect(try find(record, filter).total == 2)
    try record.addCoding(coding("A", "t"))
    let found = try find(record, filter)
    #expect(found.total == 1)
    // The one that was just tagged still leads on.
    #expect(try record.place(of: CommentID("A"), in: found, filter)?.next?.text == "B")
    let other = try scene.record()
    try other.importComments([comment("C", "cost")])
    #expect(try find(record, filter).total == 2)
  }
}
