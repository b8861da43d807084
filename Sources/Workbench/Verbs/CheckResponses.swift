// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
import Diagnostics
import DocketParsing
import Dockets
import Redlining

extension Workspace {
  /// What is wrong in the files of a docket's responses, as text in git: how they are written, and
  /// stages, clauses and tags that are not there.
  func checkResponses(_ name: String, _ loaded: LoadedDocket?) throws -> [Diagnostic] {
    let paths = responsePaths(name)
    guard !paths.isEmpty else { return [] }
    let reader = loaded.map { ResponseReader($0) }
    return try paths.flatMap { path in
      let read = try readResponse(path)
      guard let reader, let response = read.response else { return read.diagnostics }
      return read.diagnostics + check(response, read.places, reader)
    }
  }

  private func check(
    _ response: ResponseFile, _ places: ResponsePlaces, _ reader: ResponseReader
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    do {
      _ = try reader.written(response)
    } catch let refusal as RespondRefusal {
      found.append(
        Diagnostic(
          id: refusal.field == .changed ? "UnknownCitation" : "UnknownStage", severity: .error,
          place: places[refusal.field], summary: "\(refusal)",
          explanation: "A clause that changed is cited as the stage that answers has it, or, when "
            + "it was removed, as the stage that was commented on has it.",
          solutions: ["Cite a clause that is there, as `rulewright clauses` prints it"]))
    } catch {
      let isStage = reader.loaded.docket.stage(response.stage) == nil
      found.append(
        Diagnostic(
          id: "UnknownStage", severity: .error, place: places[isStage ? .stage : .answered],
          summary: "\(error)", solutions: ["Write a stage's id as docket.yml has it"]))
      return found
    }
    let tree = reader.loaded.stage(response.stage)?.tree
    for issue in response.issues {
      if reader.loaded.codebook.tag(issue.tag) == nil {
        found.append(
          unknownIssue(issue, places, "the codebook has no tag '\(issue.tag)'"))
      } else if let label = issue.label, let tree, tree.clause(label) == nil {
        found.append(
          unknownIssue(issue, places, "stage '\(response.stage)' has no clause '\(label)'"))
      }
    }
    return found
  }

  private func unknownIssue(
    _ issue: Issue, _ places: ResponsePlaces, _ why: String
  ) -> Diagnostic {
    Diagnostic(
      id: "UnknownIssue", severity: .warning, place: places[.issues],
      summary: "Nobody can raise '\(issue)': \(why)",
      solutions: ["Write TAG@LABEL as `rulewright coverage` lists it"])
  }

  /// Reasons that explain nothing: a clause that neither text has, or one that is what it was.
  func checkReasons(_ loaded: LoadedDocket) -> [Diagnostic] {
    guard loaded.docket.stages.contains(where: { !$0.reasons.isEmpty }) else { return [] }
    let changes = loaded.changes
    var found: [Diagnostic] = []
    for (index, stage) in loaded.docket.stages.enumerated() {
      let step = changes.first { $0.to == stage.id }
      for (number, reason) in stage.reasons.enumerated() {
        for words in reason.changed {
          guard let problem = problem(with: words, in: step, stage.id) else { continue }
          found.append(
            Diagnostic(
              id: problem.id, severity: .warning,
              place: loaded.places[.reason(stage: index, number)], summary: problem.summary,
              explanation: "A reason says why words differ from the stage before.",
              solutions: ["Cite the clause that changed", "Take the citation out"]))
        }
      }
    }
    return found
  }

  private func problem(
    with words: String, in step: StageChanges?, _ stage: StageID
  ) -> (id: String, summary: String)? {
    guard let step else {
      return ("UnknownCitation", "No stage's text comes before '\(stage)', so nothing changed")
    }
    guard let clause = step.clause(citing: words) else {
      let near = step.redline.new.citations(near: words)
      return (
        "UnknownCitation",
        "Neither '\(step.to)' nor '\(step.from)' has a clause '\(words)'"
          + (near.isEmpty ? "" : "; near it are \(near.joined(separator: ", "))")
      )
    }
    guard step.didChange(clause) == true else {
      return ("UnchangedCitation", "\(clause.citation) is what it was in '\(step.from)'")
    }
    return nil
  }
}
