// Rulewright. Apache-2.0.

import TestSupport
import Testing

@testable import SitePages

/// Pages as they were agreed on.
///
/// `RECORD_SNAPSHOTS=1` writes them anew, and that run fails.
@Suite("Snapshots")
struct SnapshotTests {
  @Test("the page of a comment")
  func comment() throws {
    let pages = sitePages(for: Garden().content)
    let page = try #require(pages.first { $0.path == "gardens/comments/G-2/index.html" })
    try compare(page.bytes, with: "comment.html")
  }

  @Test("the text of a redline")
  func redline() throws {
    let pages = sitePages(for: Garden().content)
    let page = try #require(pages.first { $0.path == "gardens/redline/proposed/final/index.html" })
    let text = String(decoding: page.bytes, as: UTF8.self)
    let start = try #require(text.firstRange(of: "<article"))
    let end = try #require(text.firstRange(of: "</article>"))
    try compare(Array(text[start.lowerBound..<end.upperBound].utf8), with: "redline.html")
  }

  @Test("the response matrix")
  func responses() throws {
    let pages = sitePages(for: Garden().content)
    let page = try #require(pages.first { $0.path == "gardens/responses/index.html" })
    let text = String(decoding: page.bytes, as: UTF8.self)
    let start = try #require(text.firstRange(of: "<main"))
    let end = try #require(text.firstRange(of: "</main>"))
    try compare(Array(text[start.lowerBound..<end.upperBound].utf8), with: "responses.html")
  }

  private func compare(_ bytes: [UInt8], with name: String) throws {
    let wrong = try Snapshot(name).difference(from: inLines(bytes))
    #expect(wrong == nil)
  }

  /// A line for each element that stands by itself, so that a difference can be read.
  private func inLines(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    for name in [
      "section", "div", "li", "ol", "ul", "p", "dl", "nav", "header", "footer", "article",
      "details", "tr", "td",
    ] {
      text = text.replacing("<\(name)>", with: "\n<\(name)>").replacing(
        "<\(name) ", with: "\n<\(name) ")
    }
    return text + "\n"
  }
}
