// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup
import StaffPages
import Testing
import Workbench

@testable import WebApp

/// The coding screen over a record, as a browser uses it with scripts and without.
@Suite struct CodingRouteTests {
  private let scene: CodingScene
  private let comment: String
  private let seen: String
  private let rule: String

  init() throws {
    scene = try CodingScene()
    let page = scene.html(try scene.ask("coding", fragments: false))
    comment = try #require(scene.value("data-comment", in: page))
    seen = try #require(scene.value("data-seen", in: page))
    rule = try #require(scene.value("data-rule", in: page))
  }

  private func form(_ more: [String: String]) -> [String: String] {
    ["seen": seen, "rule": rule].merging(more) { $1 }
  }

  private func tagged(_ more: [String: String] = [:]) throws -> String {
    let answer = try scene.ask(
      "coding/\(comment)/tag",
      form: form(["sel": "0-4", "tag": "overly-broad"]).merging(more) { $1 })
    #expect(answer.status == .ok && answer.savedAt != nil)
    return scene.html(answer)
  }

  @Test func opensAtTheFirstCommentWithItsRuleAndTheQueue() throws {
    let page = scene.html(try scene.ask("coding", fragments: false))
    #expect(page.contains("id=\"stretch\"") && page.contains("id=\"tree\""))
    #expect(page.contains("21 received") == false && page.contains("<dd>21</dd>"))
    #expect(scene.value("data-next", in: page)?.isEmpty == false)
    #expect(scene.value("data-previous", in: page) == nil)
  }

