// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup
import Redlining
import Testing

@testable import SitePages

@Suite("From a comment to the words that changed, and back")
struct AnswersTests {
  let content = Garden().content
  let docket: PublicDocket
  private let pages: [String: ReadPage]
  private let links: [String: Set<String>]

  init() {
    docket = PublicDocket(content.dockets[0], folder: "gardens", asOf: content.asOf)
    var pages: [String: ReadPage] = [:]
    var links: [String: Set<String>] = [:]
    for page in sitePages(for: content) where page.path.hasSuffix(".html") {
      let read = ReadPage(page.bytes)
      pages[page.path] = read
      links[page.path] = Set(read.tags.compactMap { $0["href"] })
    }
    (self.pages, self.links) = (pages, links)
  }

  private func page(_ path: PagePath) throws -> ReadPage { try #require(pages[path.file]) }

  /// Whether a page has a link to a place of another.
  private func leads(_ from: PagePath, to: PagePath, at fragment: String? = nil) -> Bool {
    links[from.file]?.contains(from.link(to: to, at: fragment).text) == true
  }

  /// Whether a page leads to a coding's comment, or to one that stands for it in the same words.
  private func leadsToWords(_ from: PagePath, _ coding: PublicCoding) -> Bool {
    let copies = docket.sharing.copies(of: coding.comment, first: Int.max)
    return ([coding.comment] + copies).contains { comment in
      let target = docket.link(to: comment, from: from).text
      return links[from.file]?.contains { $0 == target || $0.hasPrefix(target + "#p_") } == true
    }
  }

  @Test("every tagged passage leads to its clause and its responses, and each of those back")
  func leadsBothWays() throws {
    var answered = 0
    for coding in docket.codings {
      let comment = docket.page(of: coding.comment)
      let tag = docket.paths.tag(coding.tag)
      #expect(leads(comment, to: tag))
      #expect(leadsToWords(tag, coding))
      if let place = coding.target?.place ?? coding.target?.doubtful.first {
        let stage = docket.stages[place.stage]
        let label = stage.tree.clauses[place.clause].label.text
        let list = docket.paths.comments(on: stage.stage.id)
        #expect(leads(comment, to: docket.paths.stage(stage.stage.id), at: label))
        #expect(leads(docket.paths.stage(stage.stage.id), to: list, at: "on-" + label))
        #expect(leadsToWords(list, coding))
      }
      let number = try #require(docket.issueNumber(coding.issue))
      for response in docket.issues[number].responses {
        answered += 1
        let path = docket.paths.response(docket.responses[response].response.id)
        #expect(leads(comment, to: path) && leads(tag, to: path))
        #expect(leads(path, to: comment, at: docket.passageAnchor(coding)))
      }
    }
    #expect(answered == 7)
  }

  @Test("every response leads to the words that changed, and the redline back to it")
  func leadsToChangedWords() throws {
    var changed = 0
    for (index, response) in docket.responses.enumerated() {
      let path = docket.paths.response(response.response.id)
      #expect(leads(docket.paths.allResponses, to: path))
      for found in docket.foundChanges[index] {
        guard let number = found.redline else { continue }
        let redline = docket.redlines[number]
        let target = docket.paths.redline(from: redline.from, to: redline.to)
        for row in found.rows {
          changed += 1
          #expect(leads(path, to: target, at: docket.readings[number].anchor(row)))
          #expect(leads(target, to: path))
          #expect(leads(docket.paths.sides(from: redline.from, to: redline.to), to: path))
        }
      }
    }
    #expect(changed == 5)
    let final = try page(docket.paths.stage(StageID("final")))
    #expect(final.text.contains("Revised since March 1, 2024"))
    #expect(final.text.contains("Gardens open too late"))
  }

  @Test("what was raised is what is answered and what is not, and each stands once in the matrix")
  func numbersReconcile() throws {
    let read = try page(docket.paths.allResponses)
    let raised = docket.raised
    let open = raised.count { !$0.isAnswered }
    #expect(raised.count == 7 && open == 4)
    #expect(
      read.text.contains(
        "3 of the 6 issues of March 1, 2024 are not answered yet. The others: 2 responses, published "
          + "May 10, 2024. The one issue of May 10, 2024 is not answered yet."))
    let rows = read.tags.filter { $0.name == "tr" }.compactMap { $0["id"] }
    #expect(Set(rows).count == rows.count)
    #expect(rows.count { $0.hasPrefix("response_") } == docket.responses.count)
    #expect(rows.count { $0.hasPrefix("issue_") } == open)
    let tally = Disposition.allCases.map { disposition in
      docket.responses.count { $0.response.disposition == disposition }
    }
    #expect(tally == [1, 1, 0, 1, 0])
    #expect(read.text.contains("1 Accepted1 Accepted in part1 Out of scope3 Issues not answered"))
    #expect(read.text.contains("1 answered issue was raised in no comment whose text is public"))
    for issue in raised {
      let comments = docket.words(saying: [issue]).flatMap(\.said.comments)
      #expect(comments.allSatisfy { docket.comments[Int($0)].isPublic })
      let said = docket.said([issue])
      #expect(said.comments == comments.count && said.texts <= said.comments)
    }
  }

