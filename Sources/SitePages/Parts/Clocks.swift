// Rulewright. Apache-2.0.

import Dockets

/// The two dates of a stage in words: until when comments are heard, when it takes effect.
///
/// Days left are not in the page: a page is read on days that it does not know. The script counts
/// them from the instant; without it the date and the hour stand.
func clocks(of stage: StageContent, asOf: CalendarDay) -> HTML {
  guard stage.closes != nil || stage.effective != nil else { return HTML() }
  return HTML.div(.class("clocks")) {
    if let closes = stage.closes { closingClock(stage, closes) }
    if let effective = stage.effective { effectiveClock(stage, effective, asOf: asOf) }
  }
}

private func closingClock(_ stage: StageContent, _ closes: CalendarDay) -> HTML {
  HTML.section(.class("clock"), .labelledBy("clock_1")) {
    HTML.element(
      "h2",
      [.id("clock_1")]
        + (stage.closesInstant.map { instant in
          [
            Attribute("data-until", instant), Attribute("data-next", "Comments close"),
            Attribute("data-past", "Comments closed"),
          ]
        } ?? []), HTML(stage.isOpen ? "Comments close" : "Comments closed"))
    HTML.p(.class("when")) { timeElement(closes, words: closes.inWordsWithWeekday) }
    HTML.p {
      HTML.element(
        "span",
        [.class("left")]
          + (stage.closesInstant.map { instant in
            [
              Attribute("data-until", instant),
              Attribute("data-next", "{n} left, until 11:59 pm Eastern"),
              Attribute("data-past", "{n} ago, at 11:59 pm Eastern"),
              Attribute("data-today", "Today, until 11:59 pm Eastern"),
            ]
          } ?? []),
        HTML("11:59 pm Eastern time"))
      if !stage.isOpen { HTML.span(.class("soft")) { ". Later ones are kept, and marked late." } }
    }
  }
}

private func effectiveClock(
  _ stage: StageContent, _ effective: CalendarDay, asOf: CalendarDay
) -> HTML {
  let isPast = effective <= asOf
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
      if let was = stage.effectiveWas {
        HTML.span(.class("soft")) {
          "; was "
          HTML.element("s", [], timeElement(was))
          if let citation = stage.effectiveCitation {
            ", delayed by "
            citationLink(citation)
          }
        }
      }
    }
  }
}