  @Test func aPlainFormTagsAndComesToThePageWithTheCodingChosen() throws {
    let answer = try scene.ask(
      "coding/\(comment)/tag",
      form: form(["sel": "0-4", "tag": "overly-broad", "show": "all", "note": "why"]),
      fragments: false)
    guard case .seeOther(let path) = answer.body else {
      Issue.record("no redirect")
      return
    }
    #expect(path.link.text.contains("show=all") && path.link.text.contains("coding="))
    let page = scene.html(
      try scene.ask(
        String(path.link.text.dropFirst("/d/\(CodingScene.docket)/".count)), fragments: false))
    #expect(
      page.contains("aria-current=\"true\" data-") || page.contains(" aria-current=\"true\">"))
    #expect(page.contains(">why</") && page.contains("Coding a: "))
  }

  @Test func aScriptGetsThePiecesThatChanged() throws {
    let html = try tagged()
    #expect(html.contains("id=\"para-1\"") && html.contains("id=\"progress\""))
    #expect(html.contains("Tagged ‘Overly broad’ in ¶ 1"))
    #expect(html.contains("<html") == false)
    #expect(html.contains("1 of 21 tagged"))
  }

  @Test func theSameCodingIsMadeOnce() throws {
    // Who says it again, or whose answer was lost on the way, is shown the coding that is there.
    for _ in 1...2 { #expect(try tagged().contains("1 of 21 tagged")) }
    let codings = try scene.desk.workspace.codebook(of: CodingScene.docket, looking: nil)
    #expect(codings.comments[TagID("overly-broad")] == 1)
  }

  @Test func aNoteThatComesWithTheSameCodingIsKeptBehindTheOneThatIsThere() throws {
    // The last is sent again because its answer was lost.
    for note in ["why", "and how", "and how"] { _ = try tagged(["note": note]) }
    let work = try scene.desk.workspace.codingWork(
      QueueRequest(comment: .init(comment), coder: "A. Reader"), in: CodingScene.docket,
      today: scene.desk.today)
    #expect(work.open?.codings.map(\.coding.note) == ["why\n\nand how"])
  }

  @Test func keepsTheDefinitionThatTheCoderSaw() throws {
    let hash = String(repeating: "a", count: 64)
    _ = try tagged(["tag": "overly-broad " + hash])
    let work = try scene.desk.workspace.codingWork(
      QueueRequest(comment: .init(comment), coder: "A. Reader"), in: CodingScene.docket,
      today: scene.desk.today)
    #expect(work.open?.codings.first?.coding.definition == hash)
  }

  @Test(arguments: ["0-0", "3-1", "0-99999999", "x-y", "-5", "18446744073709551616-3"])
  func noPassageIsMadeOfBytesThatAreNone(_ range: String) throws {
    // What is no range in the comment is left out, and the tag is about the whole.
    let answer = try scene.ask(
      "coding/\(comment)/tag", form: form(["sel": range, "tag": "overly-broad"]))
    let isRefused = answer.status == .conflict
    #expect(isRefused || scene.html(answer).contains("on the whole comment"))
  }

  @Test func refusesWordsThatWereReceivedAnew() throws {
    let answer = try scene.ask(
      "coding/\(comment)/tag",
      form: ["seen": "other", "rule": rule, "sel": "0-4", "tag": "overly-broad"])
    #expect(answer.status == .conflict)
    #expect(scene.html(answer).contains("received anew"))
  }

  @Test func tiesNotesAndTakesOff() throws {
    let html = try tagged()
    let number = try #require(scene.value("data-coding", in: html))
    let was = try #require(scene.value("data-was", in: html))
    let clause = try #require(
      scene.value(
        "data-label",
        in: scene.html(
          try scene.ask("coding/\(comment)/suggest?sel=0-200"))) ?? firstClause())
    let tied = scene.html(
      try scene.ask(
        "coding/\(comment)/clause", form: form(["number": number, "was": was, "to": clause])))
    #expect(tied.contains("data-clause=\"\(clause)\""))
    let noted = scene.html(
      try scene.ask(
        "coding/\(comment)/note",
        form: form([
          "number": number, "was": scene.value("data-was", in: tied) ?? "", "note": "<b>odd</b>",
        ])))
    #expect(noted.contains("&lt;b&gt;odd&lt;/b&gt;") && !noted.contains("<b>odd"))
    let off = scene.html(
      try scene.ask(
        "coding/\(comment)/untag",
        form: form(["number": number, "was": scene.value("data-was", in: noted) ?? ""])))
    #expect(!off.contains("data-coding=\"\(number)\"") && off.contains("0 of 21 tagged"))
  }

  private func firstClause() throws -> String? {
    let page = scene.html(try scene.ask("coding", fragments: false))
    let tree = page.utf8.count > 0 ? page.components(after: "id=\"tree\"") : nil
    return tree.flatMap { scene.value("data-label", in: $0) }
  }

  @Test func showsBothNotesWhereAnotherWindowWasQuicker() throws {
    let html = try tagged()
    let number = try #require(scene.value("data-coding", in: html))
    let was = try #require(scene.value("data-was", in: html))
    func note(_ text: String, _ was: String, fragments: Bool = true) throws -> StaffAnswer {
      try scene.ask(
        "coding/\(comment)/note", form: form(["number": number, "was": was, "note": text]),
        fragments: fragments)
    }
    #expect(try note("theirs", was).status == .ok)
    for isScript in [true, false] {
      let refused = try note("mine", was, fragments: isScript)
      let page = scene.html(refused)
      #expect(refused.status == .conflict && refused.savedAt == nil)
      #expect(page.contains(">theirs<") && page.contains(">mine<"))
      #expect(page.contains("mine\ntheirs</textarea>"))
      let now = try #require(scene.value("value", in: page.components(after: "name=\"was\"") ?? ""))
      #expect(now != was)
    }
  }

  @Test func showsBothTextsWhereTheDraftWasEdited() throws {
    let label = try #require(try firstClauseWithWords())
    let file = "2022-02-14-consultation.md"
    try scene.write(file) { $0 + "\nOne more line at the end.\n" }
    // An edit elsewhere leaves the clause what it was.
    let html = try tagged(["to": label.label])
    #expect(html.contains("data-clause=\"\(label.label)\""))
    try scene.write(file) { text in
      text.replacing(label.word, with: label.word + " and something else")
    }
    let edited = form(["sel": "5-9", "tag": "overly-broad", "to": label.label])
    let refused = try scene.ask("coding/\(comment)/tag", form: edited)
    let page = scene.html(refused)
    #expect(refused.status == .conflict, "\(page)")
    #expect(page.contains("and something else") && page.contains("As the page showed it"))
    let seen = try scene.ask(
      "coding/\(comment)/tag", form: edited.merging(["as-seen": "yes"]) { $1 })
    #expect(seen.status == .ok && scene.html(seen).contains("the clause was edited since"))
    try tiesToWhatTheClauseIsNow(scene.html(seen))
  }

  /// Sends the form that a coding in doubt offers, as the page has it.
  private func tiesToWhatTheClauseIsNow(_ page: String) throws {
    let start = try #require(page.firstRange(of: "class=\"fallen\"")).lowerBound
    let offer = String(page[start...])
    #expect(offer.contains("Then ") && offer.contains("and something else"))
    var fields: [String: String] = [:]
    for name in ["number", "was", "rule", "to"] {
      let mark = "name=\"\(name)\" value=\""
      let value = try #require(offer.firstRange(of: mark)).upperBound
      fields[name] = String(offer[value...].prefix { $0 != "\"" })  // source-check: allow a test
    }
    let tied = try scene.ask("coding/\(comment)/clause", form: fields)
    #expect(tied.status == .ok)
    func fallen(_ page: String) -> Int { page.ranges(of: "class=\"fallen\"").count }
    #expect(fallen(scene.html(tied)) == fallen(page) - 1)
  }

  /// A clause of the commented stage and a word that stands in it alone.
  private func firstClauseWithWords() throws -> (label: String, word: String)? {
    let loaded = try scene.desk.workspace.load(CodingScene.docket)
    let stage = rule.split(separator: " ")[0]
    let tree = loaded.stages.first { $0.stage.id.text == stage }?.tree
    for clause in tree?.clauses ?? [] where clause.kind == .paragraph || clause.kind == .item {
      let words = clause.text.split(separator: " ").prefix(5).joined(separator: " ")
      let count = String(decoding: tree?.draft.bytes ?? [], as: UTF8.self).ranges(of: words).count
      if words.utf8.count > 12, count == 1 { return (clause.label.text, words) }
    }
    return nil
  }

  @Test func saysHowFarOneIsAndGoesOn() throws {
    let answer = try scene.ask(
      "coding/\(comment)/read", form: ["state": "done"], fragments: false)
    guard case .seeOther(let path) = answer.body else {
      Issue.record("no redirect")
      return
    }
    #expect(!path.link.text.contains(comment))
    let queue = scene.html(try scene.ask("coding-rows?start=0"))
    #expect(!queue.contains("id=\"row-\(comment)\""))
    let all = scene.html(try scene.ask("coding-rows?start=0&show=all"))
    #expect(all.contains("id=\"row-\(comment)\"") && all.contains(", done"))
    let open = try scene.ask("coding/\(comment)/read", form: ["state": "open"])
    #expect(scene.html(open).contains("is open again"))
  }

  @Test func stepsBackAndForth() throws {
    let html = try tagged()
    let number = try #require(scene.value("data-coding", in: html))
    let back = try scene.ask("undo", form: ["from": "/d/conduct-code/coding/\(comment)?show=all"])
    #expect(scene.html(back).contains("Took back: tagged ‘Overly broad’") && back.savedAt != nil)
    #expect(!scene.html(try scene.ask("coding/\(comment)")).contains("id=\"coding-"))
    let forth = try scene.ask("redo", form: [:])
    #expect(scene.html(forth).contains("Done again: tagged ‘Overly broad’"))
    #expect(
      scene.html(try scene.ask("coding/\(comment)")).contains("id=\"coding-\(number)\""))
    let nothing = try scene.ask("redo", form: [:])
    #expect(scene.html(nothing).contains("nothing to do again") && nothing.savedAt == nil)
  }

  @Test func takesAStepOnceHoweverOftenItIsAskedForUnderOneNumber() throws {
    let number = try #require(scene.value("data-coding", in: try tagged()))
    let isThere = {
      scene.html(try scene.ask("coding/\(comment)")).contains("id=\"coding-\(number)\"")
    }
    let first = try scene.ask("undo", form: ["act": "one"])
    #expect(try !isThere())
    _ = try scene.ask("redo", form: ["act": "two"])
    #expect(try isThere())
    let again = try scene.ask("undo", form: ["act": "one"])
    #expect(try isThere())
    #expect(scene.html(again) == scene.html(first) && again.savedAt == first.savedAt)
    _ = try scene.ask("undo", form: ["act": "three"])
    #expect(try !isThere())
  }

  @Test(arguments: [
    (
      "/d/conduct-code/coding/X%2F1?show=all&q=a%20b",
      "/d/conduct-code/coding/X%2F1?show=all&q=a%20b"
    ),
    ("/d/other/coding", "/d/conduct-code/coding"), ("//evil.example/d", "/d/conduct-code/coding"),
    ("", "/d/conduct-code/coding"), ("https://evil.example/", "/d/conduct-code/coding"),
  ])
  func aPlainStepComesBackToAPageOfTheDocketOnly(_ from: String, _ to: String) throws {
    let answer = try scene.ask("undo", form: ["from": from], fragments: false)
    guard case .seeOther(let path) = answer.body else {
      Issue.record("no redirect")
      return
    }
    #expect(path.link.text == to)
  }

  @Test func refusesWhatIsNotThere() throws {
    #expect(throws: TagRefusal.self) { try scene.ask("coding/NO-1") }
    #expect(throws: TagRefusal.self) {
      try scene.ask("coding/\(comment)/tag", form: form(["tag": "nonsense"]))
    }
    #expect(throws: StaffRefusal.self) { try scene.ask("coding/\(comment)/tag", form: form([:])) }
    #expect(throws: StaffRefusal.self) { try scene.ask("coding-clause/first/none") }
    let gone = try scene.ask("coding/\(comment)/untag", form: ["number": "999", "was": "x"])
    #expect(gone.status == .conflict)
  }

  @Test func unfoldsAClause() throws {
    let label = try #require(try firstClauseWithWords())
    let stage = rule.split(separator: " ")[0]
    let html = scene.html(try scene.ask("coding-clause/\(stage)/\(label.label)"))
    #expect(html.contains("id=\"unfold\"") && html.contains("No comment was tied to it."))
  }
}

extension String {
  /// What stands after some words; nil where they do not.
  fileprivate func components(after words: String) -> String? {
    firstRange(of: words).map { String(self[$0.upperBound...]) }
  }
}
