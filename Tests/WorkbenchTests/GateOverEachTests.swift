// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Comments
import Coverage
import Diagnostics
import Dockets
import Foundation
import Testing

@testable import Workbench

/// The gate on the sample that is complete: whichever one piece of it is taken away, it fails and
/// says which.
@Suite struct GateOverEachTests {
  private let sample: SampleWorkspace
  private let workspace: Workspace
  private let today = CalendarDay(year: 2022, month: 5, day: 25) ?? CalendarDay(number: 0)

  init() throws {
    sample = try SampleWorkspace("cyber-items")
    workspace = sample.workspace
  }

  /// What `check --final` says of an error.
  private func found() throws -> [Diagnostic] {
    try workspace.check(["cyber-items"], finalOn: today).filter { $0.severity == .error }
  }

  private func undo() throws {
    _ = try workspace.undo(by: "Ann", in: "cyber-items", now: sample.now)
  }

  @Test func namesEachIssueOfEveryResponseThatIsTakenAway() throws {
    let written = try sample.record.responses().map(\.response)
    #expect(written.count >= 39)
    for response in written {
      _ = try workspace.removeResponse(response.id, in: "cyber-items", by: "Ann", now: sample.now)
      let said = try found()
      #expect(!response.issues.isEmpty)
      for issue in response.issues {
        let summary = "No response answers '\(issue)' on '\(response.stage)'"
        #expect(
          said.contains { $0.id == "UnansweredIssue" && $0.summary == summary },
          "\(response.id): \(issue)")
      }
      // All that it answered, and what it alone explained, and nothing else.
      let others = said.filter { $0.id != "UnansweredIssue" }
      #expect(others.allSatisfy { $0.id == "UnexplainedChange" }, "\(response.id): \(others)")
      #expect(said.count - others.count == response.issues.count)
      try undo()
    }
    #expect(try found().map(\.summary) == [])
  }

  /// What staff takes back is a decision, which the log keeps: once it is exported, text and record
  /// say the same, and the gate asks for a tag only where the comment has none left, and for a
  /// coding only where a response answers an issue that nobody raises any more.
  @Test func namesEveryTagThatIsTakenBackAndIsContentOnceItIsExportedUnlessItWasTheOnlyOne() throws
  {
    let record = try sample.record
    let codings = try record.codings()
    #expect(codings.count >= 445)
    let perComment = Dictionary(grouping: codings, by: \.comment)
    let comments = try record.comments().comments
    let stages = Dictionary(uniqueKeysWithValues: comments.map { ($0.id, $0.stage) })
    func issue(_ coding: Coding) -> StageIssue {
      coding.issue(commented: stages[coding.comment] ?? StageID(""))
    }
    let perIssue = Dictionary(grouping: codings, by: issue)
    let loaded = try workspace.load("cyber-items")
    var alone = 0
    for coding in codings {
      try record.removeCodings([coding], stamp: EventStamp(who: "Ann", at: sample.now))
      let gate = try workspace.gate(loaded, today: today)
      // The text still has it, and it is named by comment, tag, coder and time.
      let named = gate.texts.filter { $0.id == "CodingsNotInStep" }
      #expect(named.count == 1 && gate.texts.count == 1)
      let words = named.first?.explanation ?? ""
      let clause = coding.target.map { " at \($0.citation) (\($0.version.stage))" } ?? ""
      #expect(words.contains(" \(coding.comment): \(coding.tag)\(clause), by "), "\(words)")
      #expect(words.contains(", by \(coding.coder) on \(coding.at)."), "\(words)")
      #expect(
        named.first?.solutions.first
          == "Take it out of the file with `rulewright export cyber-items --to codings`")
      // What is left when the text says so too.
      let isLastOfComment = perComment[coding.comment]?.count == 1
      let isLastOfIssue = perIssue[issue(coding)]?.count == 1
      if isLastOfComment { alone += 1 }
      #expect(gate.report.untagged.map(\.id) == (isLastOfComment ? [coding.comment] : []))
      #expect(
        gate.report.unsound.flatMap(\.faults)
          == (isLastOfIssue ? [.issueWithoutCodings(issue(coding).issue)] : []))
      #expect(gate.report.isComplete == !(isLastOfComment || isLastOfIssue))
      try undo()
    }
    #expect(alone >= 21)
    #expect(try found().map(\.summary) == [])
  }

  @Test func namesTheChangeWhoseReasonIsTakenAwayWhicheverItIs() throws {
    let path = "Drafts/cyber-items/docket.yml"
    let text = try sample.text(path)
    let reasons = try workspace.load("cyber-items").docket.stages.flatMap { stage in
      stage.reasons.map { (stage: stage.id, changed: $0.changed) }
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let places = lines.indices.filter { lines[$0].contains("- { changed:") }
    #expect(places.count == reasons.count && reasons.count >= 4)
    for (index, reason) in zip(places, reasons) {
      var rest = lines
      rest.remove(at: index)
      // A list of which nothing is left is no list.
      if lines[index - 1].hasSuffix("reasons:"), !lines[index + 1].contains("- { changed:") {
        rest.remove(at: index - 1)
      }
      try sample.write(rest.joined(separator: "\n"), to: path)
      let said = try found()
      #expect(!said.isEmpty && said.allSatisfy { $0.id == "UnexplainedChange" }, "\(said)")
      for citation in reason.changed {
        #expect(
          said.contains {
            $0.summary.hasPrefix("\(citation) was ") && $0.summary.contains(" in '\(reason.stage)'")
          }, "\(citation): \(said.map(\.summary))")
      }
    }
    try sample.write(text, to: path)
    #expect(try found().map(\.summary) == [])
  }
}
