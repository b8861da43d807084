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
  func points(of comment: Int) -> [CommentPoint] { points(issues(of: comment)) }

  /// The points that a comment shares with all that have its words.
  func points(sharedBy comment: Int) -> [CommentPoint] {
    points(issues((sharing.tagged(comment)?.codings ?? []).map { codings[$0] }))
  }

  private func points(_ issues: [RaisedIssue]) -> [CommentPoint] {
    var points: [CommentPoint] = []
    for issue in issues {
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

  /// What came of a comment's points, in a sentence or several.
  ///
  /// What was done with the points comes first, and because of how many of them words changed, last.
  func summary(of points: [CommentPoint]) -> String {
    let groups: [(one: String, many: String, count: Int)] = Outcome.allCases.map { outcome in
      (outcome.words(1), outcome.words(2), points.count { self.outcome(of: $0) == outcome })
    }.filter { $0.count > 0 }
    guard let first = groups.first else { return "" }
    let changed = changedWords(because: points)
    if points.count == 1 {
      // Said of one point that is only drafted, "one" would sound like a count.
      let point = points[0].response.map { isDrafted(responses[$0].response) } == true
      return (point ? "Its point " : "Its one point ") + first.one + "." + changed
    }
    if points.allSatisfy({ $0.response == nil }) {
      return points.count == 2
        ? "Neither of its points is answered yet."
        : "None of its \(inLetters(points.count)) points is answered yet."
    }
    if first.count == points.count {
      return "\(points.count == 2 ? "Both" : "All " + inLetters(points.count)) of its points "
        + "\(first.many)." + changed
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
    return sentences.joined(separator: " ") + changed
  }

  /// Because of how many points words of an issued text changed; empty for none.
  private func changedWords(because points: [CommentPoint]) -> String {
    let changing = points.count { point in
      guard let index = point.response, !isDrafted(responses[index].response) else { return false }
      return foundChanges[index].contains { !$0.rows.isEmpty }
    }
    guard changing > 0 else { return "" }
    let which =
      changing < points.count
      ? inLetters(changing) + " of them"
      : changing == 1 ? "it" : changing == 2 ? "both" : "all " + inLetters(changing)
    return " Words of \(ruleOrText) changed because of \(which)."
  }

  private func outcome(of point: CommentPoint) -> Outcome {
    guard let index = point.response else { return .open }
    let response = responses[index].response
    let isDrafted = isDrafted(response)
    return switch response.disposition {
    case .accepted: isDrafted ? .acceptedInDraft : .accepted
    case .acceptedInPart: isDrafted ? .acceptedInPartInDraft : .acceptedInPart
    case .notAccepted: isDrafted ? .notTakenUpInDraft : .notTakenUp
    case .outOfScope: isDrafted ? .outOfScopeInDraft : .outOfScope
    case .noted: isDrafted ? .notedInDraft : .noted
    }
  }
}

/// What came of a point, what is issued before what is drafted, and of each the best first.
private enum Outcome: CaseIterable {
  case accepted, acceptedInPart, notTakenUp, outOfScope, noted
  case acceptedInDraft, acceptedInPartInDraft, notTakenUpInDraft, outOfScopeInDraft, notedInDraft
  case open

  func words(_ count: Int) -> String {
    let (was, isNow) = count == 1 ? ("was", "is") : ("were", "are")
    return switch self {
    case .accepted: "\(was) accepted"
    case .acceptedInPart: "\(was) accepted in part"
    case .notTakenUp: "\(was) answered and not taken up"
    case .outOfScope: "\(was) found to be out of scope"
    case .noted: "\(was) noted"
    case .acceptedInDraft: "\(isNow) taken up in the working draft, not issued"
    case .acceptedInPartInDraft: "\(isNow) taken up in part in the working draft, not issued"
    case .notTakenUpInDraft: "\(isNow) not taken up in the working draft, not issued"
    case .outOfScopeInDraft:
      "\(isNow) found to be out of scope in the working draft, not issued"
    case .notedInDraft: "\(isNow) noted in the working draft, not issued"
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
