// Rulewright. Apache-2.0.

import Campaigns
import Clauses
import Codings
import Comments
import Dockets
import Markup
import Testing

@testable import SitePages

/// A docket that is large by a limit that a test can reach: two letters, tagged and not, beside
/// comments that are said once.
@Suite("The site of a large docket")
struct LargeSiteTests {
  private static let copies = 250

  private static let content: SiteContent = {
    var content = Garden().content
    content.leanAbove = 100
    let stage = content.dockets[0].stages[0].stage
    let letter = "Please open the gardens at six. We walk there before work."
    func comment(_ id: String, _ number: Int, _ body: String) -> PublishedComment {
      PublishedComment(
        id: CommentID(id), stage: stage.id, received: stage.published?.adding(1 + number % 40),
        organization: number % 90 == 0 ? "Club \(number)" : "", content: .body(body),
        isStub: false, attachmentCount: 0)
    }
    // Every tenth adds words of its own, and one has an attachment that was released.
    let sent = (0..<copies).map { number in
      comment(
        "L-\(number)", number,
        letter + (number % 10 == 9 ? " I am neighbour \(number) and walk a dog." : ""))
    }
    var attached = comment("L-attached", 3, letter + "\n\nWords of an attachment.")
    attached.attachmentCount = 1
    attached.attachmentsShown = 1
    attached.ownLength = letter.utf8.count
    let quiet = (0..<120).map { comment("Q-\($0)", $0, "Leave the gates as they are.") }
    let single = (0..<130).map {
      comment("S-\($0)", $0, "Number \($0) says something that nobody else says.")
    }
    let no = "We do not support longer hours. Keep them."
    let against = (0..<30).map { comment("M-\($0)", $0, no) }
    // One copy has an attachment, one comment leaves a word out, and two say the same besides.
    var plan = comment("M-plan", 5, no + "\n\nA plan of the gates.")
    plan.attachmentCount = 1
    plan.attachmentsShown = 1
    plan.ownLength = no.utf8.count
    let out = comment("M-out", 6, no.replacing("do not", with: "do"))
    let changed = comment("M-changed", 6, no.replacing("longer", with: "shorter"))
    let night = ["M-night-1", "M-night-2"].map { comment($0, 7, no + " Foxes sleep at night.") }
    typealias Member = PublishedCampaign.Member
    let same = (against + [plan]).map { Member(comment: $0.id, isCopy: true, likeness: 1) }
    let different = ([out, changed] + night).map {
      Member(comment: $0.id, isCopy: false, likeness: 0.8)
    }
    content.dockets[0].comments += sent + [attached] + quiet + single
    content.dockets[0].comments += against + [plan, out, changed] + night
    content.dockets[0].campaigns += [
      PublishedCampaign(
        id: "l", representative: CommentID("L-attached"), received: copies + 2,
        members: (sent + [attached]).enumerated().map { number, comment in
          .init(
            comment: comment.id, isCopy: number % 10 != 9 || number == copies,
            likeness: number % 10 == 9 ? 0.6 : 1)
        }),
      PublishedCampaign(
        id: "q", representative: CommentID("Q-0"), received: 120,
        members: quiet.map { .init(comment: $0.id, isCopy: true, likeness: 1) }),
      PublishedCampaign(
        id: "m", representative: CommentID("M-0"), received: 35, members: same + different),
    ]
    // Tagged in one copy: its words, and, in another, words of the attachment, which are its own.
    let tag = content.dockets[0].codings[0]
    func code(_ id: String, _ words: Range<Int>, of body: String, tag name: String) -> Coding {
      let quote = String(decoding: Array(body.utf8)[words], as: UTF8.self)
      return Coding(
        comment: CommentID(id), tag: TagID(name), passage: Passage(range: words, quote: quote),
        target: tag.target, coder: "Ann", at: tag.at)
    }
    let whole = letter + "\n\nWords of an attachment."
    content.dockets[0].codings += [
      code("L-40", 0..<31, of: letter, tag: "hours"),
      code(
        "L-attached", whole.utf8.count - 23..<whole.utf8.count, of: whole, tag: "not-in-codebook"),
      code("L-41", 32..<58, of: letter, tag: "hours"),
      code("M-1", 0..<31, of: no, tag: "hours"),
      code("M-night-1", 43..<64, of: night[0].body ?? "", tag: "hours"),
    ]
    // More texts than a page holds, for one response that answers a tag that nobody got too.
    content.dockets[0].codings += single.map {
      code($0.id.text, 0..<6, of: $0.body ?? "", tag: "hours")
    }
    content.dockets[0].responses[0].response.issues.append(
      .init(tag: TagID("unused"), label: nil))
    // A tag of which all codings speak to a stage that is not published yet.
    var early = code("S-5", 0..<6, of: single[5].body ?? "", tag: "seasons")
    early.target?.version.stage = StageID("later")
    content.dockets[0].codings.append(early)
    return content
  }()

