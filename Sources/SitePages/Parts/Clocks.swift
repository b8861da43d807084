// Rulewright. Apache-2.0.

import Dockets
import Markup

/// The two dates of a stage in words: until when comments are heard, when it takes effect.
///
/// Days left are not in the page: a page is read on days that it does not know. The script counts
/// them from the instant; without it the date and the hour stand.
/// `withEffect`: also when it takes effect.
func clocks(of stage: StageContent, asOf: CalendarDay, withEffect: Bool = true) -> HTML {
  if let withdrawal = stage.withdrawal { return withdrawnClock(stage, withdrawal) }
  guard !stage.windows.isEmpty || withEffect && stage.effective != nil else { return HTML() }
  return HTML.div(.class("clocks")) {
    if let window = stage.window(shownOn: asOf) { closingClock(stage, window, asOf: asOf) }
    if withEffect, let effective = stage.effective { effectiveClock(stage, effective, asOf: asOf) }
  }
}

extension StageContent {
  /// The window that a clock shows: the open one, else the next, else the last.
  func window(shownOn day: CalendarDay) -> CommentWindow? {
    windows.first { day <= $0.closes.day } ?? windows.last
  }
}

/// What the script needs to say of a window whatever the reader's time is: from when, until when.
private func span(
  of window: CommentWindow, next: String, past: String, before: String, today: String? = nil
) -> [Attribute] {
  var attributes = [
    Attribute("data-until", EasternTime.closingInstant(of: window.closes.day).iso8601),
    Attribute("data-next", next), Attribute("data-past", past),
  ]
  if let today { attributes.append(Attribute("data-today", today)) }
  if window.isReopening {
    attributes += [
      Attribute("data-from", EasternTime.startInstant(of: window.opens.day).iso8601),
      Attribute("data-before", before),
    ]
  }
  return attributes
}

private func closingClock(
  _ stage: StageContent, _ window: CommentWindow, asOf: CalendarDay
) -> HTML {
  let isToOpen = asOf < window.opens.day
  let isOpen = window.contains(asOf)
  // Of a window that closed long ago nobody counts the days.
  let isLongPast = window.closes.day.days(to: asOf) > 366
  return HTML.section(.class("clock"), .labelledBy("clock_1")) {
    HTML.element(
      "h2",
      [.id("clock_1")]
        + span(
          of: window, next: isToOpen ? "Comments are reopened" : "Comments close",
          past: "Comments closed", before: "Comments reopen"),
      HTML(isToOpen ? "Comments reopen" : isOpen ? "Comments close" : "Comments closed"))
    HTML.p(.class("when")) {
      if isToOpen {
        timeElement(window.opens.day)
        " to "
        timeElement(window.closes.day)
      } else {
        timeElement(window.closes.day, words: window.closes.day.inWordsWithWeekday)
      }
    }
    HTML.p {
      HTML.element(
        "span",
        [.class("left")]
          + (isLongPast
            ? []
            : span(
              of: window, next: "{n} left, until 11:59 pm Eastern",
              past: "{n} ago, at 11:59 pm Eastern",
              before: "In {n}, open until 11:59 pm Eastern on the last day",
              today: "Today, until 11:59 pm Eastern")),
        HTML(
          isToOpen
            ? "Until 11:59 pm Eastern on the last day"
            : isOpen ? "Until 11:59 pm Eastern" : "At 11:59 pm Eastern"))
      changes(of: window, among: stage.windows, asOf: asOf)
      if !isOpen && !isToOpen {
        HTML.span(.class("soft")) { ". Later ones are kept, and marked late." }
      }
    }
    for later in stage.windows.filter({ $0.opens.day > window.closes.day }) {
      HTML.p(.class("soft")) {
        "Comments reopen from "
        timeElement(later.opens.day)
        " to "
        timeElement(later.closes.day)
        by(later.opens, ", by ")
      }
    }
  }
}

