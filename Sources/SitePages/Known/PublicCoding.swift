// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets

/// A coding as the public sees it: who coded and when is the office's own business, so codings
/// that two coders made alike are one.
struct PublicCoding: Hashable, Sendable {
  /// The index of the comment in the docket's list.
  let comment: Int
  let tag: TagID
  /// Where the passage stands in the body; nil when the tag is about the whole comment, or when
  /// the words are no longer there.
  let passage: Range<Int>?
  /// That it was about a passage whose words the body does not hold any more.
  let isAdrift: Bool
  let target: Target?

  /// The clause that it speaks to.
  struct Target: Hashable, Sendable {
    let version: DraftVersion
    let label: ClauseLabel
    let citation: Citation
    /// Stage and clause by index, when the version is the one that the site shows.
    let place: ClausePlace?
  }
}

/// A clause of a stage that the site shows.
struct ClausePlace: Hashable, Sendable, Comparable {
  let stage: Int
  let clause: Int

  static func < (a: ClausePlace, b: ClausePlace) -> Bool {
    a.stage != b.stage ? a.stage < b.stage : a.clause < b.clause
  }
}

/// The codings of the comments whose text is public, each once, in the order of comments,
/// passages, tags and clauses.
func publicCodings(
  _ codings: [Coding], of comments: [PublishedComment], on stages: [StageContent]
) -> [PublicCoding] {
  var commentIndex: [CommentID: Int] = [:]
  for (index, comment) in comments.enumerated() { commentIndex[comment.id] = index }
  var stageIndex: [StageID: Int] = [:]
  for (index, stage) in stages.enumerated() { stageIndex[stage.stage.id] = index }
  var seen: Set<PublicCoding> = []
  for coding in codings {
    guard let index = commentIndex[coding.comment], let body = comments[index].body else {
      continue
    }
    let passage = coding.passage.flatMap { standing($0, in: body) }
    let target: PublicCoding.Target? = coding.target.flatMap { target in
      guard let stage = stageIndex[target.version.stage] else { return nil }
      let shown = stages[stage]
      let clause =
        shown.fileHash == target.version.fileHash ? shown.tree.index(of: target.label) : nil
      return PublicCoding.Target(
        version: target.version, label: target.label, citation: target.citation,
        place: clause.map { ClausePlace(stage: stage, clause: $0) })
    }
    seen.insert(
      PublicCoding(
        comment: index, tag: coding.tag, passage: passage,
        isAdrift: coding.passage != nil && passage == nil, target: target))
  }
  return seen.sorted(by: standsBefore)
}

/// The range of a passage, if its words stand there in the body and it cuts through no scalar.
private func standing(_ passage: Passage, in body: String) -> Range<Int>? {
  let bytes = body.utf8
  guard passage.range.lowerBound >= 0, passage.range.upperBound <= bytes.count,
    !passage.range.isEmpty
  else { return nil }
  let from = bytes.index(bytes.startIndex, offsetBy: passage.range.lowerBound)
  let to = bytes.index(from, offsetBy: passage.range.count)
  return bytes[from..<to].elementsEqual(passage.quote.utf8) ? passage.range : nil
}

private func standsBefore(_ a: PublicCoding, _ b: PublicCoding) -> Bool {
  if a.comment != b.comment { return a.comment < b.comment }
  let (from, other) = (a.passage?.lowerBound ?? -1, b.passage?.lowerBound ?? -1)
  if from != other { return from < other }
  let (end, otherEnd) = (a.passage?.upperBound ?? -1, b.passage?.upperBound ?? -1)
  if end != otherEnd { return end < otherEnd }
  if a.tag != b.tag { return a.tag < b.tag }
  if a.isAdrift != b.isAdrift { return b.isAdrift }
  guard let target = a.target, let otherTarget = b.target else {
    return a.target == nil && b.target != nil
  }
  if target.place != otherTarget.place, let place = target.place, let otherPlace = otherTarget.place
  {
    return place < otherPlace
  }
  if target.version != otherTarget.version {
    let (stage, otherStage) = (target.version.stage.text, otherTarget.version.stage.text)
    if stage != otherStage { return stage < otherStage }
    return target.version.fileHash < otherTarget.version.fileHash
  }
  if target.label != otherTarget.label { return target.label < otherTarget.label }
  return target.citation.text < otherTarget.citation.text
}