  private static let pages = sitePages(for: content)
  private let docket = PublicDocket(
    content.dockets[0], folder: "gardens", asOf: content.asOf, leanAbove: content.leanAbove)

  private func text(_ path: String) -> String {
    ReadPage(Self.pages.first { $0.path == "gardens/\(path)index.html" }?.bytes ?? []).text
  }

  /// The text of a list's entry.
  private func entry(_ comment: String) throws -> String {
    let index = try #require(docket.comments.firstIndex { $0.id.text == comment })
    let (page, place) = docket.receipt(of: index)
    let file = try #require(Self.pages.first { $0.path == page.file })
    let html = String(decoding: file.bytes, as: UTF8.self)
    let anchor = try #require(place)
    let start = try #require(html.firstRange(of: "id=\"\(anchor)\""))
    let rest = html[start.upperBound...]
    let end = try #require(rest.firstRange(of: "<li id=\"c_") ?? rest.firstRange(of: "</ol>"))
    return ReadPage(Array(("<p " + rest[..<end.lowerBound]).utf8)).text
  }

  @Test("every link leads to a page and a place of the site")
  func linksResolve() throws { try checkLinks(of: Self.pages) }

  @Test("the receipt of every comment is on one page, which links lead to")
  func everyReceiptIsReached() throws {
    let files = Set(Self.pages.map(\.path))
    var reached: Set<String> = ["index.html"]
    var targets: Set<String> = []
    var next = ["index.html"]
    let pages = Dictionary(uniqueKeysWithValues: Self.pages.map { ($0.path, $0.bytes) })
    while let path = next.popLast() {
      for tag in ReadPage(pages[path] ?? []).tags {
        guard let link = tag["href"], !link.contains(":") else { continue }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let file = parts[0].isEmpty ? path : resolved(String(parts[0]), from: path)
        targets.insert(file + (parts.count > 1 ? "#" + unescaped(String(parts[1])) : ""))
        if files.contains(file), file.hasSuffix(".html"), reached.insert(file).inserted {
          next.append(file)
        }
      }
    }
    #expect(docket.comments.count > 500)
    for index in docket.comments.indices {
      let (page, place) = docket.receipt(of: index)
      #expect(files.contains(page.file) && reached.contains(page.file))
      #expect(targets.contains(page.file + (place.map { "#" + $0 } ?? "")))
    }
    #expect(files.filter { $0.hasSuffix(".html") && !reached.contains($0) }.isEmpty)
  }

  @Test("copies that nobody tagged have no page, and all others have one")
  func copiesHaveNoPage() {
    let paths = Set(Self.pages.map(\.path))
    func has(_ comment: String) -> Bool { paths.contains("gardens/comments/\(comment)/index.html") }
    #expect(!has("L-0") && !has("L-9") && !has("Q-7"))
    #expect(has("L-40") && has("L-attached") && has("Q-0") && has("S-129") && has("G-4"))
  }

  @Test("no list has more than a hundred lines, and no page leads to very many places")
  func listsAreBounded() {
    for page in Self.pages where page.path.hasSuffix(".html") {
      let lists = ReadPage(page.bytes).tags.filter { $0.name == "ol" || $0.name == "ul" }
      let html = String(decoding: page.bytes, as: UTF8.self)
      for list in html.pieces(between: "<ol", and: "</ol>") {
        #expect(list.occurrences(of: "<li") <= 100 * 3, "\(page.path)")
      }
      #expect(lists.count < 700 && html.occurrences(of: "<a ") < 700, "\(page.path)")
    }
    #expect(text("comments/proposed/").contains("1 to 100 of"))
    #expect(text("comments/letters/letter-L-attached/page-3/").contains("201 to 251 of 251"))
  }

  @Test("a receipt in a list says what came of the letter, and what its writer added")
  func receiptsSayAll() throws {
    let copy = try entry("L-0")
    #expect(copy.contains("Word for word.") && copy.contains("and kept as it came"))
    #expect(copy.contains("Tagged with the letter, in L-40: 1 of 1 point answered"))
    #expect(try entry("L-90").contains("Club 90") && copy.contains("Club 0"))
    #expect(try entry("L-1").contains("No organization stated"))
    let near = try entry("L-9")
    #expect(near.contains("I am neighbour 9 and walk a dog."))
    #expect(near.contains("its own words are not tagged yet"))
    #expect(try entry("Q-7").contains("The letter is not tagged yet"))
    #expect(text("comments/letters/letter-L-attached/").contains("What came of the letter"))
  }

