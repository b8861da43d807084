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

/// Links lead to what they say, and no page is an end.
@Suite struct WaysOnTests {
  private let scene: CodingScene

  init() throws { scene = try CodingScene() }

  @Test func showsTheCommentsThatBearATagWhereTheCodebookCountsThem() throws {
    let docket = CodingScene.docket
    _ = try scene.desk.workspace.importFiles(
      [scene.root + "/Comments/\(docket)/codings.csv"], into: docket, by: "A. Reader",
      now: scene.desk.now)
    var request = CommentRequest()
    request.tag = "overly-broad"
    let total = try scene.desk.workspace.comments(request, in: docket, today: scene.desk.today)
      .total
    #expect(total > 0)
    let page = scene.html(try scene.ask("codebook?tag=overly-broad", fragments: false))
    #expect(
      page.contains(
        "href=\"/d/\(docket)/coding?show=all&amp;tagged=overly-broad\">\(total) comments</a>"))
    let queue = scene.html(try scene.ask("coding?show=all&tagged=overly-broad", fragments: false))
    #expect(scene.value("data-total", in: queue) == "\(total)")
    #expect(queue.contains("name=\"tagged\" value=\"overly-broad\""))
    let all = scene.html(try scene.ask("coding?show=all", fragments: false))
    #expect(scene.value("data-total", in: all) != "\(total)" && !all.contains("id=\"bearing\""))
  }

  @Test func saysOfADocketWithoutARecordThatItHasNoHistory() throws {
    try FileManager.default.removeItem(
      atPath: scene.root + "/Comments/\(CodingScene.docket)/record.sqlite")
    let answer = try scene.ask("history", fragments: false)
    #expect(answer.status == .ok)
    let page = scene.html(answer)
    #expect(page.contains("has no record yet") && page.contains("rulewright import conduct-code"))
  }

  @Test func leadsFromACommentThatIsNotThereToTheQueue() {
    let refusal = StaffRefusal(TagRefusal.noComment(CommentID("X")), docket: "bells")
    #expect(refusal.problem.way?.link.text == "/d/bells/coding")
    let way = StaffRefusal(TagRefusal.noComment(CommentID("X"))).problem.way
    #expect(way == .home)
  }
}
