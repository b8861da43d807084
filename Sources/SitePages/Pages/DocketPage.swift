// Rulewright. Apache-2.0.

import Clauses
import Comments
import Dockets
import Redlining

/// The page of a docket: where it stands, until when comments are heard, what changed, what
/// people said, and how it came about.
func docketPage(of docket: PublicDocket, in frame: Frame) -> SitePage {
  let path = docket.paths.docket
  let current = docket.current
  return frame.page(
    Frame.Page(
      path: path, title: docket.docket.title,
      description: docket.docket.summary.isEmpty
        ? "Dates, text, changes and comments." : docket.docket.summary,
      docket: docket, room: .docket)
  ) {
    HTML.div(.class("two3")) {
      pageHead(
        crumb: docketCrumb(docket), title: HTML.bdi { docket.docket.title },
        lead: docket.docket.summary.isEmpty ? nil : HTML.bdi { docket.docket.summary })
      standing(of: docket)
    }
    if let current {
      clocks(of: current, asOf: frame.asOf)
      clockBand(of: current, asOf: frame.asOf)
    }
    HTML.div(.class("cols")) {
      if let current { textColumn(current, docket, path) }
      if let current { changesColumn(current, docket, path) }
      saidColumn(docket, path)
    }
    labelled("Timeline", note: "Every stage and notice, each date with its source", id: "time_") {
      timeline(of: docket, from: path)
    }
  }
}

private func docketCrumb(_ docket: PublicDocket) -> [HTML] {
  var crumb: [HTML] = []
  let agencies = docket.docket.agencies
  if !agencies.isEmpty {
    crumb.append(
      HTML.bdi {
        (docket.docket.isIllustrative ? "After a rule of the " : "")
          + agencies.joined(separator: ", ")
      })
  }
  if let cfr = docket.docket.cfr { crumb.append(HTML.bdi { cfr }) }
  if !docket.docket.rins.isEmpty {
    crumb.append(HTML.bdi(.class("nw")) { "RIN " + inSeries(docket.docket.rins) })
  }
  return crumb
}

/// The path of the stages, with where it stands now.
private func standing(of docket: PublicDocket) -> HTML {
  let current = docket.current?.stage.id
  return HTML.section(.class("stands"), .labelledBy("stands_")) {
    HTML.h2(.id("stands_")) { "Where it stands" }
    HTML.ol(.list) {
      for content in docket.stages {
        let isCurrent = content.stage.id == current
        let isDone = !isCurrent && !content.stage.isWorkingDraft
        HTML.li(.class(isCurrent ? "now" : isDone ? "done" : "next")) {
          HTML.span {
            stageName(content.stage)
            if isCurrent { HTML.hidden(" (now)") }
          }
        }
        if isCurrent, let effective = content.effective {
          let isPast = effective <= docket.asOf
          HTML.li(.class(isPast ? "done" : "next")) {
            HTML.span { (isPast ? "In effect since " : "In effect from ") + effective.inWords }
          }
        }
      }
    }
  }
}

private func textColumn(
  _ content: StageContent, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  HTML.section(.labelledBy("text_")) {
    HTML.h2(.id("text_")) { "What it says" }
    if !content.stage.summary.isEmpty { HTML.p { HTML.bdi { content.stage.summary } } }
    HTML.p(.class("gap")) {
      HTML.a(.class("act"), .href(path.link(to: docket.paths.stage(content.stage.id)))) {
        "Read the \(uncapitalized(content.stage.name))"
      }
    }
    HTML.p(.class("gap sm soft")) {
      content.isOpen
        ? "Comments are open. Name the clause that you speak to, say what it would do, and "
          + "what you would write instead."
        : content.closes == nil
          ? "No comments are asked for on this stage."
          : "The comment period is closed. What comes later is kept and marked late; it need "
            + "not be answered."
      if let number = content.stage.docketNumber {
        " The docket number is "
        HTML.bdi { number }
        "."
      }
    }
  }
}

