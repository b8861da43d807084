// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup
import Redlining

/// What of a docket is shown as of a day, with the indexes by which pages find it.
struct PublicDocket {
  let docket: Docket
  let asOf: CalendarDay
  let paths: DocketPaths
  /// Published by the day, and the working draft.
  let stages: [StageContent]
  let redlines: [StageRedline]
  /// The codebook, and after it the tags that were used and are not in it.
  let tags: [Tag]
  /// What is known of each comment without its words, in the order of lists: by number, and in a
  /// large docket by day first.
  let comments: [CommentHead]
  /// Whether the docket is so large that a copy of a letter has no page of its own; its receipt
  /// then stands in the list of its letter, with all in which its words differ.
  let isLean: Bool
  /// For each stage the clauses that its texts cite, by the text's number.
  let cited: [[Int: [Int]]]
  let codings: [PublicCoding]
  let responses: [ResponseContent]
  /// The letters that many sent.
  let letters: PublicLetters
  let lettersByStage: [[StageLetter]]
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
  /// The comments by their words, and which of them are tagged.
  let sharing: SharedWords
  /// Comments with their words.
  let reading: CommentReading
  /// Whether a search finds the words of letters, and those of comments with pages of their own: an
  /// index of very many would weigh more than a reader's browser can load.
  let areLettersSearched: Bool
  let areCommentsSearched: Bool
  /// How many rows a file for spreadsheets holds at most.
  let sheetRows: Int
  let saidBefore = Said()
  private let organizations: [String]
  private let folders: CommentFolders
  private let stagesWithComments: Set<StageID>
  /// The codings that speak to each clause, by index.
  private let codingsByClause: [ClausePlace: [Int]]
  private let codingsByComment: [Int: [Int]]
  /// Those that spoke to an earlier version, and may speak to it.
  private let doubtfulByClause: [ClausePlace: [Int]]
  private let issuesByClause: [ClausePlace: [Int]]
  private let issueNumbers: [StageIssue: Int]