/// How a window came to be as it is: reopened after a close, extended from another day.
private func changes(
  of window: CommentWindow, among windows: [CommentWindow], asOf: CalendarDay
) -> HTML {
  let closed = windows.last { $0.closes.day < window.opens.day }?.closes.day
  let ends = window.replaced + [window.closes]
  return HTML.span(.class("soft")) {
    if window.isReopening {
      if let closed {
        "; had closed on "
        timeElement(closed)
      }
      if window.opens.day <= asOf {
        closed == nil ? "; opened " : ", reopened "
        timeElement(window.opens.day)
        by(window.opens, " by ")
      } else {
        by(window.opens, ", reopened by ")
      }
    }
    for (end, next) in zip(ends, ends.dropFirst()) where end.day != next.day {
      "; was "
      HTML.element("s", [], timeElement(end.day))
      ", \(moved(next, from: end.day, later: "extended", earlier: "shortened"))"
      by(next, " by ")
    }
  }
}

/// The word for a new date: corrected, or what making it later or earlier is called.
private func moved(
  _ date: PrintedDate, from day: CalendarDay, later: String, earlier: String
) -> String {
  date.notice == .correction ? "corrected" : date.day < day ? earlier : later
}

/// The document that gives a date, after some words; nothing where it is not cited.
private func by(_ date: PrintedDate, _ words: String) -> HTML {
  guard let citation = date.citation else { return HTML() }
  return pieces {
    words
    citationLink(citation)
  }
}

private func effectiveClock(
  _ stage: StageContent, _ effective: CalendarDay, asOf: CalendarDay
) -> HTML {
  let isPast = effective <= asOf
  let dates = stage.effectiveDates
  return HTML.section(.class("clock"), .labelledBy("clock_2")) {
    HTML.h2(
      .id("clock_2"), Attribute("data-day", effective.description),
      Attribute("data-next", "Takes effect"), Attribute("data-past", "Took effect")
    ) { isPast ? "Took effect" : "Takes effect" }
    HTML.p(.class("when")) { timeElement(effective, words: effective.inWordsWithWeekday) }
    HTML.p {
      HTML.element(
        "span",
        [
          .class("left"), Attribute("data-day", effective.description),
          Attribute("data-next", "In {n}"), Attribute("data-past", "In effect for {n}"),
          Attribute("data-today", "Today"),
        ], HTML((isPast ? "In effect on " : "Not yet in effect on ") + asOf.inWords))
      HTML.span(.class("soft")) {
        for (date, next) in zip(dates, dates.dropFirst()) where date.day != next.day {
          "; was "
          HTML.element("s", [], timeElement(date.day))
          ", \(moved(next, from: date.day, later: "delayed", earlier: "brought forward"))"
          by(next, " by ")
        }
      }
    }
  }
}

/// What is left of the clocks of a stage that was withdrawn: when, and what ended with it.
private func withdrawnClock(_ stage: StageContent, _ withdrawal: Notice) -> HTML {
  HTML.div(.class("clocks")) {
    HTML.section(.class("clock"), .labelledBy("clock_1")) {
      HTML.h2(.id("clock_1")) { "Withdrawn" }
      HTML.p(.class("when")) {
        timeElement(withdrawal.published, words: withdrawal.published.inWordsWithWeekday)
      }
      HTML.p {
        HTML.b { "Comments are no longer heard" }
        if let citation = withdrawal.citation {
          HTML.span(.class("soft")) {
            "; withdrawn by "
            citationLink(citation)
          }
        }
      }
    }
    if let date = stage.effectiveDates.last {
      HTML.section(.class("clock"), .labelledBy("clock_2")) {
        if withdrawal.published <= date.day {
          HTML.h2(.id("clock_2")) { "Does not take effect" }
          HTML.p(.class("when")) {
            HTML.element("s", [], timeElement(date.day, words: date.day.inWordsWithWeekday))
          }
          HTML.p { HTML.b { "The date no longer holds" } }
        } else {
          HTML.h2(.id("clock_2")) { "Had taken effect" }
          HTML.p(.class("when")) { timeElement(date.day, words: date.day.inWordsWithWeekday) }
        }
      }
    }
  }
}