  @Test("a copy with an attachment has a page, and its entry names the attachment")
  func attachmentsAreReached() {
    #expect(text("comments/M-plan/").contains("A plan of the gates."))
    let letter = text("comments/letters/letter-M-0/")
    #expect(letter.contains("With 1 attachment, shown on its page"))
    #expect(!letter.contains("A plan of the gates."))
  }

  @Test("an entry shows what its comment left out of the letter or says instead")
  func entriesShowWhatDiffers() throws {
    let out = try entry("M-out")
    #expect(out.contains("We do deleted: not") && out.contains("support longer hours."))
    let changed = try entry("M-changed")
    #expect(changed.contains("deleted: longer") && changed.contains("added: shorter"))
    #expect(!out.contains("Added no words.") && !changed.contains("Added no words."))
    // What is only added is quoted as it is.
    let added = try entry("M-night-2")
    #expect(added.contains("Foxes sleep at night.") && !added.contains("added:"))
  }

  @Test("a redline against a letter does not repeat what is far from a change")
  func redlinesAreCut() {
    func comment(_ body: String) -> PublishedComment {
      PublishedComment(
        id: CommentID("1"), stage: StageID("a"), received: nil, organization: "",
        content: .body(body), isStub: false, attachmentCount: 0)
    }
    let long = (1...400).map { "Word\($0) stands." }.joined(separator: " ")
    func drawn(_ body: String, _ letter: String) -> String {
      let letter = ComparedLetter(Array(letter.utf8))
      return ReadPage(LetterChanges(of: comment(body), against: letter).html().bytes).text
    }
    let middle = drawn(long.replacing("Word200 ", with: "Été "), long)
    #expect(middle.contains("deleted: Word200") && middle.contains("added: Été"))
    #expect(middle.contains("Word199 stands.") && middle.contains("Word201 stands."))
    #expect(middle.utf8.count < 600 && !middle.contains("Word1 ") && !middle.contains("Word400"))
    // What was left out stands in the letter, so its two ends are enough.
    let short = drawn("Word1 stands.", long)
    #expect(short.contains("Word2 stands.") && short.contains("Word400"))
    #expect(short.utf8.count < 600 && !short.contains("Word200"))
    #expect(drawn("", long).utf8.count < 600 && drawn("é" + long, "").contains("Word400"))
    let unbroken = String(repeating: "é", count: 500)
    #expect(!drawn("No. " + long, unbroken + " " + long).contains("\u{FFFD}"))
    #expect(drawn(long, long).contains("Added no words."))
  }

  @Test("who added words is to be read, although another who added the same was tagged")
  func addedWordsAreReadEach() throws {
    #expect(try entry("M-night-2").contains("its own words are not tagged yet"))
    #expect(text("comments/letters/letter-M-0/").contains("Tagged; its page says as what"))
  }

