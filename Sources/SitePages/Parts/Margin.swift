// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Markup
import Redlining

/// What stands beside a clause: how many distinct texts speak to it, what they say most, and
/// whether it changed.
struct Margin {
  let docket: PublicDocket
  let stage: Int
  let path: PagePath
  private let most: Int
  /// The comparison with the stage before, by index.
  private let change: Int?
  private let changedRows: [Int: Int]
  /// The row of the changed clause before a changed clause.
  private let rowBefore: [Int: Int]
  /// Where the text states its own dates.
  private let dates: Int?
  private let reading: RedlineReading?

  init(_ docket: PublicDocket, stage: Int, path: PagePath) {
    self.docket = docket
    self.stage = stage
    self.path = path
    let tree = docket.stages[stage].tree
    most =
      tree.clauses.indices.map {
        docket.distinctTexts(docket.codings(on: ClausePlace(stage: stage, clause: $0)))
      }.max() ?? 0
    let id = docket.stages[stage].stage.id
    change = docket.redlines.lastIndex { $0.to == id }
    reading = change.map { docket.readings[$0] }
    var rows: [Int: Int] = [:]
    for row in reading?.listed ?? [] {
      if let new = reading?.redline.rows[row].new, reading?.isPreamble[row] == false {
        rows[new] = row
      }
    }
    changedRows = rows
    let clauses = rows.keys.sorted().filter { tree.clauses[$0].kind != .row }
    var before: [Int: Int] = [:]
    for (clause, next) in zip(clauses, clauses.dropFirst()) { before[next] = rows[clause] }
    rowBefore = before
    dates = tree.clauses.firstIndex {
      $0.isContainer && ["dates", "dates."].contains(($0.heading ?? "").lowercased())
    }
  }

  /// The notes beside a clause; empty when there is nothing to say.
  func notes(on clause: Int) -> HTML {
    let place = ClausePlace(stage: stage, clause: clause)
    let codings = docket.codings(on: place)
    let doubtful = docket.doubtfulCodings(on: place)
    let responses = docket.responses(on: place)
    let isMoved = clause == dates && !movedDates.isEmpty
    guard
      isMoved || !codings.isEmpty || !doubtful.isEmpty || !responses.isEmpty
        || changedRows[clause] != nil
    else { return HTML() }
    return HTML.div(.class("mar")) {
      if clause == dates { movedDates }
      if !codings.isEmpty { count(docket.distinctTexts(codings), on: clause) }
      if !doubtful.isEmpty { earlierWording(docket.distinctTexts(doubtful), on: clause) }
      if !codings.isEmpty || !responses.isEmpty || changedRows[clause] != nil {
        HTML.details(.class("why")) {
          HTML.summary { inShort(clause, of: responses) }
          if docket.tagCounts(on: place).count > 1 { HTML.p { topTags(place) } }
          if !responses.isEmpty {
            HTML.p(.class("opn")) { "Answer to these texts" }
            responses.map { responseLine($0, in: docket, path) }
          }
          if let row = changedRows[clause] { history(row, after: rowBefore[clause]) }
          if docket.histories.history(of: place) != nil {
            HTML.p { ClauseSteps(docket: docket, path: path).history(of: place) }
          }
        }
      }
    }
  }

  /// A note in one line: what is said most, the rings of the answers, that the clause changed.
  private func inShort(_ clause: Int, of responses: [Int]) -> HTML {
    let tags = docket.tagCounts(on: ClausePlace(stage: stage, clause: clause))
    let dispositions = Disposition.allCases.filter { disposition in
      responses.contains { docket.responses[$0].response.disposition == disposition }
    }
    return HTML.span(.class("dots")) {
      if let first = tags.first {
        HTML.span { HTML.bdi { capitalized(docket.name(of: first.tag)) } }
      }
      if dispositions.count == 1, tags.isEmpty {
        HTML.span { mark(of: dispositions[0]) }
      } else if !dispositions.isEmpty {
        HTML.span { dispositions.map(ring(of:)) }
      }
      if let row = changedRows[clause], let reading {
        let words = changeWords(reading.redline.rows[row].operations, old: nil)
        HTML.span { tags.isEmpty && dispositions.isEmpty ? words : uncapitalized(words) }
      }
    }
  }

