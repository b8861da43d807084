// Rulewright. Apache-2.0.

import Dockets
import Markup

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
  /// What the notice says that it does, in its own words.
  var summary = ""
  var steps: [String] = []
  /// Whether the date still stands; one that does not is never to come.
  var holds = true
}

private func entry(_ event: TimelineEvent, asOf: CalendarDay) -> HTML {
  let isToCome = event.holds && event.day.map { $0 > asOf } ?? true
  return HTML.li(.class(isToCome ? "to-come" : "")) {
    event.day.map { timeElement($0) } ?? HTML.span(.class("soft")) { "No date" }
    HTML.div {
      HTML.p(.class("what")) { event.what }
      if !event.summary.isEmpty { HTML.p { HTML.bdi { event.summary } } }
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
      if isToCome || !event.holds {
        HTML.b { isToCome ? "To come" : "No longer holds" }
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
  let isAlone = docket.stages.count { stageName($0.stage) == stageName(stage) } == 1
  let link = HTML.a(.href(path.link(to: docket.paths.stage(stage.id)))) {
    isAlone ? stage.name : stageName(docket, content)
  }
  guard !stage.isWorkingDraft else {
    return [
      TimelineEvent(
        day: nil, what: link + HTML(": its words may still change."), kind: HTML("Working draft"))
    ]
  }
  let dates = StageDates(stage, asOf: docket.asOf)
  return dates.events.compactMap { event -> TimelineEvent? in
    switch event.kind {
    case .published:
      TimelineEvent(day: event.day, what: link + HTML(" published."), kind: source(stage))
    case .notice(let effect): noticeEvent(effect, on: uncapitalized(stage.name))
    case .opens: openingEvent(event, of: stage)
    case .closes(let window):
      closingEvent(
        event, of: content, isOver: event.day < docket.asOf, isFirst: window == 0)
    case .takesEffect: effectiveEvent(event, of: content, asOf: docket.asOf)
    }
  }
}

private func noticeEvent(_ effect: NoticeEffect, on name: String) -> TimelineEvent {
  let notice = effect.notice
  return TimelineEvent(
    day: notice.published, what: HTML("A notice \(effect.words(on: name))."),
    kind: pieces {
      "Notice: \(notice.kind.rawValue)"
      if let citation = notice.citation {
        Raw("<br>")
        citationLink(citation)
      }
    }, summary: notice.summary)
}

/// The first day of a reopened period, where that is not the day of its notice.
private func openingEvent(_ event: DatedEvent, of stage: Stage) -> TimelineEvent? {
  guard event.day != event.date.published else { return nil }
  return dated(
    event, "Comments on the \(uncapitalized(stage.name)) open again.", given: "Comment period")
}

private func closingEvent(
  _ event: DatedEvent, of content: StageContent, isOver: Bool, isFirst: Bool
) -> TimelineEvent {
  let stage = content.stage
  let isOwn = event.date.notice == nil
  var closing = dated(
    event,
    "Comments on the \(uncapitalized(stage.name)) "
      + "\(isOver && event.standing == .holds ? "closed" : "close"), 11:59 pm Eastern.",
    given: (isOwn ? stage.comments?.days.map { counted($0, "day") + " were given" } : nil)
      ?? "Comment period")
  if isOwn && isFirst { closing.steps = content.closingSteps }
  return closing
}

private func effectiveEvent(
  _ event: DatedEvent, of content: StageContent, asOf: CalendarDay
) -> TimelineEvent {
  let stage = content.stage
  let isOwn = event.date.notice == nil
  let isPast = event.standing == .holds && event.day <= asOf
  var effective = dated(
    event, "The \(uncapitalized(stage.name)) \(isPast ? "took" : "takes") effect.",
    given: (isOwn ? stage.effective?.days.map { counted($0, "day") + " after publication" } : nil)
      ?? "No source given")
  if isOwn { effective.steps = content.effectiveSteps }
  return effective
}

/// A date in words; struck, with what took its place, where it no longer holds.
private func dated(_ event: DatedEvent, _ words: String, given: String) -> TimelineEvent {
  switch event.standing {
  case .holds:
    return TimelineEvent(
      day: event.day, what: HTML(words),
      kind: (event.date.notice == nil ? nil : event.date.citation).map(citationLink)
        ?? HTML(given))
  case .replaced(let date):
    return struck(
      event.day, words, "\(verb(of: date.notice)) to \(date.day.inWords).", by: date.citation,
      given: given)
  case .cancelled(let notice):
    return struck(
      event.day, words, "Withdrawn on \(notice.published.inWords).", by: notice.citation,
      given: given)
  }
}

/// What a notice did to the date that it replaced.
private func verb(of notice: Notice.Kind?) -> String {
  switch notice {
  case .delay: "Delayed"
  case .extension: "Extended"
  case .correction: "Corrected"
  case .reopening, .withdrawal, nil: "Moved"
  }
}

private func struck(
  _ day: CalendarDay, _ words: String, _ instead: String, by citation: String?, given: String
) -> TimelineEvent {
  TimelineEvent(
    day: day, what: HTML.element("s", [], HTML(words)) + HTML(" " + instead),
    kind: citation.map(citationLink) ?? HTML(given), holds: false)
}

private func source(_ stage: Stage) -> HTML {
  pieces {
    if let citation = stage.citation { citationLink(citation) } else { "No source given" }
    if let number = stage.docketNumber {
      Raw("<br>")
      HTML.bdi { number }
    }
  }
}
