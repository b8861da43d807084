// Rulewright. Apache-2.0.

import Clauses
import Comments
import Dockets
import Markup
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
    if frame.hasDateFiles { dateFiles(of: docket, from: path) }
    HTML.div(.class("cols")) {
      if let current, current.isOpen {
        HTML.div {
          HTML.section(.class("first"), .labelledBy("how_")) {
            HTML.h2(.id("how_")) { "How to comment" }
            if let number = current.stage.docketNumber {
              HTML.p(.class("sm soft")) { HTML.bdi { "Docket " + number } }
            }
            howToComment(current, docket)
          }
          textColumn(current, docket, path)
        }
      } else if let current {
        textColumn(current, docket, path)
      }
      if let current { changesColumn(current, docket, path) }
      saidColumn(docket, path)
    }
    whatCameOfThem(docket, path)
    if let current, !current.isOpen,
      current.closes != nil || !current.windows.isEmpty || current.withdrawal != nil
    {
      labelled(
        "How to comment", note: current.stage.docketNumber.map { "Docket " + $0 }, id: "how_"
      ) {
        HTML.div(.class("prose")) { howToComment(current, docket) }
      }
    }
    labelled("Timeline", note: "Every stage and notice, each date with its source", id: "time_") {
      timeline(of: docket, from: path)
    }
    HTML.p(.class("gap5 sm")) {
      HTML.a(.class("to"), .href(path.link(to: docket.paths.aboutTheData))) { "About the data" }
      HTML.span(.class("soft")) { ": what was counted how, what is left out, versions" }
    }
  }
}

private func docketCrumb(_ docket: PublicDocket) -> [HTML] {
  var crumb: [HTML] = []
  let agencies = docket.docket.agencies
  if !agencies.isEmpty {
    crumb.append(
      HTML.bdi {
        (docket.docket.isIllustrative
          ? docket.docket.cfr == nil ? "Modeled on the work of the " : "After a rule of the " : "")
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
            stageName(docket, content)
            HTML.hidden(isCurrent ? " (now)" : isDone ? " (done)" : " (to come)")
          }
        }
        if isCurrent, let withdrawal = content.withdrawal {
          HTML.li(.class("done")) {
            HTML.span {
              "Withdrawn on " + withdrawal.published.inWords
              HTML.hidden(" (done)")
            }
          }
        }
        if isCurrent, let effective = content.effective {
          let isPast = effective <= docket.asOf
          HTML.li(.class(isPast ? "done" : "next")) {
            HTML.span {
              (isPast ? "In effect since " : "In effect from ") + effective.inWords
              HTML.hidden(isPast ? " (done)" : " (to come)")
            }
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
        "Read the " + documentWord(content.stage)
      }
    }
  }
}

/// What a stage is to its reader: nobody reads a consultation, but the text that is its matter.
private func documentWord(_ stage: Stage) -> String {
  switch stage.kind {
  case .consultation, .notice: "text"
  default: uncapitalized(stage.name)
  }
}

/// What to do to be heard.
private func howToComment(_ content: StageContent, _ docket: PublicDocket) -> HTML {
  pieces {
    HTML.p {
      content.isOpen
        ? "Comments are open. Name the clause that you speak to, say what it would do, and "
          + "what you would write instead."
        : content.withdrawal != nil
          ? "This stage was withdrawn; comments on it are no longer heard."
          : content.windows.contains { $0.opens.day > docket.asOf }
            ? "The comment period is closed and will be reopened: the dates are above."
            : content.closes == nil
              ? "No comments are asked for on this stage."
              : "The comment period is closed. What comes later is kept and marked late"
                + lateWords(content.stage.comments?.late)
    }
    if docket.docket.isIllustrative, content.closes != nil {
      HTML.p(.class(content.isOpen ? "gap" : "")) {
        HTML.b { "This is a sample: nothing can be sent." }
        " On a real docket the address stands here."
      }
    }
  }
}

/// How late comments are treated, after what is said of their being kept.
func lateWords(_ treatment: LateTreatment?) -> String {
  switch treatment {
  case .considered: "; it is considered all the same."
  case .notConsidered: "; it is not considered."
  case nil: "; it need not be answered."
  }
}

private func saidColumn(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  let spoken =
    docket.stages.indices.last { index in
      docket.counts[docket.stages[index].stage.id].map { $0.received > 0 } ?? false
    } ?? docket.stages.lastIndex(where: docket.hasComments)
  let counts = spoken.map(docket.tagCounts(onStage:)) ?? []
  return HTML.section(.labelledBy("said_")) {
    HTML.h2(.id("said_")) { mostWords("What people said", counts) }
    if let spoken {
      let content = docket.stages[spoken]
      let received = docket.counts[content.stage.id] ?? CommentCounts()
      if let current = docket.current, current.isOpen,
        received.received == 0 || content.stage.id != current.stage.id
      {
        HTML.p {
          "None yet on the \(uncapitalized(current.stage.name))"
          current.stage.published.map { " of \($0.monthName) \($0.day)" } ?? ""
          "."
        }
      }
      if received.received > 0 {
        HTML.p(.class("sm")) {
          threeInLine(received)
          ", on the \(uncapitalized(stageName(content)))."
        }
      }
      if counts.isEmpty && received.received > 0 {
        HTML.p(.class("soft gap")) { "Nothing was tagged yet." }
      } else if !counts.isEmpty {
        mostSaid(counts, atMost: 5, on: content, in: docket, path)
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
