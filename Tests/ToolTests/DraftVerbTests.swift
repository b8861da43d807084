// Rulewright. Apache-2.0.

import Foundation
import Testing

/// `clauses`, `redline` and `deadline`: what a drafter asks of a text.
@Suite struct DraftVerbTests {
  @Test func showsADraftClauseByClause() throws {
    let tool = try Tool().bells()
    let text = try tool.run("clauses", "bells:proposed").succeeds().says(
      "1.1  Bells  1-1 · section · line 9\n",
      "  1.1(b)  When. A bell rings at noon.  1-1-b · paragraph · line 13\n",
      "\n7 clauses, cfr numbering\n")
    try tool.run("clauses", "Drafts/bells/2021-03-01-proposed.md").succeeds().prints(text.text)
  }

  @Test func givesEveryFieldOfAClause() throws {
    let tool = try Tool().bells()
    for reference in ["bells:proposed", "Drafts/bells/2021-03-01-proposed.md"] {
      let list = try tool.run("clauses", reference, "--format", "json").succeeds()
        .json(Shapes.Clauses.self)
      #expect(list.file == "Drafts/bells/2021-03-01-proposed.md")
      #expect(list.numbering == "cfr")
      #expect(Set(list.clauses.map(\.label)).count == list.clauses.count)
      let clause = try #require(list.clauses.first { $0.label == "1-1-b" })
      #expect(clause.citation == "1.1(b)")
      #expect(clause.designation == "(b)")
      #expect(clause.kind == "paragraph")
      #expect(clause.depth == 1)
      #expect(clause.text == "When. A bell rings at noon.")
      #expect(
        [clause.line, clause.endLine] == [13, 14] || [clause.line, clause.endLine] == [13, 13])
      #expect(clause.parent.value == "1-1")
      #expect(clause.key.value == nil)
    }
  }

  @Test func readsAFileOutsideAnyWorkspace() throws {
    let tool = try Tool().file("draft.md", Bells.proposed).file("later.md", Bells.final)
    try tool.remove("Drafts")
    try tool.run("clauses", "draft.md").succeeds().says("7 clauses")
    try tool.run("redline", "draft.md", "later.md").succeeds().says("1.1(d): added")
    try tool.shell(#""$RULEWRIGHT" redline <(cat draft.md) later.md"#).succeeds()
      .says("1.1(d): added")
  }

  @Test func marksTheWordsThatChanged() throws {
    let run = try Tool().bells().run("redline", "bells:proposed", "bells:final").succeeds()
    run.says(
      "± 1.1(b): revised\n", "A bell rings at noon {+and at six+}.",
      "+ 1.1(d): added\n  {+Noise. No bell is louder than 80 dB.+}\n")
    #expect(!run.text.contains("\n\n\n"))
  }

  @Test func answersTwoNamesAsItAnswersThemWithOptions() throws {
    let tool = try Tool().bells()
    for names in ["bells:proposed bells:final", "bells:proposed bells:later", "a b"] {
      let names = names.split(separator: " ").map(String.init)
      let plain = try tool.run(["redline"] + names)
      let spelled = try tool.run(["redline", "--format", "text"] + names)
      #expect(plain.text == spelled.text)
      #expect(plain.complaint == spelled.complaint)
      #expect(plain.code == spelled.code)
    }
  }

  @Test func givesEditsThatRebuildTheLaterDraft() throws {
    let tool = try Tool().bells()
    for (old, new) in [("proposed", "final"), ("final", "proposed"), ("final", "final")] {
      let run = try tool.run("redline", "bells:\(old)", "bells:\(new)", "--format", "json")
        .succeeds()
      let redline = try run.json(Shapes.Redline.self)
      var bytes = try tool.bytes(redline.old)
      for edit in redline.edits.reversed() {
        bytes.replaceSubrange(edit.at..<(edit.at + edit.delete), with: Array(edit.insert.utf8))
      }
      #expect(try bytes == tool.bytes(redline.new))
      let ops = redline.changes.flatMap(\.ops)
      #expect(
        Dictionary(ops.map { ($0, 1) }, uniquingKeysWith: +)
          == redline.summary.filter { $0.value > 0 })
      try tool.run("redline", "bells:\(old)", "bells:\(new)", "--prove").succeeds()
        .says("Proven: \(redline.edits.count) edits rebuild bells:\(new)")
    }
  }

  @Test func saysWhatBecameOfEveryClauseThatChanged() throws {
    let run = try Tool().bells().run("redline", "bells:proposed", "bells:final", "--format", "json")
    let redline = try run.succeeds().json(Shapes.Redline.self)
    #expect(redline.changes.map(\.ops) == [["revised"], ["added"]])
    #expect(redline.changes.map(\.old.value) == ["1-1-b", nil])
    #expect(redline.changes.map(\.new.value) == ["1-1-b", "1-1-d"])
    #expect(redline.changes[0].words.map(\.op) == ["equal", "insert", "equal"])
    #expect((0.0...1.0).contains(redline.changes[0].similarity))
  }

  @Test func writesARedlineAsOneDocumentThatNeedsNothingElse() throws {
    let tool = try Tool().bells()
    let html = try tool.run("redline", "bells:proposed", "bells:final", "--format", "html")
      .succeeds().text
    #expect(
      html.utf8.starts(with: "<!doctype html>".utf8)
        || html.utf8.starts(with: "<!DOCTYPE html>".utf8))
    #expect(html.contains("</html>"))
    #expect(html.contains("and at six"))
    for outside in [
      "http://", "https://", "src=", "<link", "@import", "url(\"", "url('", "url(h", "url(/",
    ] {
      #expect(!html.contains(outside), "\(outside)")
    }
  }

  @Test func countsADeadlineAndShowsTheCounting() throws {
    let tool = try Tool()
    let arguments = ["deadline", "--published", "2021-10-21", "--days", "45"]
    try tool.run(arguments).succeeds().says(
      "Day 45 is Sunday, December 5, 2021", "\nMonday, December 6, 2021 (2021-12-06)\n")
    let deadline = try tool.run(arguments + ["--format", "json"]).succeeds().json(
      Shapes.Deadline.self)
    #expect(deadline.published == "2021-10-21")
    #expect(deadline.days == 45)
    #expect(deadline.counted == "2021-12-05")
    #expect(deadline.date == "2021-12-06")
    #expect(deadline.steps.count >= 4)
  }

  @Test func printsJSONThatOtherProgramsRead() throws {
    let tool = try Tool().bellsWithComments()
    for arguments in [
      "check", "clauses bells:final", "redline bells:proposed bells:final", "comments bells",
      "deadline --published 2021-10-21 --days 45", "import bells from-the-docket.csv",
    ] {
      let run = try tool.run(
        arguments.split(separator: " ").map(String.init) + ["--format", "json"])
      let value = try JSONSerialization.jsonObject(with: run.succeeds().output)
      #expect(value is [String: Any])
    }
  }
}
