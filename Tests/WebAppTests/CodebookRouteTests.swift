// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Foundation
import Testing
import Workbench

@testable import WebApp

/// The codebook on screen, and what becomes of codings and responses when its tags change.
struct CodebookRouteTests {
  private let scene: CodingScene

  init() throws {
    scene = try CodingScene()
    _ = try scene.desk.workspace.importFiles(
      [], into: CodingScene.docket, by: "A. Reader", now: scene.desk.now)
  }

  /// The codebook that a form of a tag's page says it began from.
  private func version(_ tag: String = "overly-broad") throws -> String {
    let html = scene.html(try scene.ask("codebook?tag=\(tag)"))
    let part = html.components(separatedBy: "name=\"version\"").dropFirst().first ?? ""
    return try #require(scene.value("value", in: part))
  }

  private func view(_ tag: String) throws -> CodebookView {
    try scene.desk.workspace.codebook(of: CodingScene.docket, looking: TagID(tag))
  }

  private func text(_ path: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: scene.root + "/" + path))
    return String(decoding: data, as: UTF8.self)
  }

  private var codebookFile: String { "Drafts/\(CodingScene.docket)/codebook.yml" }

  private func responses() throws -> String {
    let folder = "Comments/\(CodingScene.docket)/responses"
    let names = try FileManager.default.contentsOfDirectory(atPath: scene.root + "/" + folder)
    return try names.sorted().map { try text(folder + "/" + $0) }.joined()
  }

  @Test func aChangedDefinitionMarksEarlierCodingsForReview() throws {
    #expect(try view("overly-broad").toReview.isEmpty)
    _ = try scene.ask(
      "codebook/overly-broad/define",
      form: [
        "version": try version(), "definition": "It reaches harmless people.", "use": "",
        "avoid": "", "examples": "a\nb",
      ])
    let after = try view("overly-broad")
    let count = try #require(after.toReview[TagID("overly-broad")])
    #expect(count > 0)
    #expect(after.toReview.count == 1)
    #expect(
      after.review.first?.seen?.definition.utf8.starts(with: "The commenter says".utf8) == true)
    #expect(after.codebook.tag(TagID("overly-broad"))?.examples == ["a", "b"])
    #expect(after.history.count == 2)
    let page = scene.html(try scene.ask("codebook?tag=overly-broad"))
    #expect(page.contains("\(count) codings made under another definition"))
  }

  @Test func aPersonSaysWhichCodingsStillHold() throws {
    _ = try scene.ask(
      "codebook/overly-broad/define",
      form: ["version": try version(), "definition": "Narrower."])
    let waiting = try view("overly-broad").review
    let first = try #require(waiting.first)
    _ = try scene.ask(
      "codebook/overly-broad/confirm",
      form: [
        "coding": "\(first.numbered.number) \(first.mark)", "version": try version(),
      ])
    let second = try #require(waiting.dropFirst().first)
    _ = try scene.ask(
      "codebook/overly-broad/retag",
      form: [
        "coding": "\(second.numbered.number) \(second.mark)", "into": "small-firms",
        "version": try version(),
      ])
    let after = try view("overly-broad")
    #expect(after.toReview[TagID("overly-broad")] == waiting.count - 2)
    #expect(after.toReview[TagID("small-firms")] == nil)
  }

  @Test func whoReviewsUnderADefinitionThatChangedMeetsAConflict() throws {
    let old = try version()
    _ = try scene.ask(
      "codebook/overly-broad/define", form: ["version": old, "definition": "Narrower."])
    let first = try #require(try view("overly-broad").review.first)
    let form = ["coding": "\(first.numbered.number) \(first.mark)"]
    for (version, mark) in [(old, first.mark), (try version(), "another")] {
      var form = form
      form["version"] = version
      form["coding"] = "\(first.numbered.number) \(mark)"
      do {
        _ = try scene.ask("codebook/overly-broad/confirm", form: form)
        Issue.record("it was confirmed")
      } catch {
        #expect(StaffRefusal(error).status == .conflict)
      }
    }
    #expect(try view("overly-broad").review.first?.numbered.number == first.numbered.number)
  }

  @Test func aRenamedTagTakesItsCodingsAndResponsesAlong() throws {
    let before = try view("overly-broad")
    #expect(try responses().contains("overly-broad@"))
    _ = try scene.ask(
      "codebook/overly-broad/rename",
      form: ["version": try version(), "id": "too-broad", "name": "Too broad"])
    let after = try view("too-broad")
    #expect(after.comments[TagID("too-broad")] == before.comments[TagID("overly-broad")])
    #expect(after.comments[TagID("overly-broad")] == nil)
    #expect(after.toReview.isEmpty)
    #expect(try !responses().contains("overly-broad@"))
    #expect(try responses().contains("too-broad@"))
    #expect(try text(codebookFile).contains("id: too-broad"))
    #expect(
      try scene.desk.workspace.verifyRecords([CodingScene.docket]).allSatisfy(\.problems.isEmpty))
  }

  @Test func aMergedTagsCodingsWaitForReviewUnderTheOther() throws {
    let moved = try #require(try view("small-firms").comments[TagID("small-firms")])
    _ = try scene.ask(
      "codebook/small-firms/merge", form: ["version": try version(), "into": "time-limits"])
    let after = try view("time-limits")
    #expect(after.codebook.tag(TagID("small-firms")) == nil)
    #expect((after.toReview[TagID("time-limits")] ?? 0) >= moved)
    #expect(after.review.allSatisfy { $0.seen?.id.text == "small-firms" })
  }

  @Test func aSplitLeavesItToAPersonWhichCodingsGo() throws {
    _ = try scene.ask(
      "codebook/small-firms/split",
      form: [
        "version": try version(), "narrowed": "Firms of one person.", "id": "smaller-firms",
        "name": "Smaller firms", "definition": "Firms of a few people.",
      ])
    let after = try view("small-firms")
    #expect(after.codebook.tag(TagID("smaller-firms")) != nil)
    #expect(after.toReview[TagID("small-firms")] == after.review.count)
    #expect(after.comments[TagID("smaller-firms")] == nil)
  }

  @Test func aCodebookThatWasChangedMeanwhileIsNeverOverwritten() throws {
    let seen = try version()
    let path = scene.root + "/" + codebookFile
    let other = try text(codebookFile).replacingOccurrences(
      of: "ought not to reach", with: "should not reach")
    try other.write(toFile: path, atomically: false, encoding: .utf8)
    for fragments in [true, false] {
      let answer = try scene.ask(
        "codebook/overly-broad/define", form: ["version": seen, "definition": "Mine."],
        fragments: fragments)
      #expect(answer.status == .conflict)
      #expect(scene.html(answer).contains("Mine."))
      #expect(scene.html(answer).contains("should"))
    }
    #expect(try text(codebookFile) == other)
  }

  @Test(arguments: [
    (["id": "No Id", "name": "N", "definition": "D"], StaffStatus.unfit),
    (["id": "overly-broad", "name": "N", "definition": "D"], .unfit),
    (["id": "fresh", "name": " ", "definition": "D"], .unfit),
    (["id": "fresh", "name": "N", "definition": ""], .unfit),
  ])
  func refusesATagThatNobodyCouldUse(_ form: [String: String], _ status: StaffStatus) throws {
    let before = try text(codebookFile)
    var form = form
    form["version"] = try version()
    do {
      _ = try scene.ask("codebook/new", form: form)
      Issue.record("the tag was taken")
    } catch {
      #expect(StaffRefusal(error).status == status)
    }
    #expect(try text(codebookFile) == before)
  }

  @Test func whatIsTypedStaysText() throws {
    let hostile = "</textarea><script>alert(1)</script>\"'&: - #x\n  y"
    _ = try scene.ask(
      "codebook/new",
      form: [
        "version": try version(), "id": "hostile", "name": hostile, "definition": hostile,
        "use": hostile, "avoid": hostile, "examples": hostile,
      ])
    let tag = try #require(try view("hostile").codebook.tag(TagID("hostile")))
    #expect(tag.definition.utf8.elementsEqual(hostile.utf8))
    let page = scene.html(try scene.ask("codebook?tag=hostile"))
    #expect(!page.contains("<script>alert"))
  }
}
