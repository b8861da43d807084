// Rulewright. Apache-2.0.

import Comments
import Testing

@testable import SitePages

@Suite("Letters that many sent")
struct LetterPagesTests {
  private let pages = sitePages(for: Garden().content)

  private func text(_ path: String, in pages: [SitePage]? = nil) -> String {
    let bytes = (pages ?? self.pages).first { $0.path == "gardens/\(path)index.html" }?.bytes
    return ReadPage(bytes ?? []).text
  }

  @Test("are listed with how many sent them, and how they were found")
  func areListed() {
    let list = text("comments/letters/")
    #expect(list.contains("One letter accounts for 4 comments"))
    #expect(list.contains("2 word for word, 1 with other words, the rest not public"))
    #expect(list.contains("Open later.") && list.contains("Method: letters 1."))
    #expect(text("comments/").contains("Letters that many sent"))
  }

  @Test("show what each person added, who added something first")
  func showWhatWasAdded() throws {
    let letter = text("comments/letters/letter-G-10/")
    #expect(letter.contains("2 comments are the letter word for word, 1 has words of its own"))
    #expect(letter.contains("1 more is not public"))
    let added = try #require(letter.firstRange(of: "Too late, but please."))
    let copy = try #require(letter.firstRange(of: "Word for word."))
    #expect(added.lowerBound < copy.lowerBound)
  }

  @Test("are named on the pages of their comments")
  func areNamed() {
    #expect(
      text("comments/G-10/").contains("4 comments of one letter; its text stands for the letter"))
    let near = text("comments/G-6/")
    #expect(near.contains("4 comments of one letter; 50\u{A0}% of the letter’s words are here"))
    #expect(near.contains("What this comment adds to the letter"))
    #expect(!text("comments/G-2/").contains("of one letter"))
  }

  @Test("have no page where there are none")
  func mayBeNone() {
    var content = Garden().content
    content.dockets[0].campaigns = []
    #expect(!sitePages(for: content).contains { $0.path.contains("/letters/") })
  }

  @Test("stand a hundred members a page")
  func areParted() {
    var content = Garden().content
    let ids = (1...150).map { CommentID("H-\($0)") }
    content.dockets[0].comments += ids.map {
      PublishedComment(
        id: $0, stage: content.dockets[0].comments[0].stage, received: nil, organization: "",
        content: .body("The same words for everyone."), isStub: false, attachmentCount: 0)
    }
    content.dockets[0].campaigns = [
      PublishedCampaign(
        id: "many", representative: ids[0], received: 150,
        members: ids.map { .init(comment: $0, isCopy: true, likeness: 1) })
    ]
    let pages = sitePages(for: content)
    #expect(text("comments/letters/letter-H-1/", in: pages).contains("1 to 100 of 150"))
    #expect(text("comments/letters/letter-H-1/page-2/", in: pages).contains("101 to 150 of 150"))
  }
}
