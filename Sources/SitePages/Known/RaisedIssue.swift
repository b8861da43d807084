// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Dockets

/// What the agency is asked to answer: one tag about one clause, with all that says so.
struct RaisedIssue: Sendable {
  let key: StageIssue
  /// The stage that is spoken to, by index.
  let stage: Int
  /// The clause in the text that is shown; nil for the document as a whole and for one that is
  /// gone.
  let clause: Int?
  /// Nil for the document as a whole.
  let citation: Citation?
  /// By index; none where only comments that are not public raised it.
  let codings: [Int]
  /// By index, in the order of the docket's responses.
  let responses: [Int]

  var isAnswered: Bool { !responses.isEmpty }
  var place: ClausePlace? { clause.map { ClausePlace(stage: stage, clause: $0) } }
}

/// The issues of a docket, those of the codings and those that a response names: by stage, by
/// clause, by the order of the tags.
func raisedIssues(
  _ codings: [PublicCoding], _ responses: [ResponseContent], on stages: [StageContent],
  tags: [Tag]
) -> [RaisedIssue] {
  var codingsOf: [StageIssue: [Int]] = [:]
  for (index, coding) in codings.enumerated() { codingsOf[coding.issue, default: []].append(index) }
  var responsesOf: [StageIssue: [Int]] = [:]
  for (index, content) in responses.enumerated() {
    for issue in content.response.stageIssues { responsesOf[issue, default: []].append(index) }
  }
  let keys = Set(codingsOf.keys).union(responsesOf.keys)
  let issues = keys.compactMap { key -> RaisedIssue? in
    guard let stage = stages.firstIndex(where: { $0.stage.id == key.stage }) else { return nil }
    let tree = stages[stage].tree
    // Where its codings speak of what is gone, another clause may bear the label by now.
    let targets = (codingsOf[key] ?? []).compactMap { codings[$0].target }
    let clause = key.issue.label.flatMap { tree.index(of: $0) }.flatMap { clause in
      targets.isEmpty || targets.contains { $0.standing.mayBe(clause) } ? clause : nil
    }
    let said = (codingsOf[key] ?? []).compactMap { codings[$0].target?.citation }
      .min { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    let citation = key.issue.label.map { label in
      clause.map { tree.clauses[$0].citation } ?? said ?? Citation(label.text)
    }
    return RaisedIssue(
      key: key, stage: stage, clause: clause, citation: citation, codings: codingsOf[key] ?? [],
      responses: responsesOf[key] ?? [])
  }
  var rank: [TagID: Int] = [:]
  for (index, tag) in tags.enumerated() where rank[tag.id] == nil { rank[tag.id] = index }
  return issues.sorted { a, b in
    if a.stage != b.stage { return a.stage < b.stage }
    // What is about no clause, or about one that is gone, comes last.
    let (left, right) = (a.clause ?? Int.max, b.clause ?? Int.max)
    if left != right { return left < right }
    let (tag, other) = (rank[a.key.issue.tag] ?? Int.max, rank[b.key.issue.tag] ?? Int.max)
    return tag != other ? tag < other : a.key.issue < b.key.issue
  }
}

/// The responses that are shown: those whose stages are, in the order of the stages that they
/// speak of, then of those that answer, then of the clauses.
func shownResponses(
  _ responses: [ResponseContent], on stages: [StageContent]
) -> [ResponseContent] {
  struct Key {
    let stage: Int
    let answering: Int
    let clause: Int
  }
  let keyed = responses.compactMap { content -> (Key, ResponseContent)? in
    let response = content.response
    guard let stage = stages.firstIndex(where: { $0.stage.id == response.stage }),
      let answering = stages.firstIndex(where: { $0.stage.id == response.answeredIn })
    else { return nil }
    let clauses = response.issues.compactMap { issue in
      issue.label.flatMap { stages[stage].tree.index(of: $0) }
    }
    return (Key(stage: stage, answering: answering, clause: clauses.min() ?? Int.max), content)
  }
  return keyed.sorted { a, b in
    if a.0.stage != b.0.stage { return a.0.stage < b.0.stage }
    if a.0.answering != b.0.answering { return a.0.answering < b.0.answering }
    if a.0.clause != b.0.clause { return a.0.clause < b.0.clause }
    return a.1.response.id < b.1.response.id
  }.map(\.1)
}
