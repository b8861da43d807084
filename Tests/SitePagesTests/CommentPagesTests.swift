// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup
import Testing

@testable import SitePages

@Suite("Pages of comments")
struct CommentPagesTests {
  let pages = sitePages(for: Garden().content)

  private func page(_ path: String) -> ReadPage {
    ReadPage(pages.first { $0.path == "gardens/" + path + "index.html" }?.bytes ?? [])
  }

  @Test("withdrawn and restricted comments keep number and day and show nothing else")
  func keepsWithheldTextAway() throws {
    for page in pages {
      #expect(!String(decoding: page.bytes, as: UTF8.self).contains(Garden.secret))
    }
    let withdrawn = page("comments/G-4/")
    #expect(withdrawn.text.contains("This comment was withdrawn by its submitter"))
    #expect(withdrawn.text.contains("March 7, 2024"))
    #expect(!withdrawn.text.contains("Opening hours"))
    let restricted = page("comments/G-5/")
    #expect(restricted.text.contains("the kind of reason it gives is CBI"))
    #expect(!restricted.text.contains("Opening hours"))
    // Nothing of a withheld comment of the repository's docket gets out either.
    let scene = CyberItems()
    for held in try scene.withheld() where held.body.utf8.count > 20 {
      for page in sitePages(for: try scene.content(asOf: day("2022-01-14"))) {
        let text = ReadPage(page.bytes).text
        #expect(!text.contains(held.body), "\(page.path) shows \(held.id)")
      }
    }
  }

  @Test("the three numbers always stand together")
  func numbersStandTogether() throws {
    for page in pages where page.path.hasSuffix(".html") && page.path != "about/index.html" {
      let text = ReadPage(page.bytes).text
      let names = [" received", "distinct text", "submitters as stated", "submitters, as stated"]
      guard text.contains("submitter") && text.contains(names[0]) else {
        #expect(!text.contains("8 received"), "\(page.path)")
        continue
      }
      if text.contains("8 received") {
        #expect(text.contains("8 received, 7 distinct texts, 6 submitters as stated"))
      }
    }
    let list = String(
      decoding: pages.first { $0.path == "gardens/comments/proposed/index.html" }?.bytes ?? [],
      as: UTF8.self)
    let block = try #require(list.firstRange(of: "<dl class=\"three\">"))
    let end = try #require(list[block.upperBound...].firstRange(of: "</dl>"))
    let three = list[block.lowerBound..<end.upperBound]
    #expect(three.contains(">8</dd>") && three.contains(">7</dd>") && three.contains(">6</dd>"))
    #expect(three.contains("late, withdrawn and held-back") && three.contains("1 further copy"))
    #expect(three.contains("Names are not checked"))
  }

  @Test("nothing is said of days that have not come")
  func knowsNoLastDayYet() throws {
    let pages = sitePages(for: try CyberItems().content(asOf: day("2021-11-20")))
    let path = "cyber-items/comments/interim-final/index.html"
    let text = ReadPage(try #require(pages.first { $0.path == path }).bytes).text
    #expect(text.contains("So far, to November 20, 2021: 35 comments. Never more than 3 on a day."))
    #expect(!text.contains("The last open day") && !text.contains("came after it"))
  }

  @Test("the bars of the chart and the cells of its table are the same numbers")
  func chartEqualsTable() throws {
    for page in sitePages(for: try CyberItems().content(asOf: day("2022-01-14"))) + pages
    where page.path.contains("/comments/") && page.path.hasSuffix(".html") {
      let tags = ReadPage(page.bytes).tags
      let bars = tags.filter { $0.name == "rect" && $0["data-n"] != nil }.map { $0["data-n"] }
      let cells = tags.filter { $0.name == "td" && $0["data-n"] != nil }.map { $0["data-n"] }
      #expect(bars == cells, "\(page.path)")
      for svg in tags where svg.name == "svg" && svg["aria-hidden"] == nil {
        #expect(svg["role"] == "img" && svg["aria-label"] != nil && svg["aria-describedby"] != nil)
      }
    }
    let bars = page("comments/proposed/").tags.filter { $0.name == "rect" && $0["data-n"] != nil }
    #expect(
      bars.map { $0["data-day"] } == [
        "2024-03-05", "2024-03-07", "2024-03-09", "2024-04-01", "2024-04-03",
      ])
    #expect(bars.map { $0["data-n"] } == ["2", "1", "1", "2", "1"])
    #expect(bars.last?["class"] == "hatch")
  }

