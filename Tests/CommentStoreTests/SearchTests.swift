// Rulewright. Apache-2.0.

import Codings
import CommentFixtures
import CommentStore
import Comments
import Foundation
import TestSupport
import Testing

@Suite struct SearchTests {
  private func record() throws -> Record {
    let record = try Scene().record()
    var named = comment("BIS-2020-0038-0003", "Nothing of note.")
    named.submitter = Submitter(firstName: "Ada", lastName: "Byron", organization: "Lace & Söhne")
    try record.importComments([
      named, comment("A", "The end-user of 4E001.c under § 740.22(c)(1) pays the cost."),
      comment("B", "A vulnerability: cost and burden. e\u{301}tude, don\u{2019}t."),
      comment("C", "The user at the end; licence 740 22 c 1 cost"),
      comment("D", "日本語 NOT or AND 🙂"),
    ])
    return record
  }

  private func ids(_ record: Record, _ search: String) throws -> String {
    try record.comments(CommentFilter(search: search)).comments.map { String($0.id.text.suffix(1)) }
      .joined()
  }

  @Test(
    arguments: [
      ("cost", "ABC"), ("COST burden", "B"), ("cost AND burden", "B"), ("\"the end\"", "AC"),
      ("“at the end”", "C"), ("vulnerab*", "B"), ("\"cost and b\"*", "B"),
      ("burden OR licence", "BC"),
      ("cost -burden", "AC"), ("cost NOT burden", "AC"), ("cost -\"at the end\"", "AB"),
      ("(burden OR licence) cost", "BC"), ("cost -(burden OR licence)", "A"),
      ("burden OR licence user", "BC"), ("end-user", "A"), ("4E001.c", "A"), ("4e001", "A"),
      ("§ 740.22(c)(1)", "AC"), ("(740.22(c)(1))", "AC"), ("§740.22(c)", "AC"),
      ("\u{E9}tude", "B"), ("ETUDE", "B"), ("don't", "B"), ("don\u{2019}t", "B"),
      ("org:sohne", "3"), ("org:\"lace söhne\"", "3"), ("ORG:lace name:byron", "3"),
      ("name:ada", "3"), ("body:ada", ""), ("body:(cost burden)", "B"), ("body:vuln*", "B"),
      ("BIS-2020-0038-0003", "3"), ("id:0038-0003", "3"), ("id:2020*", "3"), ("日本語", "D"),
      ("\"NOT or\"", "D"), ("🙂 日本*", "D"), ("cost % _ \\", "ABC"), ("cos", ""),
      ("https://example.gov", ""), ("nothing -note", ""), ("cost AND NOT burden", "AC"),
    ])
  func finds(_ search: String, _ expected: String) throws {
    #expect(try ids(try record(), search) == expected)
  }

