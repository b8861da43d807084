// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Redlining

/// What of a docket is shown as of a day, with the indexes by which pages find it.
struct PublicDocket: Sendable {
  let docket: Docket
  let asOf: CalendarDay
  let paths: DocketPaths
  /// Published by the day, and the working draft.
  let stages: [StageContent]
  let redlines: [StageRedline]
  /// The codebook, and after it the tags that were used and are not in it.
  let tags: [Tag]
  /// By number.
  let comments: [PublishedComment]
  /// For each comment the number of its text: comments that say the same share it.
  let texts: [Int]
  let codings: [PublicCoding]
  let counts: [StageID: CommentCounts]
  let totalCounts: CommentCounts
  /// The codings that speak to each clause, by index.
  private let codingsByClause: [ClausePlace: [Int]]
  private let codingsByComment: [[Int]]
  /// The comments that share each text, by its number.
  private let commentsByText: [[Int]]

  init(_ content: DocketContent, folder: String, asOf: CalendarDay) {
    docket = content.docket
    self.asOf = asOf
    stages = toldApart(content.stages.compactMap { shown($0, asOf: asOf) })
    let ids = stages.map(\.stage.id)
    redlines = content.redlines.filter { ids.contains($0.from) && ids.contains($0.to) }
    comments = content.comments
      .filter { ids.contains($0.stage) && ($0.received ?? asOf) <= asOf }
      .sorted { naturallyBefore($0.id.text, $1.id.text) }
    texts = textNumbers(of: comments)
    codings = publicCodings(content.codings, of: comments, on: stages)
    counts = content.counts
    totalCounts = content.totalCounts
    var tags = content.codebook.tags
    for coding in codings where !tags.contains(where: { $0.id == coding.tag }) {
      tags.append(Tag(id: coding.tag, name: coding.tag.text, definition: ""))
    }
    self.tags = tags
    paths = DocketPaths(
      docket: PagePath([folder]), stages: ids, comments: comments.map(\.id),
      tags: tags.map(\.id))
    var byClause: [ClausePlace: [Int]] = [:]
    var byComment = [[Int]](repeating: [], count: comments.count)
    for (index, coding) in codings.enumerated() {
      byComment[coding.comment].append(index)
      if let place = coding.target?.place { byClause[place, default: []].append(index) }
    }
    var byText = [[Int]](repeating: [], count: (texts.max() ?? -1) + 1)
    for (comment, text) in texts.enumerated() { byText[text].append(comment) }
    commentsByText = byText
    codingsByClause = byClause
    codingsByComment = byComment
  }

  func codings(on place: ClausePlace) -> [PublicCoding] {
    (codingsByClause[place] ?? []).map { codings[$0] }
  }

  func codings(of comment: Int) -> [PublicCoding] { codingsByComment[comment].map { codings[$0] } }

  /// The other comments with the same words.
  func copies(of comment: Int) -> [Int] {
    commentsByText[texts[comment]].filter { $0 != comment }
  }

  func stage(_ id: StageID) -> StageContent? { stages.first { $0.stage.id == id } }

  func name(of tag: TagID) -> String { tags.first { $0.id == tag }?.name ?? tag.text }

  /// The comments on a stage, by index.
  func comments(on stage: StageID) -> [Int] {
    comments.indices.filter { comments[$0].stage == stage }
  }

  /// How many distinct texts some codings come from.
  func distinctTexts(_ codings: [PublicCoding]) -> Int {
    Set(codings.map { texts[$0.comment] }).count
  }

  /// The stage that counts today: the last one published.
  var current: StageContent? { stages.last { !$0.stage.isWorkingDraft } ?? stages.last }

  /// The comparison that tells how a stage came about, if there is one.
  func redline(to stage: StageID) -> StageRedline? { redlines.last { $0.to == stage } }

  /// Whether a page of comments on a stage has anything to say.
  func hasComments(on stage: StageContent) -> Bool {
    stage.closes != nil || comments.contains { $0.stage == stage.stage.id }
      || codings.contains { $0.target?.version.stage == stage.stage.id }
  }

  /// Whether a comment came after the last open day of its stage.
  func isLate(_ comment: PublishedComment) -> Bool {
    guard let received = comment.received, let closes = stage(comment.stage)?.closes else {
      return false
    }
    return received > closes
  }
}

/// A stage with the notices of the day; nil when it was not published by then.
private func shown(_ content: StageContent, asOf: CalendarDay) -> StageContent? {
  if let published = content.stage.published, published > asOf { return nil }
  var content = content
  content.stage.notices.removeAll { $0.published > asOf }
  return content
}

/// Numbers the texts so that comments with the same words share one.
///
/// A stub says nothing by itself and what is not public cannot be compared, so each of those has a
/// number of its own.
private func textNumbers(of comments: [PublishedComment]) -> [Int] {
  var numbers: [[UInt8]: Int] = [:]
  var next = 0
  return comments.map { comment in
    if let body = comment.body, !comment.isStub {
      let words = comparedText(body)
      if let number = numbers[words] { return number }
      numbers[words] = next
    }
    next += 1
    return next - 1
  }
}
