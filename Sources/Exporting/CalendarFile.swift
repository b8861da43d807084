// Rulewright. Apache-2.0.

package import Dockets

/// The dates of a docket as an iCalendar object (RFC 5545), as they are known on a day.
///
/// Each closing, effective date and reopened window is an all-day event, since it is a day in
/// Washington and no moment of the reader's clock. An event keeps its UID when its date moves, and
/// its SEQUENCE is the number of notices published on its stage, so that a calendar that has it
/// already takes the new date; what a withdrawal took away is there as cancelled.
///
/// There is no METHOD: it would make of the file a message between calendars, for which RFC 5546
/// demands an organizer with an address. Without one it is a snapshot of dates, as RFC 5545,
/// section 3.7.2, says. There are no alarms either: they would be somebody else's.
package func calendarFile(of docket: Docket, asOf: CalendarDay) -> [UInt8] {
  var lines = CalendarLines()
  lines.append("BEGIN", plain: "VCALENDAR")
  lines.append("VERSION", plain: "2.0")
  lines.append("PRODID", plain: "-//Rulewright//Dates of a docket//EN")
  lines.append("CALSCALE", plain: "GREGORIAN")
  let name = (docket.isIllustrative ? "Sample: " : "") + docket.title
  lines.append("NAME", text: name)
  lines.append("X-WR-CALNAME", text: name)
  for stage in docket.stages where (stage.published ?? asOf) <= asOf {
    append(stage, of: docket, asOf: asOf, to: &lines)
  }
  lines.append("END", plain: "VCALENDAR")
  return lines.bytes
}

private func append(
  _ stage: Stage, of docket: Docket, asOf: CalendarDay, to lines: inout CalendarLines
) {
  let dates = StageDates(stage, asOf: asOf)
  for event in dates.events {
    guard let entry = CalendarEntry(event, of: stage, in: dates) else { continue }
    let id = PermanentID(of: "calendar", in: docket, stage.id.text, entry.role)
    lines.append("BEGIN", plain: "VEVENT")
    lines.append("UID", plain: id.uuid)
    lines.append("DTSTAMP", plain: inBasicForm(noon(of: asOf)))
    lines.append("SEQUENCE", plain: String(dates.effects.count))
    lines.append("DTSTART;VALUE=DATE", plain: inBasicForm(entry.first))
    if entry.last.year < 9999 {
      lines.append("DTEND;VALUE=DATE", plain: inBasicForm(entry.last.adding(1)))
    }
    lines.append(
      "SUMMARY",
      text: (docket.isIllustrative ? "Sample: " : "") + entry.words + " (\(docket.title))")
    lines.append("DESCRIPTION", text: description(of: event, entry, docket))
    lines.append("STATUS", plain: entry.isCancelled ? "CANCELLED" : "CONFIRMED")
    // A date of a docket takes nobody's time away.
    lines.append("TRANSP", plain: "TRANSPARENT")
    lines.append("END", plain: "VEVENT")
  }
}

private func description(
  of event: DatedEvent, _ entry: CalendarEntry, _ docket: Docket
) -> String {
  var words = [entry.explanation]
  if case .cancelled(let notice) = event.standing {
    words.append(
      "No longer holds: the stage was withdrawn on \(notice.published.inWords)"
        + (notice.citation.map { ", \($0)." } ?? "."))
  } else if let citation = event.date.citation {
    words.append("The date is given in \(citation).")
  }
  if docket.isIllustrative { words.append(DateWords.sample) }
  return words.joined(separator: "\n")
}

/// What a calendar shows of a dated event; nil for what is no date to keep.
private struct CalendarEntry {
  /// What the event is of its stage, which never changes: `closes`, `closes-2`, `effective`.
  let role: String
  let first: CalendarDay
  let last: CalendarDay
  let words: String
  let explanation: String
  let isCancelled: Bool

  init?(_ event: DatedEvent, of stage: Stage, in dates: StageDates) {
    switch event.standing {
    case .holds: isCancelled = false
    case .cancelled: isCancelled = true
    case .replaced: return nil
    }
    let name = uncapitalized(stage.name)
    func numbered(_ role: String, _ window: Int) -> String {
      window == 0 ? role : "\(role)-\(window + 1)"
    }
    first = event.day
    switch event.kind {
    case .published, .notice: return nil
    case .opens(let window):
      role = numbered("reopened", window)
      last = dates.plannedWindows[window].closes.day
      words = "Comments reopened on the \(name)"
      explanation = "Comments are heard again, until 11:59 pm Eastern on the last day."
    case .closes(let window):
      role = numbered("closes", window)
      last = event.day
      words = "Comments close on the \(name)"
      explanation = "At 11:59 pm Eastern."
    case .takesEffect:
      role = "effective"
      last = event.day
      words = capitalized(name) + " takes effect"
      explanation = "From the beginning of the day."
    }
  }
}

private func inBasicForm(_ day: CalendarDay) -> String { withoutMarks(day.description) }

private func inBasicForm(_ instant: Instant) -> String { withoutMarks(instant.iso8601) }

/// `2021-12-06` as `20211206`.
private func withoutMarks(_ text: String) -> String {
  String(decoding: text.utf8.filter { $0 != 0x2D && $0 != 0x3A }, as: UTF8.self)
}
