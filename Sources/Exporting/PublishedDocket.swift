// Rulewright. Apache-2.0.

import Anchoring
package import Clauses
package import Codings
package import Comments
package import Dockets
package import Redlining

/// All of a docket that is public on a day, ready to be written into files for other programs.
///
/// The room of Exporting takes values and gives bytes. Who coded and when, who a submitter is and
/// what a withdrawn or restricted comment said have no field here, so no file can say it.
package struct PublishedDocket: Sendable {
  package let asOf: CalendarDay
  package let docket: Docket
  /// Published by the day, with the notices of the day; and the working draft.
  package let stages: [PublishedStage]
  package let redlines: [PublishedRedline]
  package let codebook: Codebook
  package let comments: [PublishedComment]
  package let codings: [PublishedCoding]
  package let responses: [Response]
  package let counts: [StageID: CommentCounts]
  package let totalCounts: CommentCounts

  /// Leaves out whatever is not public on the day.
  package init(
    _ docket: Docket, asOf: CalendarDay, stages: [PublishedStage],
    redlines: [PublishedRedline] = [], codebook: Codebook = Codebook(),
    comments: [PublishedComment] = [], codings: [Coding] = [], responses: [Response] = [],
    counts: [StageID: CommentCounts] = [:], totalCounts: CommentCounts = CommentCounts()
  ) {
    self.asOf = asOf
    self.docket = docket
    self.stages = stages.filter { ($0.stage.published ?? asOf) <= asOf }.map { stage in
      var stage = stage
      stage.stage.notices.removeAll { $0.published > asOf }
      return stage
    }
    let ids = Set(self.stages.map(\.stage.id))
    self.redlines = redlines.filter { ids.contains($0.from) && ids.contains($0.to) }
    self.codebook = codebook
    self.comments = comments.filter { ids.contains($0.stage) && ($0.received ?? asOf) <= asOf }
    self.codings = publishedCodings(codings, of: self.comments, on: ids)
    self.responses = responses.filter { ids.contains($0.stage) && ids.contains($0.answeredIn) }
    self.counts = counts.filter { ids.contains($0.key) }
    self.totalCounts = totalCounts
  }

  /// Whether a comment came after the last open day of its stage.
  func isLate(_ comment: PublishedComment) -> Bool {
    guard let received = comment.received,
      let closes = stages.first(where: { $0.stage.id == comment.stage })?.closes
    else { return false }
    return received > closes
  }
}

/// A stage that is public, with its text and the dates that govern it.
package struct PublishedStage: Sendable {
  package var stage: Stage
  package var tree: ClauseTree
  /// The SHA-256 of its file.
  package var fileHash: String
  package var closes: CalendarDay?
  package var effective: CalendarDay?

  package init(
    stage: Stage, tree: ClauseTree, fileHash: String, closes: CalendarDay? = nil,
    effective: CalendarDay? = nil
  ) {
    self.stage = stage
    self.tree = tree
    self.fileHash = fileHash
    self.closes = closes
    self.effective = effective
  }
}

/// A comparison of two stages that are public.
package struct PublishedRedline: Sendable {
  package var from: StageID
  package var to: StageID
  package var redline: Redline

  package init(from: StageID, to: StageID, redline: Redline) {
    self.from = from
    self.to = to
    self.redline = redline
  }
}

/// A coding without its coder and its time.
package struct PublishedCoding: Hashable, Sendable {
  package var comment: CommentID
  package var tag: TagID
  /// Nil when the tag is about the comment as a whole, or when its words stand there no more.
  package var passage: Passage?
  package var target: ClauseTarget?
}

/// The codings of comments whose words are public, each once however many coders made it.
private func publishedCodings(
  _ codings: [Coding], of comments: [PublishedComment], on stages: Set<StageID>
) -> [PublishedCoding] {
  var place: [CommentID: Int] = [:]
  for (index, comment) in comments.enumerated() where comment.body != nil {
    place[comment.id] = index
  }
  var seen: Set<PublishedCoding> = []
  for coding in codings {
    guard let index = place[coding.comment], let body = comments[index].body else { continue }
    // Words that the body does not hold any more may have been taken back.
    seen.insert(
      PublishedCoding(
        comment: coding.comment, tag: coding.tag,
        passage: coding.passage.flatMap { $0.stands(in: body) ? $0 : nil },
        target: coding.target.flatMap { stages.contains($0.version.stage) ? $0 : nil }))
  }
  return seen.map { (place[$0.comment] ?? 0, $0) }.sorted { standsBefore($0, $1) }.map(\.1)
}

private func standsBefore(_ a: (Int, PublishedCoding), _ b: (Int, PublishedCoding)) -> Bool {
  func numbers(_ entry: (Int, PublishedCoding)) -> (Int, Int, Int) {
    let range = entry.1.passage?.range
    return (entry.0, range?.lowerBound ?? -1, range?.upperBound ?? -1)
  }
  func words(_ coding: PublishedCoding) -> [String] {
    let target = coding.target
    return [
      coding.tag.text, target?.version.stage.text ?? "", target?.label.text ?? "",
      target?.version.fileHash ?? "", target?.citation.text ?? "", target?.key?.text ?? "",
    ]
  }
  if numbers(a) != numbers(b) { return numbers(a) < numbers(b) }
  for (left, right) in zip(words(a.1), words(b.1)) where !left.utf8.elementsEqual(right.utf8) {
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }
  return false
}
