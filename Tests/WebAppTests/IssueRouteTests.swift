// Rulewright. Apache-2.0.

import Codings
import Coverage
import Dockets
import Foundation
import IssueViews
import Markup
import StaffPages
import Testing
import Workbench

@testable import WebApp

/// Issues and their responses, as a browser uses them with scripts and without.
@Suite struct IssueRouteTests {
  private let scene: CodingScene
  private let issue = "time-limits@7-2"

  init() throws {
    scene = try CodingScene()
    let comments = scene.root + "/Comments/" + CodingScene.docket
    _ = try scene.desk.workspace.importFiles(
      [comments + "/codings.csv", comments + "/responses"], into: CodingScene.docket,
      by: "A. Reader", now: scene.desk.now)
  }

  private var responses: String { scene.root + "/Comments/\(CodingScene.docket)/responses" }

  private func text(_ id: String) -> String? {
    FileManager.default.contents(atPath: responses + "/\(id).md")
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The page of the issue with one of its responses.
  private func page(_ response: String? = nil) throws -> String {
    let asked = response.map { "&response=" + $0 } ?? ""
    return scene.html(
      try scene.ask("issues/\(issue)?stage=first\(asked)", fragments: false))
  }

  /// The fields that a browser would send of a page, with some written over.
  private func fields(
    of page: String, _ more: [(String, String)]
  ) throws -> [(String, String)] {
    var fields = [("stage", "first"), ("issue", issue), ("answered", "second")]
    if let version = scene.value("name=\"version\" value", in: page) {
      fields.append(("version", version))
      fields.append(
        ("response", try #require(scene.value("name=\"response\" value", in: page))))
    }
    if let beside = scene.value("name=\"beside\" value", in: page) {
      fields.append(("beside", beside))
    }
    return fields + more
  }

  private func save(
    _ fields: [(String, String)], fragments: Bool = true
  ) throws -> StaffAnswer {
    try scene.ask("issues/\(issue)/response?stage=first", fields: fields, fragments: fragments)
  }

  private static let mine = [
    ("title", "When is it looked at again?"), ("disposition", "accepted in part"),
    ("changed", "8.1"), ("body", "After *two* years.\n\nNot before."),
  ]

  @Test func listsEveryIssueWithItsNumbersAndWhatWasDecided() throws {
    let page = scene.html(try scene.ask("issues", fragments: false))
    #expect(page.contains("22 issues, by clause"))
    #expect(page.contains("2<span class=\"vh\"> received</span> / 1<span class=\"vh\"> distinct"))
    #expect(page.contains("accepted in part") && !page.contains("st todo"))
    let narrow = scene.html(
      try scene.ask("issues?tag=time-limits&answer=answered", fragments: false))
    #expect(narrow.contains("4 of 22 issues") && narrow.contains("answered, Time limits"))
    let none = scene.html(try scene.ask("issues?answer=unanswered", fragments: false))
    #expect(none.contains("Every issue is answered."))
  }

  @Test func showsWhatWasSaidAndWhatBecameOfTheClause() throws {
    let page = try page()
    #expect(page.contains("1 received, 1 distinct · on the consultation"))
    #expect(page.contains("<ins>") || page.contains("<ins class"))
    #expect(page.contains("ECHR-2022-0001-"))
    #expect(page.contains(">exact</span>"))
    #expect(page.contains("value=\"accepted in part\" checked"))
  }

  @Test func aPlainFormSavesAndComesBackToTheResponse() throws {
    let form = try fields(of: try page("a%20new%20one"), Self.mine)
    let answer = try save(form, fragments: false)
    guard case .seeOther(let path) = answer.body else {
      Issue.record("no redirect")
      return
    }
    #expect(path.link.text.contains("response=when-is-it-looked-at-again"))
    let file = try #require(text("when-is-it-looked-at-again"))
    #expect(file.contains("After *two* years.\n\nNot before.\n"))
    #expect(file.contains("title: \"When is it looked at again?\"") || file.contains("again?"))
    #expect(file.contains("by: \"A. Reader\"") || file.contains("by: A. Reader"))
    let shown = try page("when-is-it-looked-at-again")
    #expect(shown.contains("value=\"8.1\" checked"))
    #expect(shown.contains("\nAfter *two* years."))
  }

  @Test func aScriptGetsTheListAndTheFormAnew() throws {
    let html = scene.html(try save(try fields(of: try page("a%20new%20one"), Self.mine)))
    #expect(html.contains("id=\"issue-list\"") && html.contains("id=\"answer\""))
    #expect(html.contains("Response saved</span>") && !html.contains("<html"))
  }

  @Test func previewsAsThePublicReadsItAndChangesNothing() throws {
    let before = try scene.desk.workspace.coverage(of: CodingScene.docket, today: scene.desk.today)
    let form = try fields(of: try page(), Self.mine + [("only", "text")])
    let html = scene.html(
      try scene.ask("issues/\(issue)/preview?stage=first", fields: form, fragments: true))
    #expect(html.contains("<p>After <em>two</em> years.</p><p>Not before.</p>"))
    #expect(!html.contains("<textarea"))
    // Without scripts the form comes back as it was typed, with the text above it.
    let page = scene.html(
      try scene.ask("issues/\(issue)/preview?stage=first", fields: form, fragments: false))
    #expect(page.contains("<p>After <em>two</em> years.</p>"))
    #expect(page.contains("value=\"When is it looked at again?\""))
    #expect(page.contains("value=\"8.1\" checked"))
    let after = try scene.desk.workspace.coverage(of: CodingScene.docket, today: scene.desk.today)
    #expect(before.report.issues == after.report.issues)
  }

  @Test func keepsWhatWasTypedWhereItCannotBeSaved() throws {
    for (field, value, why) in [
      ("body", " \n", "says nothing"), ("changed", "99.9", "No clause &#39;99.9&#39;"),
      ("disposition", "", "Say what was decided"),
    ] {
      var form = try fields(of: try page(), Self.mine.filter { $0.0 != field })
      form.append((field, value))
      let answer = try save(form)
      #expect(answer.status == .unfit)
      let html = scene.html(answer)
      #expect(html.contains(why), "\(field)")
      #expect(html.contains("value=\"When is it looked at again?\""))
    }
  }

  @Test func showsBothTextsWhereAnotherWindowSavedMeanwhile() throws {
    let first = try page()
    let id = try #require(scene.value("name=\"response\" value", in: first))
    let theirs = Self.mine.map { $0.0 == "body" ? ("body", "After three years.") : $0 }
    #expect(try save(try fields(of: first, theirs)).status == .ok)
    let kept = try #require(text(id))
    let answer = try save(try fields(of: first, Self.mine))
    #expect(answer.status == .conflict && answer.savedAt == nil)
    let html = scene.html(answer)
    #expect(html.contains("A. Reader saved another text while you wrote"))
    #expect(html.contains("After ") && html.contains("three") && html.contains("*two*"))
    #expect(html.contains("Not before."))
    #expect(text(id) == kept)
    // Mine is kept by sending it once more on what stands now.
    #expect(try save(try fields(of: html, Self.mine)).status == .ok)
    #expect(text(id)?.contains("After *two* years.") == true)
  }

  @Test func showsBothTextsWhereTheFileWasEditedMeanwhile() throws {
    let first = try page()
    let id = try #require(scene.value("name=\"response\" value", in: first))
    let path = responses + "/\(id).md"
    let edited = try #require(text(id)) + "\nWritten by hand.\n"
    try Data(edited.utf8).write(to: URL(fileURLWithPath: path))
    let answer = try save(try fields(of: first, Self.mine))
    #expect(answer.status == .conflict)
    #expect(scene.html(answer).contains("Written by hand."))
    #expect(text(id) == edited)
  }

  @Test func twoNewResponsesToOneIssueAreAConflictToo() throws {
    let blank = try page("a%20new%20one")
    #expect(try save(try fields(of: blank, Self.mine)).status == .ok)
    let answer = try save(try fields(of: blank, Self.mine))
    #expect(answer.status == .conflict)
    let both = scene.html(
      try scene.ask(
        "issues/\(issue)/preview?stage=first",
        fields: [
          ("stage", "first"), ("issue", issue), ("from", "both"),
          ("theirs", "when-is-it-looked-at-again"), ("body", "Mine."),
        ], fragments: true))
    #expect(both.contains("Theirs, by A. Reader"))
    #expect(both.contains("name=\"response\" value=\"when-is-it-looked-at-again\""))
  }

  @Test func takesAResponseBackUnlessItIsAnotherByNow() throws {
    let first = try page()
    let id = try #require(scene.value("name=\"response\" value", in: first))
    #expect(try save(try fields(of: first, Self.mine)).status == .ok)
    let stale = try scene.ask(
      "issues/\(issue)/remove?stage=first", fields: try fields(of: first, []), fragments: true)
    #expect(stale.status == .conflict && text(id) != nil)
    let done = try scene.ask(
      "issues/\(issue)/remove?stage=first", fields: try fields(of: try page(), []),
      fragments: true)
    #expect(done.status == .ok && text(id) == nil)
    #expect(scene.html(done).contains("unanswered"))
  }

  @Test(arguments: [
    "issues/nothing@9-9?stage=first", "issues/time-limits@7-2?stage=second", "issues/@?stage=first",
  ])
  func knowsNoOtherIssue(_ address: String) throws {
    #expect(throws: RespondRefusal.self) { try scene.ask(address, fragments: false) }
    do {
      _ = try scene.ask(address, fragments: false)
    } catch {
      #expect(StaffRefusal(error).status == .notFound)
    }
  }
}