private func changesColumn(
  _ content: StageContent, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  let change = docket.redline(to: content.stage.id)
  let drafts = docket.redlines.filter { $0.from == content.stage.id }
  return HTML.section(.labelledBy("changed_")) {
    HTML.h2(.id("changed_")) {
      change.map { "What changed since " + stageYear(docket.stage($0.from)) } ?? "What changed"
    }
    if let change {
      topChanges(change, docket, path)
    } else {
      HTML.p { "This is the first text. There is nothing yet to compare it with." }
    }
    for draft in drafts {
      let count = RedlineReading(draft.redline).inRule.count
      HTML.p(.class("gap sm")) {
        HTML.a(.href(path.link(to: docket.paths.redline(from: draft.from, to: draft.to)))) {
          counted(count, "change")
        }
        " since then in \(stageYear(docket.stage(draft.to)))."
      }
    }
  }
}

/// The changes that most texts speak to, at most four.
private func topChanges(
  _ change: StageRedline, _ docket: PublicDocket, _ path: PagePath
) -> HTML {
  let reading = RedlineReading(change.redline)
  let target = docket.paths.redline(from: change.from, to: change.to)
  let (from, to) = (
    docket.stages.firstIndex { $0.stage.id == change.from },
    docket.stages.firstIndex { $0.stage.id == change.to }
  )
  func texts(_ stage: Int?, _ clause: Int?) -> Int {
    guard let stage, let clause else { return 0 }
    return docket.distinctTexts(docket.codings(on: ClausePlace(stage: stage, clause: clause)))
  }
  var weights: [Int: Int] = [:]
  for row in reading.inRule {
    let changed = change.redline.rows[row]
    weights[row] = texts(from, changed.old) + texts(to, changed.new)
  }
  let heaviest = weights.sorted { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }
  let top = heaviest.prefix(4).map(\.key).sorted()
  return pieces {
    HTML.p {
      "\(counted(reading.inRule.count, "change")) in the rule; "
        + "\(unchangedWords(reading)) the same."
    }
    HTML.ul(.class("list gap"), .list) {
      for row in top {
        HTML.li {
          HTML.b { changeWords(reading.redline.rows[row].operations, old: nil) }
          Raw(" ")
          HTML.a(.href(path.link(to: target, at: reading.anchor(row)))) {
            breakable(reading.clause(row)?.citation.text ?? "")
          }
          if let heading = reading.clause(row)?.heading {
            HTML.span(.class("soft")) {
              " "
              HTML.bdi { withoutFullStop(heading) }
            }
          }
        }
      }
    }
    HTML.p(.class("gap")) { HTML.a(.href(path.link(to: target))) { "Read the redline" } }
  }
}

private func saidColumn(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  let spoken =
    docket.stages.indices.last { index in
      docket.counts[docket.stages[index].stage.id].map { $0.received > 0 } ?? false
    } ?? docket.stages.lastIndex(where: docket.hasComments)
  return HTML.section(.labelledBy("said_")) {
    HTML.h2(.id("said_")) { "What people said most" }
    if let spoken {
      let content = docket.stages[spoken]
      let counts = docket.tagCounts(onStage: spoken).prefix(5)
      HTML.p(.class("sm")) {
        threeInLine(docket.counts[content.stage.id] ?? CommentCounts())
        ", on the \(uncapitalized(stageName(content.stage)))."
      }
      if counts.isEmpty {
        HTML.p(.class("soft gap")) { "Nothing was tagged yet." }
      } else {
        mostSaid(Array(counts), in: docket, path)
      }
      HTML.p(.class("gap sm soft")) {
        "In distinct texts. "
        HTML.a(.href(path.link(to: docket.paths.comments(on: content.stage.id)))) {
          "All that was said"
        }
      }
    } else {
      HTML.p(.class("soft")) { "No comments are heard on it." }
    }
  }
}
