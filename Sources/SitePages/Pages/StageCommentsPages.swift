// Rulewright. Apache-2.0.

import Codings
import Comments
import Dockets
import Markup

/// The pages on the comments on one stage: the numbers and the first hundred, then the others.
func stageCommentsPages(
  of index: Int, in docket: PublicDocket, _ frame: Frame
) -> some Sequence<SitePage> {
  let content = docket.stages[index]
  let all = docket.comments(on: content.stage.id)
  let count = pageCount(of: all.count)
  return (1...count).lazy.map { number in
    let slice = Array(all.dropFirst((number - 1) * linesOnAPage).prefix(linesOnAPage))
    docket.reading.prepare(slice.filter(docket.hasPage))
    return StageComments(
      docket: docket, stage: index, frame: frame, all: all, slice: slice, number: number,
      pages: count
    ).page()
  }
}

private struct StageComments {
  let docket: PublicDocket
  let stage: Int
  let frame: Frame
  /// The comments on the stage by index, and those of this page.
  let all: [Int]
  let slice: [Int]
  let number: Int
  let pages: Int

  private var content: StageContent { docket.stages[stage] }
  private var path: PagePath { docket.paths.comments(on: content.stage.id, page: number) }
  private var first: PagePath { docket.paths.comments(on: content.stage.id) }
  private var counts: CommentCounts { docket.counts[content.stage.id] ?? CommentCounts() }
  private var lines: CommentLines { CommentLines(docket: docket, path: path) }

  func page() -> SitePage {
    let name = stageName(content.stage)
    let part = number == 1 ? "" : ", page \(number)"
    return frame.page(
      Frame.Page(
        path: path,
        title: "Comments on the \(uncapitalized(name))\(part) · \(docket.docket.title)",
        description:
          "Comments per day, tags by clause and every comment on the \(uncapitalized(name)).",
        docket: docket, room: .comments, stage: content, isFound: number == 1)
    ) {
      if number == 1 { opening() } else { continuation() }
      list()
    }
  }

  private func continuation() -> HTML {
    pageHead(
      crumb: [
        HTML.a(.href(path.link(to: first))) {
          "What people said of the \(uncapitalized(stageName(content.stage)))"
        }
      ], title: HTML("Comments, page \(grouped(number)) of \(grouped(pages))"),
      lead: threeInLine(counts))
  }

  private func opening() -> HTML {
    let comments = all.map { docket.comments[$0] }
    let heat = HeatTable(docket, stage: stage, path: path)
    let cited = CitedMost(docket, stage: stage, path: path)
    let letters = StageLetters(docket, stage: stage, path: path)
    return pieces {
      pageHead(
        crumb: stageCrumb(content.stage, isSample: docket.docket.isIllustrative),
        title: HTML("What people said of the \(uncapitalized(stageName(content.stage)))"),
        lead: HTML(lead(comments)), meta: ways(comments, isHeat: !heat.isEmpty) + otherStages())
      said()
      threeNumbers(counts, stages: 1)
      HTML.div(.class("gap5")) { clocks(of: content, asOf: frame.asOf, withEffect: false) }
      if let chart = DayChart(comments.lazy.map(\.received), stage: content, asOf: frame.asOf) {
        labelled("Day by day", id: "days_") { chart.figure() }
      }
      if docket.isLean, pages > 1 {
        DayIndex(comments.lazy.map(\.received)).html(id: "bydays_") {
          path.link(to: docket.paths.comments(on: content.stage.id, page: $0))
        }
      }
      if !heat.isEmpty {
        labelled("What about, and where", note: "Tags by clause", id: "heat_") { heat.html() }
      }
      if !cited.isEmpty {
        labelled("Cited most", note: "Clauses by texts", id: "cited_") { cited.html() }
      }
      if !letters.lines.isEmpty {
        labelled("Letters that many sent", note: "The largest on this stage", id: "letters_") {
          letters.html()
        }
      }
      if !comments.isEmpty {
        labelled("Late, held back and not tagged", id: "facts_") { facts(comments) }
      }
      came()
      ClauseLists(docket: docket, stage: stage, lines: lines).html()
    }
  }

  /// The ways to what stands far below.
  private func ways(_ comments: [CommentHead], isHeat: Bool) -> [HTML] {
    guard !comments.isEmpty else { return [] }
    var ways = [("Every comment", "all_")]
    if docket.codings.contains(where: { $0.target?.place?.stage == stage }) {
      ways.insert(("By clause", "clauses_"), at: 0)
    }
    if isHeat { ways.insert(("Tags by clause", "heat_"), at: 0) }
    return ways.map { words, anchor in
      HTML.a(.class("to"), .href(PagePath().link(at: anchor))) { words }
    }
  }

  /// The ways to what was said of the other stages.
  private func otherStages() -> [HTML] {
    docket.stages.indices.filter { $0 != stage && docket.hasComments(on: docket.stages[$0]) }.map {
      let other = docket.stages[$0]
      return HTML.a(.class("to"), .href(path.link(to: docket.paths.comments(on: other.stage.id)))) {
        "What they said of the \(uncapitalized(stageName(docket, other)))"
      }
    }
  }

