// Rulewright. Apache-2.0.

package import Codings
package import Dockets

/// Why a response was not written: nothing was changed.
package enum RespondRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case noIssueNamed
  case badIssue(String)
  /// Nobody raised the issue on that stage, or on any when the stage is nil.
  case noIssue(Issue, stage: StageID?, near: [String])
  /// The issues were raised on several stages.
  case severalStages([StageID])
  /// The issues were raised on different stages, so that no one response answers them.
  case stagesApart(Issue, StageID, Issue, StageID)
  case noStageAfter(StageID)
  case noClause(String, stages: [StageID], near: [String])
  case noDisposition
  /// Without a file, of what somebody typed.
  case emptyBody(file: String?)
  /// What would be written could not be read again; the first thing that is wrong with it.
  case unsound(String)
  case noID(String)
  /// The id made of the title belongs to the answer to other issues.
  case idTaken(ResponseID, issues: [Issue])
  case noResponse(ResponseID, near: [String])
  /// The text was put back as it was, or could not be.
  case recordFailed(reason: String, isUndone: Bool)

  package var description: String {
    switch self {
    case .noIssueNamed:
      "Name the issues that are answered, as TAG@LABEL; `rulewright coverage` lists them"
    case .badIssue(let words):
      "'\(words)' is no issue; one is written overly-broad@4E001-c, or overly-broad alone"
    case .noIssue(let issue, let stage, let near):
      "No coding raises '\(issue)'" + (stage.map { " on stage '\($0)'" } ?? "")
        + (near.isEmpty
          ? "; `rulewright coverage` lists what was raised"
          : "; near it are \(near.joined(separator: ", "))")
    case .severalStages(let stages):
      "These issues were raised on several stages; say which with --stage: "
        + stages.map(\.text).joined(separator: ", ")
    case .stagesApart(let a, let stage, let b, let other):
      "'\(a)' was raised on stage '\(stage)' and '\(b)' on '\(other)'; answer them one by one"
    case .idTaken(let id, let issues):
      "There is a response '\(id)' to other issues "
        + "(\(issues.map(\.description).joined(separator: ", "))); give this one a name with --id, "
        + "or write over that one with --id \(id)"
    case .noStageAfter(let stage):
      "No stage comes after '\(stage)'; say which stage answers with --answered"
    case .noClause(let words, let stages, let near):
      "No clause '\(words)' stands in \(Self.either(stages))"
        + (near.isEmpty ? "" : "; near it are \(near.joined(separator: ", "))")
    case .noDisposition:
      "Say what was decided with --disposition: "
        + Disposition.allCases.map(\.rawValue).joined(separator: ", ")
    case .emptyBody(let file):
      "\(file ?? "It") says nothing; a response needs at least a sentence"
    case .unsound(let why): "The response could not be read again: \(why)"
    case .noID(let words):
      "'\(words)' is no id; one has small letters, digits and hyphens, such as definition-tools"
    case .noResponse(let id, let near):
      "There is no response '\(id)'"
        + (near.isEmpty ? "" : "; there is \(near.joined(separator: ", "))")
    case .recordFailed(let reason, let isUndone):
      reason
        + (isUndone
          ? " Nothing was changed"
          : " The file and the record now differ; run the same command again")
    }
  }

  private static func either(_ stages: [StageID]) -> String {
    var names: [String] = []
    for stage in stages where !names.contains(stage.text) { names.append(stage.text) }
    return names.map { "'\($0)'" }.joined(separator: " or ")
  }
}
