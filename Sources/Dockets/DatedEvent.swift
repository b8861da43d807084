// Rulewright. Apache-2.0.

/// One date of a stage, with the document that gives it: for timelines, calendars and lists.
package struct DatedEvent: Hashable, Sendable {
  /// What happens on the day.
  package enum Kind: Hashable, Sendable {
    case published
    /// The first day of a window that was opened by a notice; windows by number, from 0.
    case opens(window: Int)
    /// The last day of a window.
    case closes(window: Int)
    case takesEffect
    case notice(NoticeEffect)
  }

  /// Whether the date stands.
  package enum Standing: Hashable, Sendable {
    case holds
    /// A notice put another in its place.
    case replaced(by: PrintedDate)
    /// The stage was withdrawn before.
    case cancelled(by: Notice)
  }

  package let kind: Kind
  /// The day, and the document by which it is that day.
  package let date: PrintedDate
  package let standing: Standing

  package var day: CalendarDay { date.day }
}

extension StageDates {
  /// Every date of the stage that is known, in order of days.
  ///
  /// Dates that no longer hold are among them: somebody has them in a calendar.
  package var events: [DatedEvent] {
    guard let published = stage.published else { return [] }
    let first = PrintedDate(day: published, citation: stage.citation, published: published)
    var events = [DatedEvent(kind: .published, date: first, standing: .holds)]
    for (number, window) in plannedWindows.enumerated() {
      events += windowEvents(window, number: number)
    }
    events += effects.map { effect in
      DatedEvent(
        kind: .notice(effect), date: PrintedDate(effect.notice.published, by: effect.notice),
        standing: .holds)
    }
    let last = effectiveDates.indices.last
    for (index, date) in effectiveDates.enumerated() {
      let standing =
        index == last
        ? cancellation(of: date) : DatedEvent.Standing.replaced(by: effectiveDates[index + 1])
      events.append(DatedEvent(kind: .takesEffect, date: date, standing: standing))
    }
    return events.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }

  private func windowEvents(_ window: CommentWindow, number: Int) -> [DatedEvent] {
    var events: [DatedEvent] = []
    if window.isReopening {
      events.append(
        DatedEvent(
          kind: .opens(window: number), date: window.opens,
          standing: cancellation(of: window.opens)))
    }
    let ends = window.replaced + [window.closes]
    for (end, next) in zip(ends, ends.dropFirst()) where end.day != next.day {
      events.append(
        DatedEvent(
          kind: .closes(window: number), date: end, standing: .replaced(by: next)))
    }
    events.append(
      DatedEvent(
        kind: .closes(window: number), date: window.closes,
        standing: cancellation(of: window.closes)))
    return events
  }

  /// Whether a withdrawal came before a date that otherwise holds.
  private func cancellation(of date: PrintedDate) -> DatedEvent.Standing {
    guard let withdrawal, withdrawal.published <= date.day else { return .holds }
    return .cancelled(by: withdrawal)
  }
}
