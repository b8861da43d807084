// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
import Dockets
import IssueViews
import Markup

/// Tags by clauses: in each cell how many raised the issue, and whether it waits for an answer.
struct IssueTable {
  let board: IssueBoard
  let address: IssueAddress

  /// A clause of a stage, or the whole of it.
  private struct Place: Hashable {
    var stage: StageID
    var label: ClauseLabel?
  }

  var pane: HTML {
    let lines = board.lines(address.filter)
    return HTML.section(
      .class("pane reading"), Attribute("data-name", "table"), .labelledBy("table-title")
    ) {
      HTML.header {
        HTML.div(.class("head")) {
          HTML.h2(.id("table-title")) { "Tags × clauses" }
          HTML.span(.class("quiet")) { "received / distinct; unanswered in brackets" }
        }
      }
      HTML.div(
        .class("scroll"), .id("table-scroll"), Attribute("tabindex", "0"), .role("region"),
        .label("Tables of tags and clauses, a stage each")
      ) {
        if lines.isEmpty {
          HTML.p(.class("none")) { "There is nothing to show in a table." }
        } else {
          for stage in board.docket.stages {
            let own = lines.filter { $0.issue.stage == stage.id }
            if !own.isEmpty { table(own, stage) }
          }
        }
      }
    }
  }

  private func table(_ lines: [IssueLine], _ stage: Stage) -> HTML {
    var places: [Place] = []
    var tags: [Tag] = []
    var cells: [Place: [TagID: IssueLine]] = [:]
    for line in lines {
      let place = Place(stage: line.issue.stage, label: line.issue.issue.label)
      if cells[place] == nil { places.append(place) }
      if !tags.contains(where: { $0.id == line.tag.id }) { tags.append(line.tag) }
      cells[place, default: [:]][line.tag.id] = line
    }
    tags.sort { $0.id < $1.id }
    return HTML.table(.class("matrix")) {
      HTML.caption { stage.name }
      HTML.thead {
        HTML.tr {
          HTML.th(.scope("col")) { "Clause" }
          for tag in tags { HTML.th(.scope("col"), .class("tag")) { HTML.span { tag.name } } }
        }
      }
      HTML.tbody {
        for place in places {
          HTML.tr {
            HTML.th(.scope("row")) { citation(cells[place]) }
            for tag in tags { HTML.td { cells[place]?[tag.id].map(cell) ?? HTML() } }
          }
        }
      }
    }
  }

  private func citation(_ row: [TagID: IssueLine]?) -> HTML {
    guard let line = row?.values.min(by: { $0.issue.issue < $1.issue.issue }) else { return HTML() }
    return cite(line)
  }

  private func cell(_ line: IssueLine) -> HTML {
    let numbers = "\(line.coverage.received) / \(line.coverage.distinctTexts)"
    return HTML.a(
      .href(address.issue(line.issue).link), .class(line.isUnanswered ? "todo" : "done")
    ) {
      HTML.hidden("\(line.tag.name): ")
      line.isUnanswered ? "[\(numbers)]" : numbers
      HTML.hidden(line.isUnanswered ? ", unanswered" : ", answered")
    }
  }
}
