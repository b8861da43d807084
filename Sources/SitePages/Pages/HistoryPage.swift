// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Markup
import Redlining

/// The page of a section's history: each clause that was changed or spoken to, through all stages,
/// with what was said of it at each.
func historyPage(of section: Int, in docket: PublicDocket, _ frame: Frame) -> SitePage {
  let history = docket.histories.sections[section]
  let path = docket.paths.history(section)
  let content = docket.stages[history.section.stage]
  let clause = content.tree.clauses[history.section.clause]
  let title = "History of \(clause.citation.text)"
  let lines = HistoryLines(docket: docket, path: path)
  return frame.page(
    Frame.Page(
      path: path, title: "\(title) · \(docket.docket.title)",
      description: "What became of each clause from stage to stage, and what was said of it.",
      docket: docket, room: .changes, isFound: false)
  ) {
    pageHead(
      crumb: [
        HTML.a(
          .href(path.link(to: docket.paths.stage(content.stage.id), at: clause.label.text))
        ) { content.stage.name }
      ],
      title: HTML.bdi { title },
      lead: HTML(whatHappened(to: history.clauses, in: docket)),
      meta: [
        HTML("Each clause with what it is called at each stage, and how many texts speak to it."),
        HTML("A percentage is how much of the words stayed when a clause was revised."),
        HTML("A dash, or a stage left out, means: no such clause there."),
      ])
    HTML.table(.class("stack history"), .role("table")) {
      HTML.caption(.class("vh")) { "Clause by clause, a column for each stage" }
      HTML.thead(.role("rowgroup")) {
        HTML.tr(.role("row")) {
          HTML.th(.scope("col"), .role("columnheader")) { "Clause" }
          for stage in docket.stages {
            HTML.th(.scope("col"), .role("columnheader")) {
              HTML.a(.class("to"), .href(path.link(to: docket.paths.stage(stage.stage.id)))) {
                stageName(stage)
              }
            }
          }
        }
      }
      HTML.tbody(.role("rowgroup")) { history.clauses.map(lines.row) }
    }
  }
}

/// How many clauses there are, and what happened to how many at each stage.
///
/// `3 clauses were changed or spoken to. 2021: 1 added and 1 revised. The working draft: 2 revised.`
private func whatHappened(to clauses: [ClauseHistory], in docket: PublicDocket) -> String {
  let steps = docket.stages.indices.dropFirst().map { stage in
    let fates = clauses.flatMap(\.course).filter { $0.stage == stage }
    let operations = fates.filter { $0.place != nil && !$0.isJoined }.map {
      docket.redlines[$0.redline].redline.rows[$0.row].operations
    }
    let new = clauses.map(\.first).filter { $0.stage == stage }
    let divided = new.count { place in
      docket.courses.arrival(at: place).map {
        docket.redlines[$0.redline].redline.rows[$0.row].origin != nil
      } ?? false
    }
    let counts = [
      (new.count - divided, "added"),
      (divided, "divided from another"),
      (operations.count { $0.contains(.revised) }, "revised"),
      (operations.count { !$0.isEmpty && !$0.contains(.revised) }, "moved or redesignated"),
      (fates.count(where: \.isJoined), "joined with another"),
      (fates.count { $0.place == nil && $0.could.isEmpty }, "deleted"),
      (fates.count { !$0.could.isEmpty }, "not found again"),
    ]
    let told = counts.filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    return " \(capitalized(stageYear(docket.stages[stage]))): "
      + (told.isEmpty ? "nothing changed" : inSeries(told)) + "."
  }
  let number = counted(clauses.count, "clause was", "clauses were")
  return number + " changed or spoken to." + steps.joined()
}

/// The lines of a table of histories: a clause, and what became of it at each stage.
private struct HistoryLines {
  let docket: PublicDocket
  let path: PagePath

  private var steps: ClauseSteps { ClauseSteps(docket: docket, path: path) }

  func row(of history: ClauseHistory) -> HTML {
    let content = docket.stages[history.last.stage]
    let clause = content.tree.clauses[history.last.clause]
    return HTML.tr(.role("row"), .id(history.anchor)) {
      HTML.th(.scope("row"), .role("rowheader")) {
        HTML.b { HTML.bdi { clause.citation.text } }
        HTML.p(.class("quote")) { draftText(firstWords(of: clause.text, atMost: 90)) }
        if history.last.stage < docket.stages.count - 1 {
          HTML.p(.class("sm soft")) {
            (isLost(history) ? "Not followed further" : "No longer there")
              + "; its words of \(stageYear(content))"
          }
        }
      }
      for stage in docket.stages.indices {
        HTML.element(
          "td",
          [.role("cell"), Attribute("data-l", stageName(docket.stages[stage]))]
            + (isThere(history, at: stage) ? [] : [.class("na")]), cell(of: history, at: stage))
      }
    }
  }

  /// Whether there is anything to say of a clause at a stage.
  private func isThere(_ history: ClauseHistory, at stage: Int) -> Bool {
    stage == history.first.stage || history.course.contains { $0.stage == stage }
  }

  /// Whether it could be more than one clause of a later stage, so that nothing is said of it there.
  private func isLost(_ history: ClauseHistory) -> Bool {
    history.course.contains { $0.place == nil && !$0.could.isEmpty }
  }

  private func cell(of history: ClauseHistory, at stage: Int) -> HTML {
    if stage == history.first.stage {
      return pieces {
        HTML.p { beginning(history.first) }
        said(of: history.first)
      }
    }
    guard let fate = history.course.first(where: { $0.stage == stage }) else {
      return dash(
        stage < history.first.stage
          ? "not there yet" : isLost(history) ? "not followed further" : "no longer there")
    }
    return pieces {
      HTML.p { steps.words(fate) }
      if !fate.isJoined, let place = fate.place { said(of: place) }
    }
  }

  /// What a clause was called first, and whether it came later than the others.
  private func beginning(_ place: ClausePlace) -> HTML {
    let arrival = place.stage == 0 ? nil : docket.courses.arrival(at: place)
    return pieces {
      steps.link(to: place)
      if let arrival {
        let row = docket.redlines[arrival.redline].redline.rows[arrival.row]
        ": "
        HTML.b { row.origin == nil ? "added" : "divided from another clause" }
        if let origin = row.origin, let stage = stage(before: arrival.redline) {
          ", "
          steps.link(to: ClausePlace(stage: stage, clause: origin))
        }
        ". "
        steps.redline(arrival.redline, row: arrival.row)
      }
    }
  }

  private func stage(before redline: Int) -> Int? {
    docket.stages.firstIndex { $0.stage.id == docket.redlines[redline].from }
  }

  /// How many texts speak to a clause at its version, and how many to an earlier one of it.
  private func said(of place: ClausePlace) -> HTML {
    let texts = docket.distinctTexts(docket.codings(on: place))
    let earlier = docket.distinctTexts(docket.doubtfulCodings(on: place))
    let content = docket.stages[place.stage]
    let clause = content.tree.clauses[place.clause]
    guard texts + earlier > 0 else { return HTML() }
    let list = path.link(
      to: docket.paths.comments(on: content.stage.id), at: "on-" + clause.label.text)
    return HTML.p(.class("sm")) {
      HTML.a(.class("to"), .href(list)) {
        texts > 0 ? counted(texts, "text") : counted(earlier, "text")
        HTML.hidden(" on " + clause.citation.text)
      }
      texts == 0 ? " on an earlier version" : ""
      texts > 0 && earlier > 0 ? ", and \(grouped(earlier)) on an earlier version" : ""
    }
  }
}
