// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Foundation
import Markup
import TestSupport
import Testing
import Wording

@testable import StaffPages

/// How the words of a comment are shown with what was made of them.
struct CommentPaneTests {
  private static let body = """
    Dear Sirs. The rule is late, and it is long; see § 740.22(c)(2). We object.

    Ninety days is too short <for us>. "Really"?
    """

  private func coding(_ number: Int, _ words: String, tag: String = "late", note: String = "")
    -> CodingLine
  {
    let start = Self.offset(of: words)
    let passage = start.map {
      Passage(range: $0..<($0 + words.utf8.count), quote: words)
    }
    return CodingLine(
      number: number,
      coding: Coding(
        comment: CommentID("C-0007"), tag: TagID(tag), passage: passage, target: nil,
        coder: number == 2 ? "B. Reader" : "A. Reader", at: "2021-11-20T14:03:22Z", note: note),
      tagName: tag == "late" ? "Too late" : tag, was: "mark\(number)",
      doubt: number == 3 ? "the clause was edited since" : nil)
  }

  private static func offset(of words: String) -> Int? {
    let (hay, needle) = (Array(body.utf8), Array(words.utf8))
    guard !needle.isEmpty else { return nil }
    return (0...(hay.count - needle.count)).first { hay[$0...].starts(with: needle) }
  }

  private func screen(
    _ body: String = CommentPaneTests.body, _ codings: [CodingLine] = [],
    selection: Range<Int>? = nil, coding: Int? = nil
  ) -> CodingScreen {
    let id = CommentID("C-0007")
    let line = QueueLine(
      id: id, submitter: "Northfield", beginning: "Dear Sirs", codings: codings.count, state: nil,
      isLate: true)
    let comment = Comment(
      id: id, stage: StageID("proposed"), submitter: Submitter(organization: "Northfield"),
      body: body, received: CalendarDay(year: 2021, month: 12, day: 3))
    return CodingScreen(
      docket: Docket(name: "trees", title: "Trees", stages: []), person: "A. Reader",
      place: CodingPlace(
        docket: "trees", show: .all, comment: id, selection: selection, coding: coding),
      queue: QueueView(
        rows: [line], start: 0, total: 3,
        counts: CommentCounts(received: 3, distinctTexts: 3, submittersAsStated: 2), tagged: 1,
        done: 0),
      comment: CommentView(
        comment: comment, line: line, position: 2, previous: CommentID("C-0006"), next: nil,
        reading: nil, seen: "seen", codings: codings),
      rule: nil,
      tags: [
        TagLine(
          tag: Tag(id: TagID("late"), name: "Too late", definition: "Time is short."),
          definition: String(repeating: "d", count: 64), uses: 4)
      ])
  }

  private func page(_ screen: CodingScreen) -> String {
    String(decoding: codingPage(screen), as: UTF8.self)
  }

