// Rulewright. Apache-2.0.

import Dockets

/// Every date of a docket, in order, with its source and how it was counted.
func timeline(of docket: PublicDocket, from path: PagePath) -> HTML {
  var events: [TimelineEvent] = []
  for content in docket.stages { events += timelineEvents(of: content, in: docket, path) }
  let dated = events.enumerated().sorted {
    let (a, b) = ($0.element.day?.number ?? Int.max, $1.element.day?.number ?? Int.max)
    return a != b ? a < b : $0.offset < $1.offset
  }.map(\.element)
  return HTML.ol(.class("time"), .list) {
    for event in dated { entry(event, asOf: docket.asOf) }
  }
}

private struct TimelineEvent {
  var day: CalendarDay?
  var what: HTML
  var kind: HTML
  var steps: [String] = []
}

private func entry(_ event: TimelineEvent, asOf: CalendarDay) -> HTML {
  let isToCome = event.day.map { $0 > asOf } ?? true
  return HTML.li(.class(isToCome ? "to-come" : "")) {
    event.day.map { timeElement($0) } ?? HTML.span(.class("soft")) { "No date" }
    HTML.div {
      HTML.p(.class("what")) { event.what }
      if !event.steps.isEmpty {
        HTML.details {
          HTML.summary { "How it was counted" }
          HTML.div(.class("count sm")) {
            HTML.ol(.class("steps")) { event.steps.map { step in HTML.li { step } } }
          }
        }
      }
    }
    HTML.p(.class("kind sm")) {
      if isToCome {
        HTML.b { "To come" }
        Raw("<br>")
      }
      event.kind
    }
  }
}

private func timelineEvents(
  of content: StageContent, in docket: PublicDocket, _ path: PagePath
) -> [TimelineEvent] {
  let stage = content.stage
  let name = uncapitalized(stage.name)
  let link = HTML.a(.href(path.link(to: docket.paths.stage(stage.id)))) { stage.name }
  var events: [TimelineEvent] = []
  if let published = stage.published {
    events.append(
      TimelineEvent(
        day: published, what: link + HTML(" published."), kind: source(stage)))
  } else {
    events.append(
      TimelineEvent(
        day: nil, what: link + HTML(": its words may still change."), kind: HTML("Working draft")))
  }
  if let closes = content.closes {
    events.append(
      TimelineEvent(
        day: closes,
        what: HTML(
          "Comments on the \(name) \(content.isOpen ? "close" : "closed"), 11:59 pm Eastern."),
        kind: HTML(
          stage.comments?.days.map { counted($0, "day") + " were given" } ?? "Comment period"),
        steps: content.closingSteps))
  }
  for notice in stage.notices {
    events.append(
      TimelineEvent(
        day: notice.published, what: HTML(words(for: notice, on: name)),
        kind: notice.citation.map(citationLink) ?? HTML("Notice")))
  }
  if let effective = content.effective {
    let isPast = effective <= docket.asOf
    events.append(
      TimelineEvent(
        day: effective, what: HTML("The \(name) \(isPast ? "took" : "takes") effect."),
        kind: content.effectiveCitation.map(citationLink)
          ?? HTML(
            stage.effective?.days.map { counted($0, "day") + " after publication" }
              ?? "Effective date"),
        steps: content.effectiveSteps))
  }
  return events
}

private func source(_ stage: Stage) -> HTML {
  pieces {
    if let citation = stage.citation { citationLink(citation) } else { "Stage" }
    if let number = stage.docketNumber {
      Raw("<br>")
      HTML.bdi { number }
    }
  }
}

private func words(for notice: Notice, on name: String) -> String {
  let date = (notice.closes ?? notice.effective)?.inWords
  let to = date.map { " to \($0)" } ?? ""
  return switch notice.kind {
  case .delay: "A notice delays the effective date of the \(name)\(to)."
  case .extension: "A notice extends the comment period of the \(name)\(to)."
  case .reopening: "A notice reopens comments on the \(name)\(date.map { " until \($0)" } ?? "")."
  case .correction: "A notice corrects the \(name)."
  case .withdrawal: "A notice withdraws the \(name)."
  }
}
