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
  let last = docket.stages.count - 1
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
      lead: HTML(
        "Each clause that was changed or spoken to, through all stages: what it is called in each, "
          + "what happened to it between them, and the comments at the version that they were "
          + "made on."))
    for clause in history.clauses {
      labelled(
        lines.name(of: clause), note: clause.last.stage < last ? "No longer there" : nil,
        id: clause.anchor
      ) { lines.html(of: clause) }
    }
  }
}

/// The lines of one clause's history, a stage each.
private struct HistoryLines {
  let docket: PublicDocket
  let path: PagePath

  private var steps: ClauseSteps { ClauseSteps(docket: docket, path: path) }

  func name(of history: ClauseHistory) -> String {
    docket.stages[history.last.stage].tree.clauses[history.last.clause].citation.text
  }

  func html(of history: ClauseHistory) -> HTML {
    let clause = docket.stages[history.last.stage].tree.clauses[history.last.clause]
    return pieces {
      HTML.p(.class("sm soft clip")) { draftText(firstWords(of: clause.text, atMost: 150)) }
      HTML.ol(.class("time receipt gap"), .list) {
        line(on: history.first.stage, said(of: history.first)) { beginning(history.first) }
        for fate in history.course {
          line(on: fate.stage, fate.isJoined ? HTML() : fate.place.map(said) ?? HTML()) {
            steps.words(fate)
          }
        }
      }
    }
  }

  private func line(on stage: Int, _ said: HTML, _ words: () -> HTML) -> HTML {
    let content = docket.stages[stage]
    return HTML.li {
      content.stage.published.map { timeElement($0) }
        ?? HTML.span(.class("soft")) { "Not published" }
      HTML.p {
        HTML.a(.href(path.link(to: docket.paths.stage(content.stage.id)))) { content.stage.name }
        ", "
        words()
        said
      }
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
    return pieces {
      ". "
      HTML.a(.class("to"), .href(list)) {
        texts > 0 ? counted(texts, "text") : counted(earlier, "text")
        HTML.hidden(" on " + clause.citation.text)
      }
      texts == 1 || texts == 0 && earlier == 1 ? " speaks to it" : " speak to it"
      texts == 0 ? ", on an earlier version" : ""
      texts > 0 && earlier > 0 ? ", and \(grouped(earlier)) to an earlier version" : ""
    }
  }
}
