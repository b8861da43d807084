// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Comments
import Dockets
import Foundation
import Markup
import StaffPages
import Testing
import Workbench

@testable import WebApp

/// Campaigns in the workbench: in the queue, beside a comment, on pages of their own.
@Suite struct CampaignRouteTests {
  private let scene: CodingScene
  private let docket = CodingScene.docket

  /// Made up for these tests.
  private static let letter = """
    Please keep the dormitory windows closed in winter. Every window that stands open overnight costs \
    the college more than a semester of lectures on thrift, and nobody has ever been warmer for it.

    We ask the council to say plainly who closes them, at what hour of the evening, and what happens \
    when the stairwell lamps go out before that hour has come.
    """
  private static let own = "My grandmother knitted nineteen scarves for this very building."

  init() throws {
    scene = try CodingScene()
    let rows: [(String, String)] =
      (1...4).map { ("FORM-1-000\($0)", Self.letter) } + [
        ("FORM-1-0005", Self.letter + "\n\n" + Self.own),
        (
          "FORM-1-0006",
          Self.letter.replacingOccurrences(of: "in winter", with: "from October to the thaw")
            + "\n\nI mean <b>it</b>."
        ), ("FORM-1-0007", "A comment about something else altogether, by somebody on their own."),
      ]
    let text =
      "Document ID,Document Type,Docket ID,Received Date,Comment\n"
      + rows.map { "\($0.0),Public Submission,FORM-1,2022-06-01,\"\(csv($0.1))\"\n" }.joined()
    let path = scene.root + "/form.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    _ = try scene.desk.workspace.importFiles(
      [path], into: docket, stage: StageID("first"), by: "A. Reader", now: scene.desk.now)
  }

  private func csv(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }

  private func page(_ address: String) throws -> String {
    scene.html(try scene.ask(address, fragments: false))
  }

  /// Counts, and gives the campaign that a comment is in.
  @discardableResult
  private func counted(_ comment: String = "FORM-1-0001") throws -> String? {
    scene.desk.countCampaigns(in: docket)
    #expect(scene.desk.campaigns.wait(for: docket, seconds: 60))
    let id = CommentID(comment)
    return try scene.desk.workspace.campaigns(of: [id], in: docket)[id]
  }

  private func refusal(_ act: () throws -> StaffAnswer) throws -> StaffRefusal {
    do {
      let answer = try act()
      Issue.record("it was done: \(scene.html(answer).prefix(300))")
      throw CancellationError()
    } catch let error as CancellationError {
      throw error
    } catch {
      return StaffRefusal(error, docket: docket)
    }
  }

  /// Tags words of a comment as somebody else; gives the number of the coding.
  @discardableResult
  private func tag(_ words: String, of comment: String) throws -> Int {
    let workspace = scene.desk.workspace
    let tag = try #require(try workspace.load(docket).codebook.tags.first)
    return try workspace.code(
      PassageRequest(
        comment: CommentID(comment), seen: "", tag: tag.id, quote: words, coder: "B. Other"),
      in: docket, now: scene.desk.now
    ).number
  }

  // MARK: - The list

  @Test func showsWhatIsThereWhileItIsCountedAndNeverWaits() throws {
    let first = try page("campaigns")
    // They may be counted before the page looks.
    let isWaiting = first.contains("Campaigns are being counted for the first time.")
    #expect(isWaiting == first.contains("http-equiv=\"refresh\""))
    #expect(!isWaiting || !first.contains("<table"))
    try counted()
    let then = try page("campaigns")
    #expect(!then.contains("counted for the first time") && !then.contains("http-equiv"))
    #expect(then.contains("data-of=\"comments\">6</td>"))
    #expect(then.contains("data-of=\"word for word\">4</td>"))
    #expect(then.contains("Please keep the dormitory windows closed in winter."))
    #expect(then.contains("How they are counted") && then.contains("letters 2: runs of 3 words"))
    #expect(then.contains("data-go=\"l\" aria-current=\"page\">Campaigns</a>"))
    // What comes later is said, and what was known before is shown.
    let path = scene.root + "/late.csv"
    try Data(
      ("Document ID,Document Type,Docket ID,Comment\nFORM-1-0008,Public Submission,FORM-1,\""
        + Self.letter + "\"\n").utf8
    ).write(to: URL(fileURLWithPath: path))
    _ = try scene.desk.workspace.importFiles(
      [path], into: docket, stage: StageID("first"), by: "A. Reader", now: scene.desk.now)
    let late = try page("campaigns")
    #expect(late.contains("counted anew"))
    // The counting may have ended before the page read what is kept.
    #expect([6, 7].contains { late.contains("data-of=\"comments\">\($0)</td>") })
    try counted()
    #expect(try page("campaigns").contains("data-of=\"comments\">7</td>"))
  }

  @Test func saysThatADocketHasNothingToCount() throws {
    try FileManager.default.removeItem(
      atPath: scene.root + "/Comments/" + docket + "/record.sqlite")
    #expect(try page("campaigns").contains("Nothing was received yet"))
    #expect(try refusal { try scene.ask("campaigns/none") }.status == .notFound)
  }

  @Test func countsAfterAnImportOfItsOwn() async throws {
    let upload = try scene.desk.workspace.upload("a.csv", to: docket)
    try upload.append(Array("Document ID,Document Type,Docket ID,Comment\n".utf8)[...])
    var request = StaffRequest()
    request.names = ["docket": docket]
    _ = try scene.desk.beginImport(.uploads([upload]), stage: StageID("first"), request)
    await scene.desk.imports.haveEnded()
    #expect(scene.desk.campaigns.wait(for: docket, seconds: 60))
    #expect(try scene.desk.workspace.hasPresentCampaigns(docket))
  }

  @Test func readsAheadAtTheStart() throws {
    scene.desk.readAhead()
    #expect(scene.desk.campaigns.wait(for: docket, seconds: 60))
    #expect(try scene.desk.workspace.hasPresentCampaigns(docket))
  }

  // MARK: - The queue

  @Test func showsOneOfEachLetterAndOneCampaign() throws {
    let id = try #require(try counted())
    let all = try page("coding?show=all")
    let one = try page("coding?show=all&one=each")
    #expect(all.contains("<span class=\"sent\">6 comments, 4 word for word</span>"))
    #expect(all.contains("<span class=\"flag\">copy</span>"))
    #expect(all.contains("of a letter that 6 sent"))
    #expect(all.contains("id=\"row-FORM-1-0003\"") && !one.contains("id=\"row-FORM-1-0003\""))
    #expect(
      one.contains("id=\"row-FORM-1-0005\"")
        && one.contains("value=\"each\" id=\"one-of-each\" checked"))
    let campaign = try page("coding/FORM-1-0005?show=all&campaign=\(id)")
    #expect(campaign.contains("all: 6</span>") && campaign.contains("id=\"of-campaign\""))
    #expect(!campaign.contains("id=\"row-FORM-1-0007\""))
    // The next comment is of the same campaign, and its address says so.
    #expect(
      campaign.contains("href=\"/d/conduct-code/coding/FORM-1-0006?show=all&amp;campaign=\(id)\""))
    #expect(
      try page("coding?show=all&campaign=none").contains("No comment of this campaign is here."))
  }

  // MARK: - Beside a comment

  @Test func showsWhatAPersonAddedAgainstTheLetter() throws {
    try counted()
    let plain = try page("coding/FORM-1-0005?show=all")
    #expect(plain.contains("One of 6 comments of the same letter (near, 100 %)"))
    #expect(plain.contains("Show what this person added") && !plain.contains("class=\"redlined\""))
    let shown = try page("coding/FORM-1-0005?show=all&added=shown")
    #expect(shown.contains("<ins><span class=\"vh\">added: </span>"))
    #expect(shown.contains("Hide what this person added"))
    let start = Self.letter.utf8.count + 2
    #expect(
      shown.contains("sel=\(start)-\(start + Self.own.utf8.count)#work"),
      "the person's own sentence selects itself")
    let changed = try page("coding/FORM-1-0006?show=all&added=shown")
    #expect(changed.contains("<del><span class=\"vh\">left out: </span>"))
    #expect(!changed.contains("<b>it</b>") && changed.contains("&lt;b&gt;it&lt;/b&gt;"))
    let letter = try page("coding/FORM-1-0001?show=all&added=shown")
    #expect(letter.contains("The letter of 6 comments, 4 word for word"))
    #expect(!letter.contains("class=\"redlined\""))
    #expect(!(try page("coding/FORM-1-0007?show=all").contains("id=\"copy\"")))
  }

  @Test func showsInEachCopyWhatIsTaggedInOne() throws {
    try counted()
    let number = try tag("Please keep the dormitory windows closed in winter.", of: "FORM-1-0003")
    let html = try page("coding/FORM-1-0002?show=all")
    #expect(html.contains("Tagged in a copy, and so here too"))
    #expect(
      html.contains("coding/FORM-1-0003?show=all&amp;coding=\(number)") && html.contains("B. Other")
    )
    #expect(!html.contains("take-over"))
    #expect(!(try page("coding/FORM-1-0003?show=all").contains("Tagged in a copy")))
    // The queue of what is untagged has none of the copies.
    #expect(!(try page("coding?show=untagged").contains("id=\"row-FORM-1-0002\"")))
  }

  @Test func takesOverTheTagsWhoseWordsStandAndUndoesThemTogether() throws {
    try counted()
    let standing = try tag("Every window that stands open overnight", of: "FORM-1-0003")
    try tag("and what happens when the stairwell lamps go out", of: "FORM-1-0003")
    try tag("windows closed in winter", of: "FORM-1-0002")
    try tag("", of: "FORM-1-0001")
    let html = try page("coding/FORM-1-0006?show=all")
    #expect(html.contains("its words do not stand here"))
    #expect(html.contains("it is about the letter as a whole"))
    #expect(html.contains("Take over the 2 that stand here"))
    let marks = html.components(separatedBy: "name=\"letter\" value=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    let seen = try #require(scene.value("data-seen", in: html))
    #expect(marks.count == 2)
    let before = try scene.desk.workspace.recordHead(of: docket).event
    let fields = [("seen", seen), ("show", "all")] + marks.map { ("letter", $0) }
    let done = scene.html(
      try scene.ask("coding/FORM-1-0006/take-over", fields: fields, fragments: true))
    #expect(done.contains("Took over 2 tags; 2 do not stand here"))
    #expect(done.contains("you have tagged it here") && done.contains("id=\"copy\""))
    #expect(try scene.desk.workspace.recordHead(of: docket).event == before + 1)
    let work = try scene.desk.workspace.codingWork(
      QueueRequest(comment: CommentID("FORM-1-0006"), coder: "A. Reader"), in: docket,
      today: scene.desk.today)
    let codings = try #require(work.open?.codings)
    #expect(codings.count == 2 && codings.allSatisfy { $0.coding.coder == "A. Reader" })
    let body = Array((work.open?.comment.body ?? "").utf8)
    for coding in codings {
      let passage = try #require(coding.coding.passage)
      #expect(body[passage.range].elementsEqual(passage.quote.utf8))
    }
    // Asked again, with the page as it was, there is nothing left to do.
    let again = try refusal {
      try scene.ask("coding/FORM-1-0006/take-over", fields: fields, fragments: true)
    }
    #expect(again.status == .unfit)
    let undone = scene.html(try scene.ask("undo", form: [:]))
    #expect(undone.contains("Took back: tagged 2 passages"))
    // A coding of the letter that was changed since, or is gone, is not taken over.
    _ = try scene.desk.workspace.changeCoding(
      CodingChangeRequest(number: standing, was: nil, change: .note("why"), person: "B. Other"),
      in: docket, now: scene.desk.now)
    let changed = try refusal {
      try scene.ask("coding/FORM-1-0006/take-over", fields: fields, fragments: true)
    }
    #expect(changed.status == .conflict)
    let other = try scene.ask(
      "coding/FORM-1-0006/take-over",
      fields: [("seen", "other"), ("letter", marks[0])], fragments: true)
    #expect(other.status == .conflict)
  }

  // MARK: - What staff decide

  @Test func showsOneCampaignWithItsLetterAndWhatEachAdded() throws {
    let id = try #require(try counted())
    try tag("closed in winter", of: "FORM-1-0002")
    let html = try page("campaigns/\(id)")
    #expect(
      html.contains("6 comments of one letter") && html.contains("4 word for word, 2 with changes"))
    #expect(html.contains("The letter, as 0001 has it") && html.contains("shows the letter"))
    #expect(
      html.contains("tagged by 1 coding")
        && html.contains("in <a href=\"/d/conduct-code/coding/FORM-1-0002"))
    #expect(html.contains(Self.own) && html.contains("near, 100 %"))
    #expect(html.contains("How they are counted") && !html.contains("<b>it</b>"))
    #expect(try refusal { try scene.ask("campaigns/none") }.status == .notFound)
    // A page that is not there is an empty one, and no failure.
    #expect(try page("campaigns/\(id)?page=9").contains("id=\"campaign\""))
  }

  @Test func splitsOffTakesOutAndJoinsAndUndoesEach() throws {
    let id = try #require(try counted())
    func decide(_ fields: [(String, String)], in id: String) throws -> String {
      scene.html(try scene.ask("campaigns/\(id)/decide", fields: fields, fragments: true))
    }
    let split = try decide(
      [("do", "split"), ("member", "FORM-1-0005"), ("member", "FORM-1-0006")], in: id)
    #expect(split.contains("2 comments are a letter of their own"))
    #expect(split.contains("4 comments of one letter") && split.contains("staff decided"))
    let other = try #require(try counted("FORM-1-0005"))
    #expect(other != id)
    let joined = try decide([("do", "join"), ("with", " 0005 ")], in: id)
    #expect(joined.contains("Joined as one letter") && joined.contains("6 comments of one letter"))
    #expect(scene.html(try scene.ask("undo", form: [:])).contains("what belongs to a campaign"))
    #expect(try page("campaigns/\(id)").contains("4 comments of one letter"))
    #expect(try decide([("do", "join"), ("with", other)], in: id).contains("6 comments"))
    _ = try scene.ask("undo", form: [:])
    _ = try scene.ask("undo", form: [:])
    #expect(try page("campaigns/\(id)").contains("6 comments of one letter"))
    let apart = try decide([("do", "apart"), ("member", "FORM-1-0006")], in: id)
    #expect(apart.contains("1 comment is nobody’s copy") && apart.contains("5 comments of one"))
    #expect(try counted("FORM-1-0006") == nil)
    // What is left of it is no campaign: the way leads to the list.
    let members = (1...5).map { ("member", "FORM-1-000\($0)") }
    let answer = try scene.ask(
      "campaigns/\(id)/decide", fields: [("do", "apart")] + members, fragments: false)
    guard case .seeOther(let path) = answer.body else {
      Issue.record("no redirect")
      return
    }
    #expect(path.link.text == "/d/conduct-code/campaigns" && answer.savedAt != nil)
    #expect(try refusal { try scene.ask("campaigns/\(id)") }.status == .notFound)
  }

  @Test func refusesWhatCannotBeDecided() throws {
    let id = try #require(try counted())
    func refused(_ fields: [(String, String)]) throws -> StaffRefusal {
      try refusal { try scene.ask("campaigns/\(id)/decide", fields: fields, fragments: true) }
    }
    let before = try scene.desk.workspace.recordHead(of: docket).event
    #expect(try refused([("do", "split")]).status == .unfit)
    #expect(try refused([("do", "<x>")]).status == .unreadable)
    #expect(try refused([]).status == .unreadable)
    let elsewhere = try refused(
      [("do", "apart"), ("member", "FORM-1-0001"), ("member", "FORM-1-0007")])
    #expect(elsewhere.status == .conflict)
    #expect(elsewhere.problem.sentences[0].contains("FORM-1-0007 is not in this campaign"))
    #expect(try refused([("do", "join"), ("with", "nothing")]).status == .unfit)
    #expect(
      try refused([("do", "join"), ("with", "FORM-1-0002")]).problem.title == "They are one already"
    )
    #expect(try scene.desk.workspace.recordHead(of: docket).event == before)
  }

  // MARK: - In the background

  @Test func countsAgainWhereSomethingCameMeanwhileAndSaysWhatFailed() async throws {
    let jobs = CountingJobs(of: "tests")
    let isFree = DispatchSemaphore(value: 0)
    let (begun, begins) = AsyncStream.makeStream(of: Void.self)
    let times = Times()
    let work: @Sendable (() throws -> Void) throws -> Void = { _ in
      begins.yield()
      if times.next() == 1 { isFree.wait() }
    }
    jobs.begin(in: "a", work)
    for await _ in begun { break }
    #expect(jobs.standing(in: "a") == .running && !jobs.wait(for: "a", seconds: 0.05))
    jobs.begin(in: "a", work)
    isFree.signal()
    #expect(jobs.wait(for: "a", seconds: 60))
    #expect(times.count == 2 && jobs.standing(in: "a") == nil)
    jobs.begin(in: "a") { _ in throw StaffRefusal(.failed, "no", []) }
    #expect(jobs.wait(for: "a", seconds: 60))
    guard case .failed = jobs.standing(in: "a") else {
      Issue.record("a failure is not told")
      return
    }
    // With the server every counting ends at its next step.
    jobs.begin(in: "b") { look in while true { try look() } }
    jobs.end()
    await jobs.haveEnded()
    jobs.begin(in: "c") { _ in Issue.record("it began after the end") }
    #expect(jobs.standing(in: "c") == nil)
  }
}

/// How often something was done.
private final class Times: @unchecked Sendable {
  private let lock = NSLock()
  private var number = 0

  var count: Int { lock.withLock { number } }

  func next() -> Int {
    lock.withLock {
      number += 1
      return number
    }
  }
}
