// Rulewright. Apache-2.0.

import Dockets
import Foundation
import TestSupport
import Testing

@testable import Exporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct FeedFileTests {
  private func feed(
    _ docket: Docket = DateScene.docket(), asOf: String = "2022-01-14",
    answers: [StageID: Int] = [:]
  ) -> [UInt8] {
    feedFile(of: docket, answers: answers, asOf: DateScene.day(asOf)) { $0.text + "/" }
  }

  @Test func hasAnEntryForEachStageAndNotice() throws {
    let read = try ReadFeed(feed(answers: [StageID("interim-final"): 3, StageID("working"): 2]))
    #expect(
      read.text(["title", "updated", "author"]) == "Bells|2022-01-12T17:00:00Z|Office of Bells")
    #expect(
      read.entries.map { "\($0["updated"] ?? "") \($0["title"] ?? "") -> \($0["link"] ?? "")" } == [
        "2022-01-12T17:00:00Z A notice delayed the effective date of the interim final rule from "
          + "January 19 to March 7, 2022 -> ./#time_",
        "2022-01-10T17:00:00Z A notice reopened comments on the interim final rule from February 1 "
          + "to February 28, 2022 -> ./#time_",
        "2021-10-21T16:00:00Z Responses published with the interim final rule -> interim-final/",
        "2021-10-21T16:00:00Z Interim final rule published: 86 FR 58205 -> interim-final/",
        "2021-01-20T17:00:00Z A notice withdrew the proposed rule, which ended its comment period "
          + "-> ./#time_",
        "2021-01-04T17:00:00Z Proposed rule published: 80 FR 1 -> proposed/",
      ])
    #expect(
      read.entries.map { $0["summary"] } == [
        "87 FR 1670. There is more time.", "87 FR 10.", "3 responses to what people said.",
        "What holds. Open for comments until 11:59 pm Eastern on December 6, 2021. Takes effect on "
          + "January 19, 2022.",
        "86 FR 9. It is taken back.",
        "What is proposed. Open for comments until 11:59 pm Eastern on February 3, 2021.",
      ])
    let ids = read.entries.compactMap { $0["id"] } + [read.top["id"] ?? ""]
    #expect(Set(ids).count == 7 && ids.allSatisfy { $0.utf8.starts(with: "urn:uuid:".utf8) })
  }

  @Test func namesWhatWasThereAsItDidBefore() throws {
    let early = try ReadFeed(feed(asOf: "2021-12-01"))
    let late = try ReadFeed(feed(asOf: "2022-01-14"))
    #expect(early.entries.count == 3)
    #expect(late.entries.suffix(3) == early.entries[...])
    #expect(early.top["id"] == late.top["id"])
    #expect(!String(decoding: feed(asOf: "2021-12-01"), as: UTF8.self).contains("87 FR"))
  }

  @Test func tellsTwoDocketsApartByTheirNameAndAgency() throws {
    var other = DateScene.docket()
    other.name = "gongs"
    var third = DateScene.docket()
    third.agencies = ["Office of Gongs"]
    let ids = try [DateScene.docket(), other, third].flatMap {
      try ReadFeed(feed($0)).entries.compactMap { $0["id"] }
    }
    #expect(ids.count == 15 && Set(ids).count == 15)
  }

  @Test func isAFeedBeforeAnythingIsPublished() throws {
    let read = try ReadFeed(feed(asOf: "2020-12-31"))
    #expect(read.entries.isEmpty)
    #expect(read.top["updated"] == "2020-12-31T17:00:00Z")
  }

  @Test func neverWearsAnAgencysNameOnASample() throws {
    var docket = DateScene.docket()
    docket.isIllustrative = true
    let read = try ReadFeed(feed(docket))
    #expect(read.text(["title", "author"]) == "Sample: Bells|Sample docket")
    #expect(
      read.entries.allSatisfy { $0["summary"]?.contains("It is not the official rule.") == true })
    docket.isIllustrative = false
    docket.agencies = []
    #expect(try ReadFeed(feed(docket)).top["author"] == "Bells")
  }

  @Test(arguments: 0..<150)
  func staysTheSameFeedWhateverTextsSay(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let poison = DateScene.hostile(&generator)
    let read = try ReadFeed(feed(DateScene.docket(poison: poison)))
    #expect(read.entries.count == 5)
    let expected = String(
      String.UnicodeScalarView(
        ("Bells" + poison).unicodeScalars.map { scalar in
          let value = scalar.value
          let isGone =
            (value < 0x20 && value != 9 && value != 10 && value != 13)
            || (0x7F...0x9F).contains(value) || value == 0xFFFE || value == 0xFFFF
          return isGone ? "\u{FFFD}" : scalar
        }))
    #expect(Array((read.top["title"] ?? "").unicodeScalars) == Array(expected.unicodeScalars))
  }
}

/// A feed as a reader of feeds sees it.
private final class ReadFeed: NSObject, XMLParserDelegate {
  var top: [String: String] = [:]
  var entries: [[String: String]] = []
  private var path: [String] = []
  private var words = ""

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func text(_ names: [String]) -> String { names.map { top[$0] ?? "-" }.joined(separator: "|") }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    path.append(name)
    words = ""
    if name == "entry" { entries.append([:]) }
    if name == "link", attributes["rel"] == "alternate", path.contains("entry") {
      entries[entries.count - 1]["link"] = attributes["href"]
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { words += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    path.removeLast()
    let key = path.last == "author" ? "author" : name
    guard name != "author", name != "link" else { return }
    if path.contains("entry") {
      entries[entries.count - 1][key] = words
    } else if name != "entry" && name != "feed" {
      top[key] = words
    }
  }
}
