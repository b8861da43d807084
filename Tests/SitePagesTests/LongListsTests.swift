// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Testing

@testable import SitePages

/// A docket below the limit of large ones, in which very many comments say the same thing in words of
/// their own.
@Suite("Lists that are long in a docket that is not large")
struct LongListsTests {
  /// The garden with so many comments more, each with its first sentence tagged on one clause.
  private func content(
    _ count: Int, organization: String = "",
    saying words: (Int) -> String = { "Neighbour number \($0) rises early. So do the birds." }
  ) -> SiteContent {
    var content = Garden().content
    let stage = content.dockets[0].stages[0].stage
    let target = content.dockets[0].codings[0].target
    for number in 0..<count {
      let body = words(number)
      let sentence = String(body.prefix { $0 != "." }) + "."
      let comment = PublishedComment(
        id: CommentID("S-\(number)"), stage: stage.id, received: stage.published?.adding(2),
        organization: organization, content: .body(body), isStub: false, attachmentCount: 0)
      content.dockets[0].comments.append(comment)
      content.dockets[0].codings.append(
        Coding(
          comment: comment.id, tag: TagID("hours"),
          passage: Passage(range: 0..<sentence.utf8.count, quote: sentence), target: target,
          coder: "Ann", at: "2024-04-05T10:00:00Z"))
    }
    return content
  }

  private func docket(_ content: SiteContent) -> PublicDocket {
    PublicDocket(content.dockets[0], folder: "gardens", asOf: content.asOf)
  }

  private func html(_ pages: [SitePage], _ path: String) -> String {
    String(
      decoding: pages.first { $0.path == "gardens/\(path)index.html" }?.bytes ?? [], as: UTF8.self)
  }

  private func passagesPages(_ pages: [SitePage]) -> [SitePage] {
    pages.filter { $0.path.hasPrefix("gardens/tags/hours/passages-") }
  }

  /// How many comments must be added for a count to be that of a list that stands whole.
  private func whole(_ count: (SiteContent) -> Int) -> Int { mostTogether - count(content(0)) }

  @Test("the page of a tag holds two hundred passages, and of more the first of each issue")
  func passagesOfTag() throws {
    let most = whole { TagPassages(of: TagID("hours"), in: docket($0)).count }
    let pages = sitePages(for: content(most))
    #expect(passagesPages(pages).isEmpty)
    #expect(html(pages, "tags/hours/").occurrences(of: "class=\"quote\"") == mostTogether)
    #expect(!html(pages, "tags/hours/").contains("All passages"))

    let more = sitePages(for: content(most + 1))
    try checkLinks(of: more)
    let first = html(more, "tags/hours/")
    #expect(first.contains("All passages, a hundred a page"))
    #expect(first.contains("passages-1/#on_proposed_7-1-a"))
    #expect(first.occurrences(of: "class=\"quote\"") < 40)
    // Every passage is on one of the pages, under its clause, and on one alone.
    #expect(passagesPages(more).count == 3)
    let all = passagesPages(more).map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(all.map { $0.occurrences(of: "class=\"quote\"") } == [100, 100, 1])
    for number in 0..<most + 1 {
      #expect(all.count { $0.contains("Neighbour number \(number) rises early.") } == 1)
    }
    // A page on which an issue goes on says its clause, its answer and how far it has come.
    #expect(all[1].contains("id=\"on_proposed_7-1-a\"") && all[1].contains("responses/opening/"))
    #expect(ReadPage(Array(all[1].utf8)).text.contains("101 to "))
  }

