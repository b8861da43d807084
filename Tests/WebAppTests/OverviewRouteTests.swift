// Rulewright. Apache-2.0.

import Codings
import Comments
import Dockets
import Foundation
import Markup
import StaffPages
import Testing
import Workbench

@testable import WebApp

/// Where to look first, and the clauses that are offered for a whole comment.
@Suite struct OverviewRouteTests {
  private let scene: CodingScene
  private let citing: String

  init() throws {
    scene = try CodingScene()
    var request = CommentRequest()
    (request.cites, request.isUnique) = ("2.1", true)
    let found = try scene.desk.workspace.comments(
      request, in: CodingScene.docket, today: scene.desk.today)
    citing = try #require(found.lines.first?.comment.id.text)
  }

  private func page(_ address: String) throws -> String {
    scene.html(try scene.ask(address, fragments: false))
  }

  /// The page once what is read in the background for it was read.
  private func overview() throws -> String {
    _ = try page("overview")
    #expect(scene.desk.surveys.wait(for: CodingScene.docket, seconds: 60))
    return try page("overview")
  }

  @Test func saysWhatIsCitedMostAndWhatWaitsToBeRead() throws {
    let before = try overview()
    #expect(!before.contains("class=\"counting\""))
    #expect(before.contains("Where to look first") && before.contains(">2.1</a>"))
    #expect(before.contains("18 comments in no campaign"))
    #expect(before.contains("No comment was tied to a clause of it yet."))
    try tag()
    // A coding changes nothing of what is read in all comments.
    let after = try page("overview")
    #expect(!after.contains("class=\"counting\""))
    #expect(after.contains("17 comments in no campaign"))
    #expect(after.contains("Of the one comment last tied to a clause"))
  }

  @Test func offersWhatAWholeCommentCitesAndTagsNothing() throws {
    let html = try page("coding/\(citing)?show=all")
    #expect(html.contains("Cited, and near in words") && html.contains("cited: "))
    #expect(html.contains("right in") == false)
    let work = try scene.desk.workspace.codingWork(
      QueueRequest(comment: CommentID(citing), coder: "A. Reader"), in: CodingScene.docket,
      today: scene.desk.today)
    #expect(work.open?.codings.isEmpty == true && work.tagged == 0)
  }

  @Test func saysHowOftenWhatIsOfferedWasRight() throws {
    try tag()
    let html = try page("coding/\(citing)?show=all")
    #expect(html.contains("was right in 1, one of five in 1."))
    let moved = scene.html(try scene.ask("coding/\(citing)?show=all"))
    #expect(moved.contains("was right in 1") && !moved.contains("<html"))
  }

  @Test func showsWhatWasReadBeforeWhileMoreComes() throws {
    let before = try overview()
    // What is to be read waits behind this.
    let held = DispatchSemaphore(value: 0)
    scene.desk.surveys.begin(in: "another") { _ in held.wait() }
    let path = scene.root + "/late.csv"
    try Data(
      ("Document ID,Document Type,Docket ID,Comment\nLATE-1-0001,Public Submission,LATE-1,"
        + "Nobody else says this.\n").utf8
    ).write(to: URL(fileURLWithPath: path))
    _ = try scene.desk.workspace.importFiles(
      [path], into: CodingScene.docket, stage: StageID("first"), by: "A. Reader",
      now: scene.desk.now)
    let meanwhile = try page("overview")
    #expect(meanwhile.contains("are being read anew; this is how it was before."))
    #expect(meanwhile.contains("18 comments in no campaign"))
    held.signal()
    #expect(try overview() != before)
    #expect(try page("overview").contains("19 comments in no campaign"))
  }

  /// Ties the comment to the clause that is offered first.
  private func tag() throws {
    let html = try page("coding/\(citing)?show=all")
    let offers = html.split(separator: "class=\"offers\"").last.map(String.init) ?? ""
    let label = try #require(scene.value("data-label", in: offers))
    let answer = try scene.ask(
      "coding/\(citing)/tag",
      form: [
        "seen": scene.value("data-seen", in: html) ?? "",
        "rule": scene.value("data-rule", in: html) ?? "", "sel": "0-4", "tag": "overly-broad",
        "to": label,
      ])
    #expect(answer.status == .ok)
  }
}