  @Test(
    arguments: [
      ("\"open", 1, "this quotation mark is never closed"), ("a (b", 3, "this ( has no )"),
      ("a )", 3, "a ) stands here without its ("), ("a (b))", 6, "a ) stands here without its ("),
      ("a OR", 3, "expected a word after OR"), ("OR a", 1, "expected a word before OR"),
      ("AND a", 1, "expected a word before AND"), ("a AND", 3, "expected a word after AND"),
      ("a NOT", 3, "expected a word after NOT"), ("*a", 1, "a * stands at the end of a word"),
      ("a*b", 2, "a * stands at the end of a word"), ("a ()", 4, "expected a word before this )"),
      ("§ %", 1, "it has no letter or digit to look for"),
      ("  ", 1, "it has no letter or digit to look for"),
      ("-a", 1, "expected a word that must be there, beside those that must not"),
      ("b OR NOT a", 6, "expected a word that must be there, beside those that must not"),
      ("body: a", 1, "expected a word right after body:"),
      ("body:(org:a)", 7, "a field stands within a field"),
      (
        "x text:a", 3,
        "there is no field text:, only body:, org:, id:, name:; "
          + "what is in quotation marks is no field"
      ),
    ])
  func saysWhereASearchCannotBeRead(_ search: String, _ place: Int, _ why: String) throws {
    #expect(throws: StoreError.searchUnreadable(place: place, why: why)) {
      try record().comments(CommentFilter(search: search))
    }
  }

  @Test func neverLetsASyntaxErrorOfTheIndexThrough() throws {
    let record = try record()
    var random = SeededGenerator(seed: 21)
    let pieces = [
      "a", "cost", "\"", "“", "”", "(", ")", "*", " ", " OR ", " AND ", " NOT ", "-", ":", "body:",
      "NEAR(", "^", "+", "{", "}", "'", ";", "--", "§", "\u{0}", "\u{301}", "🙂", "\\", ",", "org:",
      "rowid", "commentText", "x'00'", "%", "\u{FFFD}", "\n", "OR", "AND", "NOT",
    ]
    var (understood, refused) = (0, 0)
    for _ in 0..<4000 {
      let search = (0..<Int.random(in: 1...12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      do {
        _ = try record.comments(CommentFilter(search: search))
        understood += 1
      } catch StoreError.searchUnreadable(let place, _) {
        #expect(place >= 1 && place <= search.unicodeScalars.count + 1)
        refused += 1
      }
    }
    #expect(understood > 300 && refused > 300)
  }

  @Test func bearsHugeSearches() throws {
    let record = try record()
    let deep = String(repeating: "(", count: 21) + "a" + String(repeating: ")", count: 21)
    #expect(throws: StoreError.self) { try record.comments(CommentFilter(search: deep)) }
    let open = String(repeating: "(", count: 9000)
    #expect(throws: StoreError.self) { try record.comments(CommentFilter(search: open)) }
    let not = "cost" + String(repeating: " -x", count: 190)
    #expect(try ids(record, not) == "ABC")
    let or = Array(repeating: "cost", count: 200).joined(separator: " OR ")
    #expect(try ids(record, or) == "ABC")
    #expect(throws: StoreError.self) { try record.comments(CommentFilter(search: or + " OR a")) }
    let phrase = "\"" + String(repeating: "a ", count: 9_000) + "\""
    #expect(try ids(record, phrase) == "")
  }

  @Test func staysInStepWithImportsLargeAndSmall() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments((1...300).map { comment("A-\($0)", "oldword number \($0)") })
    try record.importComments([comment("A-7", "newword"), comment("B", "newword oldword")])
    #expect(try record.comments(CommentFilter(search: "oldword")).total == 300)
    #expect(try record.comments(CommentFilter(search: "newword")).total == 2)
    // A file that says two things of one comment.
    try record.importComments([comment("C", "first"), comment("C", "second")])
    #expect(try record.comments(CommentFilter(search: "first")).total == 0)
    #expect(try record.comments(CommentFilter(search: "second")).total == 1)
    #expect(try record.verify().isEmpty)
    _ = try scene.sqlite("VACUUM")
    #expect(try record.verify().isEmpty)
  }

  @Test func findsResponses() throws {
    let record = try Scene().record()
    let one = response("one", "cost", title: "Analysts\u{2019} tools", body: "Not 4E001.c.")
    let two = response("two", "cost", body: "We keep § 740.22(c).")
    try record.putResponses([one, two], stamp: .test)
    func ids(_ search: String) throws -> [String] {
      try record.searchResponses(search).map(\.response.id.text)
    }
    #expect(try ids("4e001.c") == ["one"])
    #expect(try ids("title:tools OR body:740.22") == ["one", "two"])
    #expect(throws: StoreError.self) { try ids("name:ada") }
  }

  @Test func showsThePublicNothingThatIsIndexed() throws {
    let scene = try Scene()
    _ = try scene.record()
    let views = try scene.sqlite("SELECT sql FROM sqlite_master WHERE name LIKE 'published%'")
    #expect(!views.isEmpty)
    for hidden in ["searchedComment", "commentText", "firstName", "lastName"] {
      #expect(views.ranges(of: hidden).isEmpty)
    }
  }
}
