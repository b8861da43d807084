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
  let responses: [ResponseContent]
  /// The letters that many sent.
  let letters: PublicLetters
  let issues: [RaisedIssue]
  /// For each comparison how it reads, and why its clauses changed.
  let readings: [RedlineReading]
  let courses: ClauseCourses
  /// What happened to each clause that was changed or spoken to.
  let histories: ClauseHistories
  let causes: [ChangeCauses]
  /// For each response where the clauses that it changed stand.
  let foundChanges: [[FoundChange]]
  let counts: [StageID: CommentCounts]
  let totalCounts: CommentCounts
  /// The codings that speak to each clause, by index.
  private let codingsByClause: [ClausePlace: [Int]]
  private let codingsByComment: [[Int]]
  /// Those that spoke to an earlier version, and may speak to it.
  private let doubtfulByClause: [ClausePlace: [Int]]
  private let issuesByClause: [ClausePlace: [Int]]
  private let issueNumbers: [StageIssue: Int]
  /// The comments that say each issue, and what each response answers, by index.
  private let commentsByIssue: [[Int]]
  private let commentsByResponse: [[Int]]
  /// For each text and stage the first comment of it that was tagged.
  private let firstTagged: [TextOnStage: Int]

  /// A text, by its number, as it was sent on a stage.
  struct TextOnStage: Hashable {
    let text: Int
    let stage: StageID
  }
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
    letters = PublicLetters(
      content.campaigns, method: content.campaignMethod, of: comments)
    codings = publicCodings(
      content.codings, of: comments, on: stages, olderVersions: content.olderVersions)
    responses = shownResponses(content.responses, on: stages)
    counts = content.counts
    totalCounts = content.totalCounts
    var tags = content.codebook.tags
    let answered = responses.flatMap { $0.response.issues.map(\.tag) }
    for tag in codings.map(\.tag) + answered where !tags.contains(where: { $0.id == tag }) {
      tags.append(Tag(id: tag, name: tag.text, definition: ""))
    }
    self.tags = tags
    issues = raisedIssues(codings, responses, on: stages, tags: tags)
    let readings = redlines.map { RedlineReading($0.redline) }
    let (redlines, stages) = (self.redlines, self.stages)
    foundChanges = responses.map {
      SitePages.foundChanges(of: $0.response, in: redlines, readings)
    }
    self.readings = readings
    causes = changeCauses(redlines, readings, found: foundChanges, on: stages)
    let courses = ClauseCourses(stages: stages, redlines: redlines, readings: readings)
    self.courses = courses
    let spokenTo = Set(
      codings.compactMap(\.target).flatMap { $0.doubtful + ($0.place.map { [$0] } ?? []) })
    let histories = ClauseHistories(courses) { spokenTo.contains($0) }
    self.histories = histories
    paths = DocketPaths(
      docket: PagePath([folder]), stages: ids, comments: comments.map(\.id),
      tags: tags.map(\.id), responses: responses.map(\.response.id),
      histories: histories.sections.map { history in
        stages[history.section.stage].tree.clauses[history.section.clause].label
      }, letters: letters.letters.map(\.id))
    var byClause: [ClausePlace: [Int]] = [:]
    var byComment = [[Int]](repeating: [], count: comments.count)
    var doubtful: [ClausePlace: [Int]] = [:]
    for (index, coding) in codings.enumerated() {
      byComment[coding.comment].append(index)
      if let place = coding.target?.place { byClause[place, default: []].append(index) }
      for place in coding.target?.doubtful ?? [] { doubtful[place, default: []].append(index) }
    }
    var issuesByClause: [ClausePlace: [Int]] = [:]
    var issueNumbers: [StageIssue: Int] = [:]
    for (index, issue) in issues.enumerated() {
      issueNumbers[issue.key] = index
      if let place = issue.place { issuesByClause[place, default: []].append(index) }
    }
    self.issuesByClause = issuesByClause
    self.issueNumbers = issueNumbers
    doubtfulByClause = doubtful
    var byText = [[Int]](repeating: [], count: (texts.max() ?? -1) + 1)
    for (comment, text) in texts.enumerated() { byText[text].append(comment) }
    var firstTagged: [TextOnStage: Int] = [:]
    for coding in codings {
      let text = TextOnStage(
        text: texts[coding.comment], stage: comments[coding.comment].stage)
      firstTagged[text] = min(firstTagged[text] ?? Int.max, coding.comment)
    }
    self.firstTagged = firstTagged
    let (codings, comments, texts, issues) = (self.codings, self.comments, self.texts, self.issues)
    func saying(_ issues: [RaisedIssue]) -> [Int] {
      let said = Set(
        issues.flatMap(\.codings).map { codings[$0].comment }.map {
          TextOnStage(text: texts[$0], stage: comments[$0].stage)
        })
      return said.flatMap { text in byText[text.text].filter { comments[$0].stage == text.stage } }
        .sorted()
    }
    commentsByIssue = issues.map { saying([$0]) }
    commentsByResponse = responses.indices.map { response in
      saying(issues.filter { $0.responses.contains(response) })
    }
    commentsByText = byText
    codingsByClause = byClause
    codingsByComment = byComment
  }

  func codings(on place: ClausePlace) -> [PublicCoding] {
    (codingsByClause[place] ?? []).map { codings[$0] }
  }

  /// The codings that spoke to what may have been a clause before the text was edited.
  func doubtfulCodings(on place: ClausePlace) -> [PublicCoding] {
    (doubtfulByClause[place] ?? []).map { codings[$0] }
  }

  /// The issues about a clause.
  func issues(on place: ClausePlace) -> [RaisedIssue] {
    (issuesByClause[place] ?? []).map { issues[$0] }
  }

  /// The comments that say an issue: those that were tagged, and on the same stage those of the
  /// same words.
  func comments(saying issue: RaisedIssue) -> [Int] {
    issueNumber(issue.key).map { commentsByIssue[$0] } ?? []
  }

  /// The comments that a response answers, by its number.
  func comments(answeredBy response: Int) -> [Int] { commentsByResponse[response] }

  /// The comment whose codings speak for one that was not tagged itself, since its words are the
  /// same.
  func standIn(for comment: Int) -> Int? {
    guard codingsByComment[comment].isEmpty, comments[comment].body != nil,
      !comments[comment].isStub
    else { return nil }
    return firstTagged[TextOnStage(text: texts[comment], stage: comments[comment].stage)]
  }

  /// The issue of that tag and clause, by its place in the list.
  func issueNumber(_ key: StageIssue) -> Int? { issueNumbers[key] }

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
