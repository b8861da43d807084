// Rulewright. Apache-2.0.

import Anchoring
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
  /// Whether it holds for every copy of the comment: it is not about words of an attachment.
  let isShared: Bool
  /// What it says, together with all codings that say the same.
  let issue: StageIssue

  /// The clause that it speaks to.
  struct Target: Hashable, Sendable {
    /// The one that is shown, where the clause stands in it as the coder saw it.
    let version: DraftVersion
    let label: ClauseLabel
    let citation: Citation
    /// The stage by index.
    let stage: Int
    let standing: ClauseStanding
    /// The words of the clause as the coder saw it; nil where those were not kept.
    let seen: String?

    /// The clause, where it says what the coder saw.
    var place: ClausePlace? {
      standing.exactClause.map { ClausePlace(stage: stage, clause: $0) }
    }

    /// The clauses that it may be, where it is in doubt: they are linked, and never counted.
    var doubtful: [ClausePlace] {
      standing.exactClause == nil
        ? standing.possible.map { ClausePlace(stage: stage, clause: $0.clause) } : []
    }
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
  _ codings: [Coding], of comments: [CommentHead], numbers: [CommentID: Int32],
  _ reading: CommentReading, on stages: [StageContent], olderVersions: [DraftVersion: ClauseTree]
) -> [PublicCoding] {
  var stageIndex: [StageID: Int] = [:]
  for (index, stage) in stages.enumerated() { stageIndex[stage.stage.id] = index }
  let older = seenTexts(olderVersions, on: stages)
  var seen: Set<PublicCoding> = []
  let about = codings.compactMap { coding -> (coding: Coding, comment: Int)? in
    guard let index = numbers[coding.comment], comments[Int(index)].isPublic else { return nil }
    return (coding, Int(index))
  }.sorted { $0.comment < $1.comment }
  reading.each(about.map(\.comment)) { number, comment in
    let (coding, index) = about[number]
    let passage = coding.passage.flatMap { standing($0, in: comment.body ?? "") }
    let target: PublicCoding.Target? = coding.target.flatMap { target in
      guard let stage = stageIndex[target.version.stage] else { return nil }
      return publicTarget(target, stage, stages[stage], seen: older[target.version])
    }
    seen.insert(
      PublicCoding(
        comment: index, tag: coding.tag, passage: passage,
        isAdrift: coding.passage != nil && passage == nil, target: target,
        isShared: !comment.isStub
          && holdsForCopies(coding.passage?.range, ownLength: comment.ownLength),
        issue: coding.issue(commented: comments[index].stage)))
  }
  return seen.sorted(by: standsBefore)
}

/// A target as it stands in the text that is shown.
private func publicTarget(
  _ target: ClauseTarget, _ stage: Int, _ shown: StageContent, seen: SeenText?
) -> PublicCoding.Target {
  let standing = standing(of: target, in: shown.tree, fileHash: shown.fileHash, seen: seen)
  let exact = standing.exactClause
  return PublicCoding.Target(
    version: exact == nil
      ? target.version : DraftVersion(stage: target.version.stage, fileHash: shown.fileHash),
    label: target.label,
    citation: exact.map { shown.tree.clauses[$0].citation } ?? target.citation, stage: stage,
    standing: standing,
    seen: exact == nil ? seen?.tree.clause(target.label)?.text : nil)
}

/// The older texts held against those that are shown, each once however many codings saw it.
private func seenTexts(
  _ versions: [DraftVersion: ClauseTree], on stages: [StageContent]
) -> [DraftVersion: SeenText] {
  var texts: [DraftVersion: SeenText] = [:]
  for (version, tree) in versions {
    guard let today = stages.first(where: { $0.stage.id == version.stage })?.tree else { continue }
    texts[version] = seenText(tree, today: today)
  }
  return texts
}

/// The range of a passage, if its words stand there in the body and it cuts through no scalar.
private func standing(_ passage: Passage, in body: String) -> Range<Int>? {
  passage.stands(in: body) ? passage.range : nil
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
  if target.stage != otherTarget.stage { return target.stage < otherTarget.stage }
  let (clause, otherClause) = (clauseNumber(target), clauseNumber(otherTarget))
  if clause != otherClause { return clause < otherClause }
  if target.version.fileHash != otherTarget.version.fileHash {
    return target.version.fileHash < otherTarget.version.fileHash
  }
  if target.label != otherTarget.label { return target.label < otherTarget.label }
  return target.citation.text < otherTarget.citation.text
}

/// Where a target's clause stands in its text; what is gone comes last.
private func clauseNumber(_ target: PublicCoding.Target) -> Int {
  (target.place ?? target.doubtful.first)?.clause ?? Int.max
}