  @Test("the words that changed stand in the matrix, and a clause that is not found is named")
  func showsChangedWords() throws {
    let read = try page(docket.paths.allResponses)
    #expect(read.text.contains("deleted: eight end deleted added: seven end added"))
    #expect(read.text.contains("gone: no change of it is shown"))
    let said = try page(docket.paths.response(ResponseID("unheard"))).text
    #expect(said.contains("None: no words of the rule changed because of it."))
    #expect(said.contains("No comment whose text is public was tagged with this."))
  }

  @Test("a redline says why each clause changed, or that no reason is stated")
  func saysWhy() throws {
    let text = try page(
      docket.paths.redline(from: StageID("proposed"), to: StageID("final"))
    ).text
    #expect(text.contains("Reason: Cats were forgotten."))
    #expect(text.contains("Gardens open too late") && text.contains("No reason stated"))
    #expect(text.contains("For 1 changed clause of the rule neither a response nor a reason"))
    var silent = content
    silent.dockets[0].responses = []
    silent.dockets[0].stages[1].stage.reasons = []
    let page = sitePages(for: silent).first {
      $0.path == "gardens/redline/proposed/final/index.html"
    }
    let words = ReadPage(page?.bytes ?? []).text
    #expect(words.contains("No reasons are stated for these changes yet"))
    #expect(!words.contains("No reason stated"))
  }

