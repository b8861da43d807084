// Rulewright. Apache-2.0.

import Dockets
import Markup

/// The days of a list that stands by day, each with the way to the page on which it begins.
///
/// A list may begin with its days again, as a letter's does: who added words, then the others.
struct DayIndex {
  private struct Entry {
    let day: CalendarDay?
    let page: Int
    var count: Int
  }

  private let entries: [Entry]
  private let byMonth: Bool

  /// How many days are named; where there are more, months are.
  private static let most = 400

  /// Takes the day of each line of the list, in order.
  init(_ days: some Sequence<CalendarDay?>) {
    var found: [Entry] = []
    var months: [Entry] = []
    for (line, day) in days.enumerated() {
      let month = day.flatMap { CalendarDay(year: $0.year, month: $0.month, day: 1) }
      DayIndex.add(day, line, to: &found)
      DayIndex.add(month, line, to: &months)
    }
    byMonth = found.count > Self.most
    entries = byMonth ? months : found
  }

  private static func add(_ day: CalendarDay?, _ line: Int, to entries: inout [Entry]) {
    if let last = entries.indices.last, entries[last].day == day {
      entries[last].count += 1
    } else {
      entries.append(Entry(day: day, page: line / linesOnAPage + 1, count: 1))
    }
  }

  func html(id: String, _ link: (Int) -> Link) -> HTML {
    HTML.section(.class("sec"), .id(id)) {
      HTML.details {
        HTML.summary { "The list from a \(byMonth ? "month" : "day") on" }
        HTML.ul(.class("index numbers"), .list) {
          for entry in entries {
            HTML.li {
              HTML.a(.href(link(entry.page))) { words(entry.day) }
              HTML.span(.class("soft")) { " " + grouped(entry.count) }
            }
          }
        }
      }
    }
  }

  private func words(_ day: CalendarDay?) -> String {
    guard let day else { return "No day stated" }
    return byMonth ? "\(day.monthName) \(day.year)" : day.inWords
  }
}