  /// What most texts say, before any number.
  private func said() -> HTML {
    let counts = docket.tagCounts(onStage: stage)
    guard !counts.isEmpty else { return HTML() }
    return HTML.section(.class("gap-after"), .labelledBy("said_")) {
      HTML.h2(.id("said_")) {
        mostWords("Said", counts)
        HTML.small { " In distinct texts" }
      }
      mostSaid(counts, atMost: 5, on: content, in: docket, path)
    }
  }

  private func lead(_ comments: [CommentHead]) -> String {
    guard !comments.isEmpty else {
      if content.isOpen {
        return "No comments yet. They are heard until \(content.closes?.inWords ?? "")."
      }
      return "No comments are on record."
    }
    guard let closes = content.closes else { return "" }
    if content.isOpen { return "Comments are open until \(closes.inWords)." }
    var words: [String] = []
    let days = content.stage.comments?.days
    if let days, isRolled(closes, after: days) {
      words.append(
        "\(counted(days, "day")) \(days == 1 ? "was" : "were") given; the last was not a business "
          + "day, so comments closed on \(closes.inWordsWithWeekday).")
    } else if let days {
      words.append(
        "\(counted(days, "day")) \(days == 1 ? "was" : "were") given, to \(closes.inWords).")
    } else {
      words.append("Comments were open until \(closes.inWords).")
    }
    let last = comments.count { $0.received == closes }
    if last > 0 {
      words.append("\(grouped(last)) of \(grouped(comments.count)) came on the last day.")
    }
    return words.joined(separator: " ")
  }

  /// Whether the last of the days that were given fell on a day that does not count.
  private func isRolled(_ closes: CalendarDay, after days: Int) -> Bool {
    guard content.windows.count < 2, let last = content.stage.published?.adding(days) else {
      return false
    }
    return last < closes && !FederalCalendar.isBusinessDay(last)
  }

  /// How many of the issues are answered, with the way to the answers.
  private func came() -> HTML {
    let issues = docket.raised.filter { $0.stage == stage }
    guard !issues.isEmpty else { return HTML() }
    return labelled("What came of them", id: "came_") {
      HTML.p {
        "\(counted(issues.count, "issue")) \(issues.count == 1 ? "was" : "were") raised on this "
        "stage; \(answers(issues)). "
        HTML.a(
          .href(path.link(to: docket.paths.allResponses, at: content.stage.id.text + "_"))
        ) { "Responses" }
      }
      dispositionTally(docket, stage: stage, from: path)
    }
  }

  private func answers(_ issues: [RaisedIssue]) -> String {
    let answered = issues.filter(\.isAnswered)
    if answered.isEmpty { return "none is answered yet" }
    let own = docket.responses.count { $0.response.stage == content.stage.id }
    let responses = own > 0 ? own : Set(answered.flatMap(\.responses)).count
    let what =
      if answered.count < issues.count { "\(grouped(answered.count)) of them" } else {
        issues.count == 1 ? "it" : "them all"
      }
    return counted(responses, "response answers ", "responses answer ") + what
  }

  private func facts(_ comments: [CommentHead]) -> HTML {
    let late = comments.count(where: docket.isLate)
    let withdrawn = comments.count(where: \.isWithdrawn)
    let restricted = comments.count(where: \.isHeldBack)
    let stubs = comments.count(where: \.isStub)
    let readStubs = comments.count(where: \.isReadStub)
    let untagged = docket.untagged(all)
    return HTML.dl(.class("facts")) {
      fact("Late", late, "Kept and shown" + lateFact)
      fact(
        "Withdrawn", withdrawn,
        "The number stays, and the day where one is stated; the text goes.")
      fact("Held back", restricted, "The agency holds it back; the kind of reason is named.")
      fact(
        "“See attached” only", stubs,
        "Each counts as a text of its own: its words are elsewhere."
          + (readStubs == 0 ? "" : " Of \(grouped(readStubs)) an attachment was read and is shown.")
      )
      fact(
        "Not tagged", untagged.owed,
        "Of those whose text is public."
          + lateAndNotConsidered(untagged.late, more: untagged.owed > 0))
    }
  }

  private var lateFact: String {
    switch content.stage.comments?.late {
    case .considered: ", and considered all the same."
    case .notConsidered: ", and not considered."
    case nil: "; the agency need not answer."
    }
  }

  private func fact(_ name: String, _ count: Int, _ meaning: String) -> HTML {
    HTML.div {
      HTML.dt { name }
      HTML.dd {
        HTML.b { count == 0 ? "None" : grouped(count) }
        ". " + meaning
      }
    }
  }

  private func list() -> HTML {
    let from = (number - 1) * linesOnAPage + 1
    return labelled(
      "Every comment",
      note: all.isEmpty
        ? nil
        : "\(grouped(from)) to \(grouped(from + slice.count - 1)) of \(grouped(all.count)), by "
          + (docket.isLean ? "day" : "number"),
      id: "all_"
    ) {
      if all.isEmpty { HTML.p(.class("soft")) { "None." } }
      HTML.ol(.class("comments list"), .list) { slice.map(lines.line) }
      pager(of: all.count, at: number, from: path, label: "Pages of comments") {
        docket.paths.comments(on: content.stage.id, page: $0)
      }
    }
  }
}
