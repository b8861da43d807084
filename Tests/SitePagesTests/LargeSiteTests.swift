// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
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
    content.dockets[0].comments += sent + [attached] + quiet + single
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
    ]
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
    let near = try entry("L-9")
    #expect(near.contains("I am neighbour 9 and walk a dog."))
    #expect(near.contains("its own words are not tagged yet"))
    #expect(try entry("Q-7").contains("The letter is not tagged yet"))
    #expect(text("comments/letters/letter-L-attached/").contains("What came of the letter"))
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
    #expect(names == ["hours"])
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
