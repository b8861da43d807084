// Rulewright. Apache-2.0.

import Codings
import Coverage
import Diagnostics
import Dockets
import Foundation
import Markup
import StaffPages
import Testing
import Workbench

@testable import WebApp

/// The gate on screen, beside what the terminal says.
@Suite struct GateRouteTests {
  private let scene: CodingScene

  init() throws { scene = try CodingScene() }

  private func importAll() throws {
    let comments = scene.root + "/Comments/" + CodingScene.docket
    _ = try scene.desk.workspace.importFiles(
      [comments + "/codings.csv", comments + "/responses"], into: CodingScene.docket,
      by: "A. Reader", now: scene.desk.now)
  }

  private func page(_ kind: String = "") throws -> String {
    scene.html(try scene.ask("coverage" + kind, fragments: false))
  }

  private var errors: [Diagnostic] {
    get throws {
      try scene.desk.workspace.check([CodingScene.docket], finalOn: scene.desk.today)
        .filter { $0.severity == .error }
    }
  }

  @Test func leadsFromEachThingThatIsLeftToWhereItIsMended() throws {
    let page = try page()
    #expect(page.contains("left before a final rule"))
    #expect(page.contains("Untagged comments · 20"))
    #expect(page.contains("href=\"/d/conduct-code/coding/ECHR-2022-0001-"))
    #expect(page.contains("Changes without a reason"))
    #expect(page.contains("href=\"/d/conduct-code/draft/second?clause="))
    let one = try self.page("?kind=unexplained")
    #expect(!one.contains("Untagged comments · 20") && one.contains("Changes without a reason · "))
  }

  @Test func saysNothingIsLeftWhereTheTerminalDoes() throws {
    try importAll()
    #expect(try errors.isEmpty)
    let page = try page()
    #expect(page.contains("Nothing is left</h2>") && page.contains("every one that must be heard"))
  }

  @Test func countsWhatTheTerminalCounts() throws {
    try importAll()
    let workspace = scene.desk.workspace
    let docket = CodingScene.docket
    _ = try workspace.removeResponse(
      ResponseID("leaving"), in: docket, by: "A. Reader", now: scene.desk.now)
    let path = scene.root + "/Comments/\(docket)/responses/when-to-review.md"
    let text = String(
      decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    try Data((text + "\nBy hand.\n").utf8).write(to: URL(fileURLWithPath: path))
    let gate = try workspace.gate(of: docket, today: scene.desk.today).gate
    #expect(gate.count(.unanswered) == 1 && gate.count(.outOfStep) == 1 && !gate.isOpen)
    #expect(try errors.count == Gate.Kind.allCases.reduce(0) { $0 + gate.count($1) })
    let page = try page()
    #expect(page.contains("time-limits%407-3?stage=first"))
    #expect(page.contains("response=when-to-review") && page.contains("says something else in"))
  }

  @Test func writesTheRecordAsTextWhereNobodyEditedTheFiles() throws {
    try importAll()
    let page = scene.html(try scene.ask("coding", fragments: false))
    let comment = try #require(scene.value("data-comment", in: page))
    let tagged = try scene.ask(
      "coding/\(comment)/tag",
      form: [
        "seen": try #require(scene.value("data-seen", in: page)),
        "rule": try #require(scene.value("data-rule", in: page)), "tag": "support",
        "sel": "0-4",
      ])
    #expect(tagged.status == .ok)
    #expect(try self.page().contains("coding of the record is not in"))
    let answer = try scene.ask("coverage/text", form: [:], fragments: false)
    guard case .seeOther(let path) = answer.body else {
      Issue.record("no redirect")
      return
    }
    #expect(path.link.text == "/d/conduct-code/coverage")
    #expect(try !self.page().contains("coding of the record is not in"))
  }

  @Test func writesNothingOverWhatSomebodyWroteByHand() throws {
    try importAll()
    let path = scene.root + "/Comments/\(CodingScene.docket)/responses/leaving.md"
    let text = String(
      decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    try Data((text + "\nBy hand.\n").utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StaffRefusal.self) {
      try scene.ask("coverage/text", form: [:], fragments: false)
    }
    let now = String(
      decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    #expect(now.contains("By hand."))
  }
}
