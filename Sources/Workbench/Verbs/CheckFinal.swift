// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Coverage
import Diagnostics
import DocketParsing
import Dockets
import Redlining

extension Workspace {
  /// The gate before a final rule, as diagnostics: everything that is not accounted for.
  func checkFinal(_ loaded: LoadedDocket, today: CalendarDay) throws -> [Diagnostic] {
    let name = loaded.docket.name
    let gate = try gate(loaded, today: today)
    let report = gate.report
    let words = GateWords(
      loaded: loaded, codings: shown(codingsPath(name)),
      responses: shown(responsesFolder(name)))
    var found = report.untagged.map(words.untagged) + report.fallen.map(words.fallen)
    found += gate.review.map { words.toReview($0, codebook: shown(codebookPath(name))) }
    found += gate.undecided.map(words.undecided)
    found += report.lateWithoutTreatment.map(words.late) + report.unanswered.map(words.unanswered)
    found += try report.unsound.flatMap { response in
      let path = responsePath(response.response.id, in: name)
      let places = Disk.isThere(path) ? try readResponse(path).places : nil
      return words.unsound(response, places ?? ResponsePlaces(file: shown(path)))
    }
    found += report.unexplained.map(words.unexplained) + gate.texts
    return found + gate.outOfStep.map(words.outOfStep)
  }
}

/// The words of the gate.
private struct GateWords {
  let loaded: LoadedDocket
  /// The files in which codings and responses stand as text.
  let codings: String
  let responses: String

  private var name: String { loaded.docket.name }