  @Test("several codings of one issue are one point, and issues of one response too")
  func foldsPoints() throws {
    let comment = try #require(docket.comments.firstIndex { $0.id.text == "G-2" })
    let points = docket.points(of: comment)
    #expect(points.map(\.response) == [nil, 1, nil, 0])
    let read = try page(docket.page(of: comment))
    #expect(
      read.text.contains(
        "One of its four points was accepted. One was accepted in part. Two are not answered yet. "
          + "Words of the rule changed because of two of them."))
    #expect(read.text.contains("Accepted with 3 other comments"))
    #expect(read.text.contains("7.1(a): same place, words edited in the final rule, May 10, 2024"))
    #expect(read.text.contains("Answered in the final rule, 89 FR 300: 2 of 4 points."))
  }

  @Test(
    "the lead of a receipt says what came of each point",
    arguments: [
      (
        [Disposition.accepted],
        "Its one point was accepted. Words of the rule changed because of it."
      ),
      (
        [.acceptedInPart, .acceptedInPart],
        "Both of its points were accepted in part. Words of the rule changed because of both."
      ),
      ([.notAccepted], "Its one point was answered and not taken up."),
      ([.noted, .noted], "Both of its points were noted."),
      (
        [.accepted, .acceptedInPart, .notAccepted],
        "One of its three points was accepted. One was accepted in part. One was answered and not"
      ),
      ([.outOfScope, .outOfScope, .outOfScope], "All three of its points were found to be out"),
    ])
  func sumsUp(dispositions: [Disposition], words: String) {
    var content = content
    content.dockets[0].responses = dispositions.enumerated().map { number, disposition in
      var response = self.content.dockets[0].responses[0]
      response.response.id = ResponseID("r-\(number)")
      response.response.disposition = disposition
      return response
    }
    let docket = PublicDocket(content.dockets[0], folder: "gardens", asOf: content.asOf)
    let points = dispositions.indices.map { CommentPoint(response: $0, issues: []) }
    #expect(docket.summary(of: points).hasPrefix(words))
  }

  @Test("where no point is answered the lead says so, and not that both are not")
  func sumsUpSilence() {
    func words(_ count: Int) -> String {
      docket.summary(
        of: [CommentPoint](repeating: CommentPoint(response: nil, issues: []), count: count))
    }
    #expect(words(1) == "Its one point is not answered yet.")
    #expect(words(2) == "Neither of its points is answered yet.")
    #expect(words(12) == "None of its 12 points is answered yet.")
    #expect(words(0).isEmpty)
  }

  @Test("a comment in the same words as a tagged one shares what came of it")
  func sharesFates() throws {
    var content = content
    content.dockets[0].codings.removeAll { $0.comment.text == "G-10" }
    let pages = sitePages(for: content)
    let page = pages.first { $0.path == "gardens/comments/G-10/index.html" }
    let text = ReadPage(page?.bytes ?? []).text
    #expect(text.contains("Its words were tagged once for all comments that use them, in G-3."))
    #expect(text.contains("Its one point was accepted. Words of the rule"))
    let response = pages.first { $0.path == "gardens/responses/opening/index.html" }
    let read = ReadPage(response?.bytes ?? [])
    #expect(read.text.contains("raised by 4 comments, 3 distinct texts"))
    #expect(read.tags.contains { $0["href"] == "../../comments/G-10/" })
  }

  @Test("withdrawn, held back, late, stub and untagged comments each say what came of them")
  func knowsUnhappyStates() throws {
    for (id, words) in [
      ("G-4", "No response: it was withdrawn."),
      ("G-5", "what was made of it would show what it says"),
      ("G-6", "; late, and considered all the same."), ("G-7", "nothing of it was tagged yet"),
      ("G-7", "Not compared: its words are in an attachment."),
    ] {
      let text = try page(docket.paths.comment(id)).text
      #expect(text.contains(words), "\(id): \(words)")
    }
    var content = content
    content.dockets[0].stages[0].stage.comments?.late = .notConsidered
    content.dockets[0].codings.removeAll { $0.comment.text == "G-6" }
    let late = sitePages(for: content).first { $0.path == "gardens/comments/G-6/index.html" }
    let words = ReadPage(late?.bytes ?? []).text
    #expect(words.contains("late comments on this stage are not"))
  }

  @Test("the matrix stands without responses, without comments and with thirty responses")
  func fitsAnyNumber() throws {
    func text(_ change: (inout DocketContent) -> Void) -> String {
      var content = content
      change(&content.dockets[0])
      let page = sitePages(for: content).first { $0.path == "gardens/responses/index.html" }
      return ReadPage(page?.bytes ?? []).text
    }
    let none = text { $0.responses = [] }
    #expect(none.contains("None of the 6 issues of March 1, 2024 is answered yet."))
    let empty = text {
      $0.responses = []
      $0.comments = []
      $0.codings = []
    }
    #expect(empty.contains("No comments are on record, so there is nothing to answer yet."))
    let many = text { docket in
      let one = docket.responses[0]
      docket.responses = (1...30).map { number in
        var response = one
        response.response.id = ResponseID("r-\(number)")
        return response
      }
    }
    #expect(
      many.contains("5 of the 6 issues of March 1, 2024 are not answered yet. The others: 30")
        && many.contains("30 Accepted"))
  }

  @Test("the body of a response keeps its lists, nested and closed")
  func keepsLists() throws {
    let text = docket.responses[1].text
    let read = ReadPage(ResponseBody.html(of: text).bytes)
    #expect(read.faults.isEmpty && read.openAtEnd.isEmpty)
    #expect(
      read.tags.map(\.name) == ["p", "em", "ul", "li", "p", "ul", "li", "p", "ol", "li", "p", "p"])
    #expect(
      String(decoding: ResponseBody.inShort(text).bytes, as: UTF8.self)
        == "Gardens <em>now</em> open at seven.")
  }

  @Test("an excerpt says where words are left out, and leaves out none that fit")
  func cutsOpenly() {
    let changes = [
      WordChange(.equal, "A garden opens at "), WordChange(.delete, "eight"),
      WordChange(.insert, "seven"), WordChange(.equal, "."),
    ]
    #expect(changedExcerpt(changes).bytes == redlinedWords(changes).bytes)
    let long = [
      WordChange(.equal, String(repeating: "before ", count: 40)),
      WordChange(.insert, String(repeating: "new ", count: 200)),
      WordChange(.equal, String(repeating: "between ", count: 40)), WordChange(.delete, "old"),
      WordChange(.equal, String(repeating: "after ", count: 40)),
    ]
    let text = ReadPage(changedExcerpt(long).bytes).text
    #expect(text.hasPrefix("… ") && text.count { $0 == "…" } >= 3 && text.count < 700)
    #expect(!text.contains("… …") && !text.contains("…\u{A0}…"))
    let row = [WordChange(.equal, "3A001 | "), WordChange(.insert, "Servers | 2 units")]
    let cells = ReadPage(changedExcerpt(row, isRow: true).bytes).text
    #expect(cells.contains("3A001 · ") && cells.contains("Servers · 2 units"))
    #expect(changedExcerpt([WordChange(.equal, "the same")]).isEmpty)
  }

  @Test("the page about the data names each version, what is left out, and files only that exist")
  func tellsOfData() throws {
    let read = try page(docket.paths.aboutTheData)
    for stage in docket.stages { #expect(read.text.contains(stage.fileHash)) }
    for words in [
      "1 U.S.C. 7", "Gardens need no notice.", "1 comment came late. Late comments are considered.",
      "8 received, 7 distinct texts, 6 submitters as stated", "This is a sample",
      "On a clause whose words were edited since1", "On a clause that is no longer there1",
    ] {
      #expect(read.text.contains(words), "\(words)")
    }
    #expect(!read.tags.contains { $0["href"]?.contains("/data/") == true })
    var content = content
    content.hasData = true
    let page = sitePages(for: content).first { $0.path == "gardens/about-the-data/index.html" }
    let links = ReadPage(page?.bytes ?? []).tags.compactMap { $0["href"] }
    #expect(links.contains("../data/"))
  }
}