  @Test func marksOverlappingPassagesAndTheSelection() throws {
    let screen = screen(
      Self.body,
      [
        coding(1, "The rule is late, and it is long", note: "twice"),
        coding(2, "it is long; see § 740.22(c)(2). We object.\n\nNinety days"),
        coding(3, "Ninety days is too short <for us>."), coding(4, ""),
      ], selection: 0..<10, coding: 1)
    let view = try #require(screen.comment)
    let html = String(decoding: CommentPane(screen: screen, view: view).html().bytes, as: UTF8.self)
    let lines = html.utf8.split(separator: 0x3E).map { String(decoding: $0, as: UTF8.self) }
    #expect(
      try Snapshot("comment-pane.html").difference(
        from: lines.joined(separator: ">\n") + ">\n") == nil)
  }

  @Test func saysBeforeTheWordsOfAnAttachmentWhereTheyAreFrom() throws {
    let own = "See attached."
    var screen = screen(own + "\n\nThe file speaks.")
    screen.comment?.attachmentNotes = [
      AttachmentNote(start: own.utf8.count + 2, words: "Read from attachment 1 by <pandoc>."),
      AttachmentNote(start: nil, words: "What attachment 2 says was not read: it is encrypted."),
    ]
    let html = page(screen)
    let order = ["See attached.", "by &lt;pandoc&gt;.", "The file speaks.", "it is encrypted"].map {
      html.range(of: $0)?.lowerBound
    }
    #expect(order.allSatisfy { $0 != nil })
    #expect(order.compactMap { $0 } == order.compactMap { $0 }.sorted())
  }

  @Test func drawsManyCodingsOfTheSameWordsAsOne() {
    let many = (1...5).map { coding($0, "We object.", tag: "t\($0)") }
    let html = page(screen(Self.body, many))
    #expect(
      html.contains("<mark class=\"c many\" data-c=\"1 2 3 4 5\" title=\"5 codings\">We object."))
    #expect(html.contains("<sup class=\"k\" aria-hidden=\"true\">a–e</sup>"))
    #expect(html.contains("5 on the same words"))
  }

  @Test func lettersGoOnAfterZ() {
    let lines = CodingLine.lettered((0..<60).map { coding($0, "We object.") })
    #expect(lines[0].letter == "a" && lines[25].letter == "z" && lines[26].letter == "aa")
    #expect(lines[53].letter == "bb" && lines.allSatisfy { (1...5).contains($0.style) })
  }

  /// What a reader sees and what a script counts is the comment, byte for byte.
  @Test func showsEveryByteOnceWhateverTheWordsAre() throws {
    var random = SeededGenerator(seed: 9)
    let pool = [
      "a", "Be. ", " ", "\n", "\n\n", "<b>", "&amp;", "\"'", "é", "👩‍⚖️", "\u{301}", "\u{0}", "\u{7}",
      "\u{A0}", "§ 1.", "</mark>", "\u{202E}", "…",
    ]
    for _ in 0..<400 {
      let body = (0..<random.below(24)).map { _ in random.pick(pool) }.joined()
      let bytes = Array(body.utf8)
      let codings = (0..<random.below(6)).compactMap { number -> CodingLine? in
        let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
        let (a, b) = (random.pick(starts), random.pick(starts))
        guard a != b else { return nil }
        let range = min(a, b)..<max(a, b)
        var line = coding(number, "")
        line.coding.passage = Passage(
          range: range, quote: String(decoding: bytes[range], as: UTF8.self))
        return line
      }
      let screen = screen(body, codings)
      let view = try #require(screen.comment)
      let words = MarkedWords(view, screen.place)
      for paragraph in view.paragraphs where !paragraph.words.isEmpty {
        let html = words.html(paragraph, firstSentence: 0).bytes
        #expect(shown(html) == Array(bytes[paragraph.words].map(asShown).joined()))
        for at in dataAt(html) {
          #expect(paragraph.sentences.contains { $0.words.lowerBound == at })
        }
      }
    }
  }

  private func asShown(_ byte: UInt8) -> [UInt8] {
    let isForbidden = byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F
    return isForbidden ? Array("\u{FFFD}".utf8) : [byte]
  }

  /// The text of some HTML without what is only said or numbers sentences, byte by byte.
  private func shown(_ html: [UInt8]) -> [UInt8] {
    let entities: [(StaticString, UInt8)] = [
      ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26), ("&quot;", 0x22), ("&#39;", 0x27),
      ("&#13;", 0x0D),
    ]
    let unsaid = ["<span class=\"vh\"", "<sup ", "<a class=\"no-js verse\""].map { Array($0.utf8) }
    var text: [UInt8] = []
    var skipped = 0
    var at = 0
    while at < html.count {
      if html[at] == 0x3C {
        let end = html[at...].firstIndex(of: 0x3E) ?? html.count - 1
        if skipped > 0 {
          skipped += html[at + 1] == 0x2F ? -1 : 1
        } else if unsaid.contains(where: { html[at...].starts(with: $0) }) {
          skipped = 1
        }
        at = end + 1
        continue
      }
      let entity = entities.first { html[at...].starts(with: Array("\($0.0)".utf8)) }
      if skipped == 0 { text.append(entity?.1 ?? html[at]) }
      at += entity.map { "\($0.0)".utf8.count } ?? 1
    }
    return text
  }

  private func dataAt(_ html: [UInt8]) -> [Int] {
    html.split(separator: 0x3C).compactMap { tag in
      let name = Array("span class=\"s\"".utf8)
      guard tag.starts(with: name) else { return nil }
      let parts = tag.split(separator: 0x22)
      return parts.count > 5 ? Int(String(decoding: parts[5], as: UTF8.self)) : nil
    }
  }

  @Test func saysWhyAQueueIsEmpty() {
    var screen = screen()
    screen.comment = nil
    screen.queue = QueueView(
      rows: [], start: 0, total: 0, counts: CommentCounts(received: 5), tagged: 5, done: 5)
    screen.place = CodingPlace(docket: "trees", show: .untagged)
    let html = page(screen)
    #expect(html.contains("No comment is untagged."))
    #expect(html.contains("There is no comment in this queue."))
    screen.place.search = "owl"
    #expect(page(screen).contains("No comment has these words."))
    screen.queue.counts = CommentCounts()
    #expect(page(screen).contains("Nothing was received yet."))
  }

  @Test func lateAndOtherFlagsAreWords() {
    #expect(page(screen()).contains("<span class=\"flag\">late</span>"))
  }

  @Test func bringsItsPlaceAlongInLinksAndForms() {
    let place = CodingPlace(
      docket: "trees", stage: StageID("p"), show: .untagged, search: "a&b=c",
      comment: CommentID("C/7"),
      selection: 3..<9, clause: ClauseLabel("1-1-a"), find: "x y")
    #expect(
      place.path.link.text
        == "/d/trees/coding/C%2F7?stage=p&show=untagged&q=a%26b%3Dc&sel=3-9&clause=1-1-a&find=x%20y"
    )
    #expect(place.at(nil).path.link.text == "/d/trees/coding?stage=p&show=untagged&q=a%26b%3Dc")
    #expect(place.act("tag").link.text == "/d/trees/coding/C%2F7/tag")
    let inputs = String(decoding: place.inputs(without: ["find"]).bytes, as: UTF8.self)
    #expect(inputs.contains("name=\"q\" value=\"a&amp;b=c\"") && !inputs.contains("x y"))
  }

  @Test func groupsThousands() {
    #expect(
      [0, 999, 1_000, 1_234_567, -1_000].map(grouped) == [
        "0", "999", "1,000", "1,234,567", "-1,000",
      ])
  }
}