  private func diagnostic(
    _ id: String, _ place: SourcePlace, _ summary: String, because explanation: String,
    mend solutions: [String]
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: .error, place: place, summary: summary, explanation: explanation,
      solutions: solutions)
  }

  /// Where a clause stands in its stage's draft; nil when it is not there.
  private func place(_ stage: StageID, _ label: ClauseLabel?) -> SourcePlace? {
    guard let label, let tree = loaded.stage(stage)?.tree, let clause = tree.clause(label) else {
      return nil
    }
    return tree.draft.place(of: clause.wordsRange)
  }

  func untagged(_ comment: CoveredComment) -> Diagnostic {
    diagnostic(
      "UntaggedComment", SourcePlace(file: codings),
      "Comment \(comment.id) on '\(comment.stage)' has no coding",
      because: "Every comment is read, and what it says has a tag.",
      mend: [
        "Read it with `rulewright comment \(name) \(comment.id)`",
        "Tag it with `rulewright tag \(name) \(comment.id) TAG`",
      ])
  }

  func fallen(_ fallen: StandingCoding) -> Diagnostic {
    let coding = fallen.coding
    return diagnostic(
      "FallenCoding", SourcePlace(file: codings),
      "The coding of \(coding.comment) with '\(coding.tag)' by \(coding.coder) no longer stands: "
        + fallen.reasons.joined(separator: ", and "),
      because: "A person says whether a coding still holds; it is not carried without one.",
      mend: [
        "Tie it to its clause in `rulewright serve`, at the comment",
        "Or tag the comment anew, and take the old coding back with `rulewright untag \(name) "
          + "\(coding.comment) \(coding.tag) --by '\(coding.coder)'`",
      ])
  }

  func toReview(_ waiting: TagToReview, codebook: String) -> Diagnostic {
    let count = waiting.count
    return diagnostic(
      "CodingsToReview", SourcePlace(file: codebook),
      "\(count) coding\(count == 1 ? "" : "s") with '\(waiting.tag)' "
        + "\(count == 1 ? "was" : "were") made under another definition",
      because: "A person says whether a coding still holds; it is not carried without one.",
      mend: ["Say of each whether it holds, on the page of the codebook of `rulewright serve`"])
  }

  func undecided(_ waiting: UndecidedWords) -> Diagnostic {
    let count = waiting.count
    return diagnostic(
      "UndecidedRedaction", SourcePlace(file: codings),
      "Comment \(waiting.comment) has \(count) place\(count == 1 ? "" : "s") that may be personal "
        + "data and \(count == 1 ? "is" : "are") withheld until somebody decides",
      because: "A person says what the public may read; the program only finds it.",
      mend: [
        "Look at it with `rulewright redact \(name) \(waiting.comment)`",
        "Withhold it for good with `--confirm`, or let the public read it with `--show`",
      ])
  }

  func late(_ late: LateComments) -> Diagnostic {
    let index = loaded.docket.stages.firstIndex { $0.id == late.stage } ?? 0
    let count = late.count
    let shown = late.comments.prefix(5).map(\.text).joined(separator: ", ")
    return diagnostic(
      "LateWithoutTreatment", loaded.places[.closes(stage: index)],
      "Stage '\(late.stage)' does not say how its \(count) late comment\(count == 1 ? " is" : "s are") treated",
      because: "Late: \(shown)\(count > 5 ? " and \(count - 5) more" : "").",
      mend: ["Write late: considered, or late: not considered, beside closes:"])
  }

  func unanswered(_ issue: IssueCoverage) -> Diagnostic {
    let words = issue.issue.issue
    let count = issue.received
    return diagnostic(
      "UnansweredIssue", place(issue.issue.stage, words.label) ?? SourcePlace(file: responses),
      "No response answers '\(words)' on '\(issue.issue.stage)'",
      because: "\(count) comment\(count == 1 ? " raises" : "s raise") it"
        + (issue.citation.map { " about \($0)" } ?? "") + ".",
      mend: [
        "Answer it with `rulewright respond \(name) '\(words)' --stage \(issue.issue.stage) "
          + "--disposition … --file RESPONSE.md`"
      ])
  }

  func unsound(_ unsound: UnsoundResponse, _ places: ResponsePlaces) -> [Diagnostic] {
    unsound.faults.map { fault in
      diagnostic(
        "ResponseUnsound", places[field(fault)],
        "The response '\(unsound.response.id)' cannot stand: \(fault)",
        because: "An answer names what was said, what was decided and what changed.",
        mend: ["Mend the file, then `rulewright import \(name)`"])
    }
  }

  private func field(_ fault: UnsoundResponse.Fault) -> ResponsePlaces.Field {
    switch fault {
    case .unknownStage: .stage
    case .answersTheFuture: .answered
    case .answersNothing, .issueWithoutCodings: .issues
    case .noClause, .unchanged: .changed
    case .namesNoChange: .disposition
    case .emptyBody: .title
    }
  }

  func unexplained(_ change: UnexplainedChange) -> Diagnostic {
    let clause = change.clause
    let operations = change.operations.map(\.rawValue).joined(separator: " and ")
    let inside = change.inside == 0 ? "" : ", with \(change.inside) more beneath it"
    return diagnostic(
      "UnexplainedChange",
      place(clause.stage, clause.label) ?? SourcePlace(file: "Drafts/\(name)/docket.yml"),
      "\(clause.citation) was \(operations) in '\(change.stage)'\(inside), and nothing says why",
      because: "A change of the rule follows from a response or has a reason of its own.",
      mend: [
        "Name it in a response's changed:",
        "Give a reason under reasons: of stage '\(change.stage)' in docket.yml",
      ])
  }

  func outOfStep(_ response: ResponseOutOfStep) -> Diagnostic {
    let write = "Write it with `rulewright export \(name) --to responses`"
    let read = "Read it with `rulewright import \(name)`"
    let (summary, mends) =
      switch response.fault {
      case .notAsText:
        (
          "The record's response '\(response.id)' is not there as text",
          [write, "Take it back with `rulewright respond \(name) --remove \(response.id)`"]
        )
      case .differs:
        (
          "The text differs from the record's response",
          [read, write + "; `--overwrite` where the file was edited by hand"]
        )
      case .notInRecord: ("The record has no such response", [read])
      }
    return diagnostic(
      "ResponseNotInStep", SourcePlace(file: response.path), summary,
      because: "Whoever clones the text gets what the text says.", mend: mends)
  }
}
