// Rulewright. Apache-2.0.

import Codings
import Dockets

/// One thing that a comment asks for, as staff read it: what one response answers, or an issue that
/// none answers yet.
struct CommentPoint: Sendable {
  /// By index.
  let response: Int?
  let issues: [RaisedIssue]
}

extension PublicDocket {
  /// The points of a comment, in the order of its passages; several codings of one issue are one
  /// point, and so are several issues that one response answers.
  func points(of comment: Int) -> [CommentPoint] {
    var points: [CommentPoint] = []
    for issue in issues(of: comment) {
      if issue.responses.isEmpty { points.append(CommentPoint(response: nil, issues: [issue])) }
      for response in issue.responses {
        if let at = points.firstIndex(where: { $0.response == response }) {
          points[at] = CommentPoint(response: response, issues: points[at].issues + [issue])
        } else {
          points.append(CommentPoint(response: response, issues: [issue]))
        }
      }
    }
    return points
  }

  /// What came of a comment's points, in a sentence or several: "Two of its three points changed
  /// the rule. One was answered and not taken up."
  func summary(of points: [CommentPoint]) -> String {
    let groups: [(one: String, many: String, count: Int)] = Outcome.allCases.map { outcome in
      (outcome.words(1), outcome.words(2), points.count { self.outcome(of: $0) == outcome })
    }.filter { $0.count > 0 }
    guard let first = groups.first else { return "" }
    if points.count == 1 { return "Its one point \(first.one)." }
    if points.allSatisfy({ $0.response == nil }) {
      return points.count == 2
        ? "Neither of its points is answered yet."
        : "None of its \(inLetters(points.count)) points is answered yet."
    }
    if first.count == points.count {
      return "\(points.count == 2 ? "Both" : "All " + inLetters(points.count)) of its points "
        + "\(first.many)."
    }
    let total = inLetters(points.count)
    var sentences = [
      capitalized(inLetters(first.count))
        + " of its \(total) points \(first.count == 1 ? first.one : first.many)."
    ]
    for group in groups.dropFirst() {
      sentences.append(
        capitalized(inLetters(group.count)) + " \(group.count == 1 ? group.one : group.many).")
    }
    return sentences.joined(separator: " ")
  }

  private func outcome(of point: CommentPoint) -> Outcome {
    guard let index = point.response else { return .open }
    let response = responses[index].response
    switch response.disposition {
    case .accepted, .acceptedInPart:
      guard !response.changed.isEmpty else { return .accepted }
      return answering(response)?.stage.isWorkingDraft == true ? .changedDraft : .changedRule
    case .notAccepted: return .notTakenUp
    case .outOfScope: return .outOfScope
    case .noted: return .noted
    }
  }
}

/// What came of a point, the best first.
private enum Outcome: CaseIterable {
  case changedRule, changedDraft, accepted, notTakenUp, outOfScope, noted, open

  func words(_ count: Int) -> String {
    let (was, isNow) = count == 1 ? ("was", "is") : ("were", "are")
    return switch self {
    case .changedRule: "changed the rule"
    case .changedDraft: "changed the working draft"
    case .accepted: "\(was) accepted"
    case .notTakenUp: "\(was) answered and not taken up"
    case .outOfScope: "\(was) found to be out of scope"
    case .noted: "\(was) noted"
    case .open: "\(isNow) not answered yet"
    }
  }
}

/// A small number as a word: "two".
func inLetters(_ number: Int) -> String {
  let words = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
  return words.indices.contains(number) ? words[number] : grouped(number)
}