  init(
    _ content: DocketContent, folder: String, asOf: CalendarDay,
    leanAbove limit: Int = SiteContent.manyComments, sheetRows: Int = DataPaths.sheetRows
  ) {
    self.sheetRows = sheetRows
    docket = content.docket
    self.asOf = asOf
    stages = toldApart(content.stages.compactMap { shown($0, asOf: asOf) })
    let ids = stages.map(\.stage.id)
    redlines = content.redlines.filter { ids.contains($0.from) && ids.contains($0.to) }
    let read = CommentHeads(
      content.allComments, on: stages,
      citing: Citations(of: content.docket, on: stages, redlines), asOf: asOf, leanAbove: limit)
    comments = read.heads
    isLean = read.isLean
    cited = read.cited
    organizations = read.organizations
    let reading = CommentReading(content.allComments, of: read.heads)
    self.reading = reading
    var numbers: [CommentID: Int32] = [:]
    numbers.reserveCapacity(read.heads.count)
    for (index, head) in read.heads.enumerated() { numbers[head.id] = Int32(index) }
    letters = PublicLetters(
      content.campaigns, method: content.campaignMethod, of: read.heads, numbers: numbers,
      in: read.isLean ? .byIndex : .asGiven, reading)
    codings = publicCodings(
      content.codings, of: read.heads, numbers: numbers, reading, on: stages,
      olderVersions: content.olderVersions)
    lettersByStage = SitePages.letters(letters, on: stages, of: read.heads)
    numbers = [:]
    stagesWithComments = Set(read.heads.lazy.map(\.stage))
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
    let paths = DocketPaths(
      docket: PagePath([folder]), stages: ids, tags: tags.map(\.id),
      responses: responses.map(\.response.id),
      histories: histories.sections.map { history in
        stages[history.section.stage].tree.clauses[history.section.clause].label
      }, letters: letters.letters.map(\.id))
    self.paths = paths
    var byClause: [ClausePlace: [Int]] = [:]
    var byComment: [Int: [Int]] = [:]
    var doubtful: [ClausePlace: [Int]] = [:]
    for (index, coding) in codings.enumerated() {
      byComment[coding.comment, default: []].append(index)
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
    codingsByClause = byClause
    codingsByComment = byComment
    sharing = SharedWords(comments, ownTexts: read.ownTexts, letters: letters, codings: codings)
    let (letters, isLean) = (self.letters, self.isLean)
    func isPage(_ comment: Int) -> Bool {
      SitePages.hasPage(
        comment, read.heads[comment], isLean: isLean, letters,
        isTagged: byComment[comment] != nil)
    }
    folders = CommentFolders(comments, taken: paths.commentNames, hasPage: isPage)
    let (many, found) = (letters.letters.count, SiteContent.searchedPages)
    areLettersSearched = !isLean || many <= found
    areCommentsSearched = !isLean || many + comments.indices.count(where: isPage) <= found
  }

  /// A comment with its words.
  func comment(_ index: Int) -> PublishedComment { reading.comment(index) }

  /// The organization of a comment, as its submitter stated it; empty where none is shown.
  func organization(of index: Int) -> String { organizations[comments[index].organization] }

  // MARK: Where a comment is

  /// Whether a comment has a page of its own.
  func hasPage(_ comment: Int) -> Bool {
    SitePages.hasPage(
      comment, comments[comment], isLean: isLean, letters,
      isTagged: codingsByComment[comment] != nil)
  }

  /// The page of a comment that has one.
  func page(of comment: Int) -> PagePath {
    paths.comment(folders.name(of: comment, comments[comment]))
  }

  /// Where the receipt of a comment is: on its page, or in the list of its letter.
  func receipt(of comment: Int) -> (page: PagePath, place: String?) {
    if !hasPage(comment), let letter = letters.letter(of: comment),
      let position = letters.position(of: comment)
    {
      return (
        paths.letter(letters.letters[letter].id, page: position / linesOnAPage + 1),
        anchor(of: comment)
      )
    }
    return (page(of: comment), nil)
  }

  /// The place of a comment in the list of its letter.
  func anchor(of comment: Int) -> String { "c_" + safe(comments[comment].id.text) }

  /// The link to a comment: to a place of its page, where it has one, or to its receipt in the
  /// list of its letter.
  func link(to comment: Int, from path: PagePath, at passage: String? = nil) -> Link {
    let (page, place) = receipt(of: comment)
    return path.link(to: page, at: place ?? passage)
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

  /// The issue of that tag and clause, by its place in the list.
  func issueNumber(_ key: StageIssue) -> Int? { issueNumbers[key] }

  /// What was tagged in a comment itself.
  func codings(of comment: Int) -> [PublicCoding] {
    (codingsByComment[comment] ?? []).map { codings[$0] }
  }

  func stage(_ id: StageID) -> StageContent? { stages.first { $0.stage.id == id } }

  func name(of tag: TagID) -> String { tags.first { $0.id == tag }?.name ?? tag.text }

  /// The comments on a stage, by index.
  func comments(on stage: StageID) -> [Int] {
    comments.indices.filter { comments[$0].stage == stage }
  }

  /// The stage that counts today: the last one published.
  var current: StageContent? { stages.last { !$0.stage.isWorkingDraft } ?? stages.last }

  /// The comparison that tells how a stage came about, if there is one.
  func redline(to stage: StageID) -> StageRedline? { redlines.last { $0.to == stage } }

  /// Whether a page of comments on a stage has anything to say.
  func hasComments(on stage: StageContent) -> Bool {
    stage.closes != nil || stagesWithComments.contains(stage.stage.id)
      || codings.contains { $0.target?.version.stage == stage.stage.id }
  }

  /// Whether a comment came after the last open day of its stage.
  func isLate(_ comment: CommentHead) -> Bool {
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

/// Whether a comment has a page of its own: all do, but in a large docket for copies of letters that
/// nobody tagged, that attach nothing and that do not show their letter.
private func hasPage(
  _ comment: Int, _ head: CommentHead, isLean: Bool, _ letters: PublicLetters, isTagged: Bool
) -> Bool {
  guard isLean, !isTagged, !head.hasAttachments, let letter = letters.letter(of: comment) else {
    return true
  }
  return letters.letters[letter].representative == comment
}