  @Test("a comment that comes years late does not squeeze the others")
  func boundsTheChart() throws {
    let stage = Garden().content.dockets[0].stages[0]
    let chart = try #require(
      DayChart(
        ["2024-03-02", "2024-04-01", "2031-01-01", "2033-01-01"].map { CalendarDay($0) },
        stage: stage,
        asOf: day("2033-01-01")))
    #expect(chart.bars.map(\.count) == [1, 1, 2])
    #expect(chart.bars.last?.isOpenEnded == true)
  }

  @Test("a day on which unusually many came is named, without why")
  func namesDaysOfMany() throws {
    let stage = Garden().content.dockets[0].stages[0]
    func chart(_ counts: [String: Int]) throws -> DayChart {
      let days = counts.flatMap { [CalendarDay?](repeating: CalendarDay($0), count: $1) }
      return try #require(DayChart(days, stage: stage, asOf: day("2033-01-01")))
    }
    let days = Dictionary(
      uniqueKeysWithValues: (1...25).map { ("2024-03-" + ($0 < 10 ? "0" : "") + "\($0)", 1) })
    #expect(try !chart(days).words.contains("Unusually"))
    let many = try chart(days.merging(["2024-03-04": 40, "2024-03-20": 30]) { $1 })
    #expect(
      many.words.contains("Unusually many came on the fullest day and March 20, 2024 (30)."))
    let figure = String(decoding: many.figure().bytes, as: UTF8.self)
    #expect(figure.contains("Unusually many: more than the mean"))
  }

  @Test("the clauses that texts cite most are listed as found by a program")
  func listsWhatIsCitedMost() throws {
    var content = Garden().content
    let stage = content.dockets[0].stages[0]
    let clause = try #require(stage.tree.clauses.first { $0.kind == .section }).citation.text
    func comment(_ number: Int, _ words: String) -> PublishedComment {
      PublishedComment(
        id: CommentID("X-\(number)"), stage: stage.stage.id, received: stage.stage.published,
        organization: "", content: .body(words), isStub: false, attachmentCount: 0)
    }
    content.dockets[0].comments += [
      comment(1, "I oppose § \(clause)."), comment(2, "I oppose § \(clause)."),
      comment(3, "And so do I oppose § \(clause)."),
    ]
    let path = "gardens/comments/\(stage.stage.id)/index.html"
    let page = try #require(sitePages(for: content).first { $0.path == path })
    let html = String(decoding: page.bytes, as: UTF8.self)
    #expect(html.contains("Found by a program in the public words of"))
    let list = html.split(separator: "id=\"cited_\"").last.map(String.init) ?? ""
    #expect(list.contains(clause))
    // The same words twice are one text.
    #expect(list.contains("<b>2<span class=\"vh\"> texts</span></b>"))
  }

  @Test("passages that overlap are cut into pieces, and the body stays whole")
  func cutsOverlappingPassages() {
    let read = page("comments/G-2/")
    let body = Garden().body
    let lines = body.split(separator: "\n\n").map(String.init)
    for line in lines {
      let plain = read.text.utf8.filter { !(0x30...0x39).contains($0) }
      #expect(String(decoding: plain, as: UTF8.self).contains(line), "\(line)")
    }
    #expect(read.tags.filter { $0.name == "mark" }.count == 7)
    #expect(read.tags.filter { $0.name == "mark" && $0["class"] == "both" }.count >= 2)
    #expect(read.tags.filter { $0.name == "sup" }.count == 4)
    for number in 1...4 {
      #expect(read.tags.contains { $0["id"] == "p_\(number)" })
      #expect(read.tags.contains { $0["id"] == "n_\(number)" })
    }
  }

  @Test("what two coders found alike is said once")
  func foldsCoders() {
    let read = page("comments/G-2/")
    #expect(read.text.components(of: "Opening hours on 7.1(a)").count == 3)
  }

  @Test("a stub says where its words are, and none is like another")
  func explainsStubs() {
    let text = page("comments/G-7/").text
    #expect(
      text.contains("What this comment argues is in 2 attachments, which are not shown here."))
  }

  @Test("late comments are shown and marked")
  func marksLate() {
    #expect(page("comments/G-6/").text.contains("late, 2 days after the close"))
    #expect(page("comments/G-10/").text.contains("on the last open day"))
    #expect(page("comments/proposed/").text.contains("Late1. Kept and shown"))
  }

  @Test("a coding on edited words is doubted, linked and not counted; on the same words it counts")
  func keepsVersionsApart() {
    let edited = page("comments/G-6/")
    #expect(
      edited.text.contains(
        "7-1-a. The words were edited since, 83 % the same; made on version eeeeeeeeeeee"))
    #expect(
      edited.text.contains(
        "Then, 7-1-a: Hours. A garden opens at nine.Now, 7.1(a): Hours. A garden opens at eight."))
    #expect(edited.tags.contains { $0["href"] == "../../proposed/#7-1-a" })
    #expect(edited.text.contains("7-1-z. There is no such clause any more"))
    #expect(!edited.tags.contains { $0["href"]?.hasSuffix("#7-1-z") == true })
    let margin = ReadPage(pages.first { $0.path == "gardens/proposed/index.html" }?.bytes ?? [])
      .text
    // G-2, G-3 and G-10 with the same words, and G/8, which saw an older file with these words.
    #expect(margin.contains("3 texts on 7.1(a)"))
    #expect(margin.contains("1 text on an earlier version"))
    #expect(!page("comments/G~2F8~20..~2F~C3~A9/").text.contains("edited since"))
  }

  @Test("more than a hundred comments are paged, and none is left out")
  func pagesTheList() {
    var content = Garden().content
    content.dockets[0].comments = (1...1001).map { number in
      PublishedComment(
        id: CommentID("N-\(number)"), stage: StageID("proposed"), received: day("2024-03-09"),
        organization: "", content: .body("Number \(number)"), isStub: false, attachmentCount: 0)
    }
    let pages = sitePages(for: content)
    #expect(pages.contains { $0.path == "gardens/comments/proposed/page-11/index.html" })
    #expect(!pages.contains { $0.path == "gardens/comments/proposed/page-12/index.html" })
    let lists = pages.filter { $0.path.hasPrefix("gardens/comments/proposed/") }
    let links = lists.flatMap { ReadPage($0.bytes).tags.compactMap { $0["href"] } }
    for number in 1...1001 { #expect(links.contains { $0.hasSuffix("/N-\(number)/") }) }
  }
}

extension String {
  /// The pieces between occurrences of some words.
  fileprivate func components(of words: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: words) {
      pieces.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return pieces + [rest]
  }
}