  @Test("more comments than a spreadsheet shows are in several files for it")
  func sheetsAreNamed() {
    func data(_ rows: Int) -> ReadPage {
      var content = Self.content
      content.sheetRows = rows
      content.hasData = true
      let page = sitePages(for: content).first { $0.path == "gardens/data/index.html" }
      return ReadPage(page?.bytes ?? [])
    }
    let page = data(200)
    let linked = page.tags.compactMap { $0["href"]?.split(separator: "/").last.map(String.init) }
      .filter { $0.hasPrefix("comments") && $0.hasSuffix(".csv") }
    let count = (docket.comments.count + 199) / 200
    #expect(count > 2)
    #expect(
      linked == (1...count).map { DataPaths.sheet("comments", part: $0) } + ["comments.csv"])
    #expect(page.text.contains("A spreadsheet shows 200 rows of a file"))
    let whole = data(DataPaths.sheetRows).text
    #expect(whole.contains("comments.csv") && !whole.contains("A spreadsheet shows"))
  }

  @Test("no link leads to a list of passages that is not made")
  func passagesAreLinkedWhereTheyAre() {
    let response = text("responses/opening/")
    #expect(response.contains("with the other passages of opening hours."))
    for tag in ["unused", "seasons"] {
      #expect(!TagPassages(of: TagID(tag), in: docket).isPaged)
      #expect(!Self.pages.contains { $0.path.hasPrefix("gardens/tags/\(tag)/passages-") })
      #expect(!text("tags/\(tag)/").contains("All passages"))
    }
    #expect(TagPassages(of: TagID("hours"), in: docket).isPaged)
    #expect(text("tags/hours/").contains("All passages"))
  }

  @Test("a copy with an attachment shows the letter's tags and counts as not tagged")
  func attachmentsAreToBeRead() throws {
    let plan = try #require(docket.comments.firstIndex { $0.id.text == "M-plan" })
    #expect(!docket.isTagged(plan) && docket.isPartlyTagged(plan))
    #expect(docket.codings(holdingFor: plan).map(\.tag.text) == ["hours"])
    let page = text("comments/M-plan/")
    #expect(page.contains("in M-1; its attachment is not tagged yet."))
    #expect(
      text("comments/letters/letter-M-0/").contains(
        "1 of 1 point answered; its attachment is not tagged yet"))
    #expect(text("responses/").contains("the words that 1 with attachments shares with tagged"))
    // Its own words are those of the letter all the same.
    #expect(page.contains("30 others use the same words."))
  }

  @Test("a response shows each passage that was tagged in any copy of a letter once")
  func copiesAreShownTogether() {
    let response = Self.pages.first { $0.path == "gardens/responses/opening/index.html" }
    let html = String(decoding: response?.bytes ?? [], as: UTF8.self)
    #expect(html.occurrences(of: "“Please open the gardens at six.”") == 1)
    #expect(html.occurrences(of: "“We walk there before work.”") == 1)
  }

  @Test("words that a comment no longer has are none")
  func changedWordsAreNone() {
    let comment = PublishedComment(
      id: CommentID("1"), stage: StageID("a"), received: nil, organization: "",
      content: .body("Short."), isStub: false, attachmentCount: 0)
    #expect(comment.words(at: 0..<5) == "Short" && comment.words(at: 2..<70) == "")
  }

  @Test("a letter has its own words, and nobody's attachment")
  func lettersHaveNoAttachments() {
    let letter = text("comments/letters/letter-L-attached/")
    #expect(letter.contains("We walk there before work."))
    #expect(!letter.contains("Words of an attachment"))
    #expect(text("comments/L-attached/").contains("Words of an attachment"))
  }

  @Test("what is tagged in one copy is tagged in all, but for words of attachments")
  func tagsAreShared() throws {
    func index(_ id: String) throws -> Int {
      try #require(docket.comments.firstIndex { $0.id.text == id })
    }
    let copies = Self.copies - Self.copies / 10 + 1
    let tagged = try index("L-40")
    let hours = try #require(docket.codings.first { $0.comment == tagged })
    let number = try #require(docket.issueNumber(hours.issue))
    #expect(docket.said([docket.issues[number]]).comments >= copies)
    let (copy, near) = (try index("L-0"), try index("L-9"))
    #expect(docket.isTagged(copy) && !docket.isTagged(near))
    let names = docket.codings(holdingFor: try index("L-0")).map(\.tag.text)
    #expect(Set(names) == ["hours"])
    #expect(docket.codings(holdingFor: try index("L-attached")).map(\.tag.text).contains("hours"))
    let untagged = docket.comments.indices.count {
      docket.comments[$0].isPublic && !docket.isTagged($0)
    }
    #expect(text("responses/").contains("\(untagged) comments whose text is public are not tagged"))
  }

  @Test("the search says what it finds, and every comment is found by its number")
  func searchSaysWhatItFinds() {
    #expect(text("search/").contains("Every comment stands below by its number"))
    #expect(text("search/comments/").contains("page 1 of"))
  }

  @Test("pages that are made one by one are those that are made together")
  func streamIsTheSame() {
    var pages: [SitePage] = []
    writeSitePages(for: Self.content) { pages.append($0) }
    #expect(Set(pages) == Set(Self.pages) && pages.count == Self.pages.count)
    #expect(Set(pages.map(\.path)).count == pages.count)
  }

  @Test("a failure of who writes ends the making")
  func failureEnds() {
    struct Full: Error {}
    var count = 0
    #expect(throws: Full.self) {
      try writeSitePages(for: Self.content) { _ throws(Full) in
        count += 1
        if count == 3 { throw Full() }
      }
    }
    #expect(count == 3)
  }
}

extension StringProtocol {
  fileprivate func occurrences(of piece: String) -> Int { pieces(between: piece, and: "").count }

  /// What stands between each of one text and the next of the other.
  fileprivate func pieces(between start: String, and end: String) -> [Substring] {
    var found: [Substring] = []
    var rest = Substring(self)
    while let begin = rest.firstRange(of: start) {
      rest = rest[begin.upperBound...]
      let stop = end.isEmpty ? nil : rest.firstRange(of: end)
      found.append(rest[..<(stop?.lowerBound ?? rest.endIndex)])
    }
    return found
  }
}