  /// Beside the dates of a stage: those that a notice changed since, with the notice.
  private var movedDates: HTML {
    let content = docket.stages[stage]
    return HTML(
      StageDates(content.stage, asOf: docket.asOf).events.compactMap { event -> HTML? in
        guard case .replaced(let date) = event.standing, let notice = date.notice else {
          return nil
        }
        let verb =
          switch notice {
          case .correction: "corrected"
          case .delay: "delayed"
          case .extension: "extended"
          case .reopening: "reopened, now"
          case .withdrawal: "changed"
          }
        return HTML.p {
          event.kind == .takesEffect ? "Effective date " : "Comment period "
          "\(verb) to "
          timeElement(date.day)
          if let citation = date.citation {
            ", "
            citationLink(citation)
          }
        }
      })
  }

  private func count(_ texts: Int, on clause: Int) -> HTML {
    let content = docket.stages[stage]
    let list = docket.paths.comments(on: content.stage.id)
    return HTML.p(.class("cn")) {
      HTML.a(
        .href(path.link(to: list, at: "on-" + content.tree.clauses[clause].label.text))
      ) {
        HTML.b { grouped(texts) }
        texts == 1 ? " text" : " texts"
        if content.tree.clauses[clause].isContainer { " on the section as a whole" }
        HTML.hidden(" on " + content.tree.clauses[clause].citation.text)
      }
      if most >= 5 {
        HTML.element(
          "svg", [.class("spark"), Attribute("height", "3"), .hidden],
          HTML.element(
            "rect",
            [.class("a"), Attribute("width", percent(texts, of: most)), Attribute("height", "3")],
            HTML()))
      }
    }
  }

  /// Texts on words that were edited since: linked, and not among those that are counted.
  private func earlierWording(_ texts: Int, on clause: Int) -> HTML {
    let content = docket.stages[stage]
    return HTML.p {
      HTML.a(
        .class("to"),
        .href(
          path.link(
            to: docket.paths.comments(on: content.stage.id),
            at: "on-" + content.tree.clauses[clause].label.text))
      ) { counted(texts, "text") }
      " on an earlier version"
    }
  }

  private func topTags(_ place: ClausePlace) -> String {
    let counts = docket.tagCounts(on: place)
    let texts = docket.distinctTexts(docket.codings(on: place))
    let words = counts.prefix(2).map { count in
      uncapitalized(docket.name(of: count.tag)) + (texts == 1 ? "" : " " + grouped(count.texts))
    }
    return words.joined(separator: " · ")
      + (counts.count > 2 ? " · and \(grouped(counts.count - 2)) more" : "")
  }

  /// That a clause changed, and why, in little room.
  private func history(_ row: Int, after before: Int?) -> HTML {
    guard let change, let reading else { return HTML() }
    let words = changeWords(reading.redline.rows[row].operations, old: nil)
    let (from, to) = (docket.redlines[change].from, docket.redlines[change].to)
    let target = docket.paths.redline(from: from, to: to)
    let responses = responsesBehind(row)
    let since = " since " + stageYear(docket.stage(from))
    let isAsAbove = !responses.isEmpty && responses == before.map { responsesBehind($0) }
    return pieces {
      HTML.p(.class("opn")) {
        HTML.a(.href(path.link(to: target, at: reading.anchor(row)))) { words }
        since
        if !responses.isEmpty { isAsAbove ? ", why: as above" : ", why:" }
      }
      if !isAsAbove { responses.map { responseLine($0, in: docket, path) } }
    }
  }

  private func responsesBehind(_ row: Int) -> [Int] {
    guard let change, let reading else { return [] }
    return docket.causes[change].of(listed: row, in: reading).compactMap { cause in
      if case .response(let index) = cause { index } else { nil }
    }
  }
}

/// How a stage is called in passing: "2015", "November 4, 2021" where the docket has two stages
/// of that year, or "the working draft".
func stageYear(_ stage: StageContent?) -> String {
  guard let stage, let published = stage.stage.published else { return "the working draft" }
  return stage.isAloneInItsYear ? String(published.year) : published.inWords
}

/// The stages with what tells those of one year apart.
func toldApart(_ stages: [StageContent]) -> [StageContent] {
  stages.map { content in
    var content = content
    let year = content.stage.published?.year
    content.isAloneInItsYear = stages.count { $0.stage.published?.year == year } == 1
    return content
  }
}
