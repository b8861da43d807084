// Rulewright. Apache-2.0.

import Comments
import Dockets
import Foundation
import Markup
import Redacting
import StaffPages
import Testing
import Workbench

@testable import WebApp

/// What the public reads, decided on the coding screen with scripts and without.
@Suite struct PublicRouteTests {
  private let scene: CodingScene
  private let id = CommentID("ECHR-2022-0001-0900")
  private let words = "Write to ada@example.org, please."

  init() throws {
    scene = try CodingScene()
    let csv = """
      Document ID,Docket ID,Document Type,Received Date,Comment
      \(id),ECHR-2022-0001,Public Submission,2022-02-01T05:00:00Z,"\(words)"

      """
    let path = scene.root + "/more.csv"
    try Data(csv.utf8).write(to: URL(fileURLWithPath: path))
    let stage = try #require(try scene.desk.workspace.load(CodingScene.docket).docket.stages.first)
    _ = try scene.desk.workspace.importFiles(
      [path], into: CodingScene.docket, stage: stage.id, by: "Ann", now: scene.desk.now)
  }

  private func page(_ asking: String = "") throws -> String {
    scene.html(try scene.ask("coding/\(id)\(asking)", fragments: false))
  }

  private func act(_ fields: [String: String], fragments: Bool = true) throws -> String {
    let seen = try #require(scene.value("data-seen", in: page()))
    return scene.html(
      try scene.ask(
        "coding/\(id)/public", form: ["seen": seen].merging(fields) { $1 }, fragments: fragments))
  }

  private var publicText: String {
    get throws {
      try scene.desk.workspace.disclosure(of: id, in: CodingScene.docket).form.text?.text ?? words
    }
  }

  @Test func showsInWordsAndMarksWhatIsWithheld() throws {
    let page = try page()
    #expect(page.contains("What the public reads"))
    #expect(page.contains("found and withheld; nobody looked yet"))
    // Said to eyes and ears, not by colour alone.
    #expect(page.contains(">e-mail address?\u{A0}</sup>"))
    #expect(page.contains("<span class=\"held asked\">ada@example.org</span>"))
    #expect(page.contains("e-mail address ends. "))
    #expect(page.contains("Show it, place 1, e-mail address"))
  }

  @Test func confirmsShowsAndTakesBack() throws {
    let shown = try act(["do": "show", "sel": "9-24"])
    #expect(shown.contains("The public reads it") && shown.contains("id=\"public\""))
    #expect(shown.contains("<span class=\"held open\">"))
    #expect(try publicText == words)
    _ = try scene.ask("undo", form: ["from": "/d/\(CodingScene.docket)/coding/\(id)"])
    #expect(try publicText == "Write to [redacted: e-mail address], please.")
    let kept = try act(["do": "confirm", "sel": "9-24", "kind": "email"])
    #expect(kept.contains("<span class=\"held kept\">"))
    #expect(try scene.desk.workspace.undecidedRedactions(in: CodingScene.docket).isEmpty)
  }

  @Test func withholdsTheSelectionAndTheWholeWithoutScripts() throws {
    let chosen = try page("?sel=0-5")
    #expect(chosen.contains("Withhold the selection") && chosen.contains("value=\"0-5\""))
    let answer = try scene.ask(
      "coding/\(id)/public",
      form: [
        "do": "redact", "sel": "0-5", "kind": "business",
        "seen": scene.value("data-seen", in: chosen) ?? "",
      ], fragments: false)
    guard case .seeOther(let path) = answer.body else {
      Issue.record("no redirect")
      return
    }
    #expect(path.link.text.contains("#public"))
    #expect(try publicText.utf8.starts(with: "[redacted: confidential business".utf8))
    _ = try act(["do": "whole", "kind": "copyright", "because": "a book"])
    let page = try page()
    #expect(page.contains("Withheld as a whole: copyrighted material"))
    #expect(page.contains("a book"))
    // In the header and the row too, before anybody reads on to its end.
    let header = try #require(page.components(separatedBy: "id=\"from\"").last)
      .components(separatedBy: "</header>")[0]
    #expect(header.contains("Withheld from the public as a whole: copyrighted material, by "))
    #expect(header.contains("<span class=\"flag\">withheld</span>"))
    #expect(try act(["do": "release", "attachment": ""]).contains("The public reads it"))
  }

  @Test func refusesBytesOfWordsThatAreOthersByNow() throws {
    #expect(throws: StaffRefusal.self) {
      try scene.ask("coding/\(id)/public", form: ["do": "show", "sel": "9-24", "seen": "other"])
    }
    #expect(throws: StaffRefusal.self) {
      try scene.ask("coding/\(id)/public", form: ["do": "burn"])
    }
    #expect(try publicText == "Write to [redacted: e-mail address], please.")
  }
}