  @Test("a stage's page holds two hundred texts by clause, and of more fifty a clause")
  func textsByClause() throws {
    func texts(_ pages: [SitePage]) -> Int {
      let page = html(pages, "comments/proposed/")
      let start = page.firstRange(of: "id=\"clauses_\"")?.upperBound ?? page.endIndex
      let end = page.firstRange(of: "id=\"all_\"")?.lowerBound ?? page.endIndex
      return page[start..<end].occurrences(of: "class=\"quote\"")
    }
    let most = whole { texts(sitePages(for: $0)) }
    #expect(texts(sitePages(for: content(most))) == mostTogether)
    let pages = sitePages(for: content(most + 1))
    try checkLinks(of: pages)
    #expect(texts(pages) < 80)
    #expect(
      ReadPage(Array(html(pages, "comments/proposed/").utf8)).text.contains("more texts stand"))
  }

  @Test("the more clauses are spoken to, the fewer texts and passages of each stand on a page")
  func sharesThePageOut() throws {
    var content = content(600)
    let clauses = content.dockets[0].stages[0].tree.clauses.filter { $0.kind == .paragraph }
    try #require(clauses.count > 4)
    for index in content.dockets[0].codings.indices {
      let clause = clauses[index % clauses.count]
      content.dockets[0].codings[index].target?.label = clause.label
      content.dockets[0].codings[index].target?.citation = clause.citation
    }
    let pages = sitePages(for: content)
    try checkLinks(of: pages)
    let stage = html(pages, "comments/proposed/")
    let start = try #require(stage.firstRange(of: "id=\"clauses_\"")?.upperBound)
    let end = stage.firstRange(of: "id=\"all_\"")?.lowerBound ?? stage.endIndex
    let texts = stage[start..<end].occurrences(of: "class=\"quote\"")
    // The docket has a few texts of its own.
    #expect((mostTogether - clauses.count...mostTogether + 3).contains(texts), "\(texts)")
    #expect(TagPassages(of: TagID("hours"), in: docket(content)).shown == 10)
  }

  @Test("a response shows two hundred texts, and of more a hundred with the way to the others")
  func textsOfResponse() throws {
    func texts(_ pages: [SitePage]) -> Int {
      html(pages, "responses/opening/").pieces(of: "<ol class=\"list answered\"")
        .reduce(0) { $0 + $1.occurrences(of: "<li>") }
    }
    let most = whole { texts(sitePages(for: $0)) }
    #expect(texts(sitePages(for: content(most))) == mostTogether)
    let pages = sitePages(for: content(most + 1))
    try checkLinks(of: pages)
    #expect(texts(pages) == linesOnAPage)
    let text = ReadPage(Array(html(pages, "responses/opening/").utf8)).text
    #expect(text.contains("101 more texts stand with the other passages of opening hours."))
  }

  @Test("two hundred numbers stand behind words that many use, and of more the first hundred")
  func numbersBehindWords() throws {
    func page(_ count: Int) throws -> String {
      let pages = sitePages(for: content(count) { "Open at six. I am number \($0)." })
      try checkLinks(of: pages)
      return ReadPage(Array(html(pages, "responses/opening/").utf8)).text
    }
    let all = try page(mostTogether + 1)
    #expect(all.contains("200 other comments in the same words") && !all.contains(" more, each"))
    #expect(all.contains("S-1, ") && all.contains("S-200"))
    let first = try page(mostTogether + 2)
    #expect(first.contains("201 other comments in the same words"))
    #expect(first.contains("and 101 more, each with its tags in the list of all comments"))
    #expect(!first.contains("S-200"))
  }

  @Test("of many texts that many sent each names ten, so that they do not add up")
  func numbersBehindManyWords() throws {
    let texts = ["Open at six.", "Open at seven.", "Open at eight."]
    let pages = sitePages(for: content(3 * 150) { texts[$0 % 3] })
    try checkLinks(of: pages)
    let page = ReadPage(Array(html(pages, "responses/opening/").utf8))
    #expect(page.text.occurrences(of: "and 139 more, each with its tags") == 3)
  }

  @Test("the index names two hundred comments of an organization, and of more a hundred")
  func commentsOfOrganization() {
    func entry(_ count: Int) -> IndexEntry? {
      docket(content(count, organization: "Birds")).organizationIndex.first { $0.words == "Birds" }
    }
    #expect(entry(mostTogether)?.places.count == 200 && entry(mostTogether)?.more == 0)
    #expect(entry(mostTogether + 1)?.places.count == 100 && entry(mostTogether + 1)?.more == 101)
  }

  @Test("what is said of one comment changes the page of the list that shows it and no other")
  func pagesAreWrittenAlone() {
    var content = content(330)
    let before = sitePages(for: content)
    let place = content.dockets[0].comments.firstIndex { $0.id.text == "S-150" }
    content.dockets[0].comments[place ?? 0].organization = "Finches"
    let after = sitePages(for: content)
    let changed = zip(before, after).filter { $0 != $1 }.map(\.1.path)
    let lists = changed.filter { $0.hasPrefix("gardens/tags/") }
    #expect(lists.count == 1 && lists[0].hasPrefix("gardens/tags/hours/passages-"))
    #expect(
      before.count == after.count && !changed.contains("gardens/responses/opening/index.html"))
  }

  @Test("passages of more comments than are kept are read once for a page")
  func wordsAreReadTogether() {
    var content = content(2_600)
    let source = CountedComments(comments: content.dockets[0].comments)
    content.dockets[0].source = source
    let docket = docket(content)
    let before = source.asked
    _ = docket.passages(of: docket.codings.filter { $0.tag.text == "hours" })
    // Those that were kept from before need not be asked for.
    #expect(source.asked - before <= 6)
  }

  /// Comments that count how often they are asked for some of them.
  private final class CountedComments: PublishedComments, @unchecked Sendable {
    let comments: [PublishedComment]
    var asked = 0

    init(comments: [PublishedComment]) { self.comments = comments }

    func each(_ body: (PublishedComment) -> Void) { comments.forEach(body) }

    func comments(at places: [PublishedPlace]) -> [PublishedComment] {
      asked += 1
      return places.map { comments[$0.place] }
    }
  }
}

extension StringProtocol {
  /// What stands in each list that begins so.
  fileprivate func pieces(of start: String) -> [Substring] {
    var (found, rest) = ([Substring](), Substring(self))
    while let begin = rest.firstRange(of: start) {
      rest = rest[begin.upperBound...]
      found.append(rest[..<(rest.firstRange(of: "</ol>")?.lowerBound ?? rest.endIndex)])
    }
    return found
  }

  fileprivate func occurrences(of piece: String) -> Int {
    var (count, rest) = (0, Substring(self))
    while let found = rest.firstRange(of: piece) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
