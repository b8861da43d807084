// Rulewright. Apache-2.0.

import Comments
import Dockets
import Markup
import Overviews

/// How many comments came on each day, as bars and as a table that says the same.
struct DayChart {
  /// A bar: a day, or what came so late that its days would squeeze the others.
  struct Bar {
    let day: CalendarDay
    let count: Int
    let isLate: Bool
    /// That it stands between a close and a reopening, where nobody was to be heard.
    let isBetween: Bool
    /// That it stands for this day and all after it.
    let isOpenEnded: Bool
  }

  let published: CalendarDay
  let closes: CalendarDay?
  /// The windows in which comments are heard; more than one where the period was reopened.
  let windows: [CommentWindow]
  let bars: [Bar]
  /// The days on which the most came, and how many came on each.
  let fullest: [CalendarDay]
  let most: Int
  /// The days on which unusually many came, by the rule of `Arrivals`.
  let bursts: [Arrivals.Burst]
  let undated: Int
  /// The day on which the page speaks, where comments are still heard on it.
  let today: CalendarDay?

  /// Nil when no comment has a day.
  init?(_ received: some Sequence<CalendarDay?>, stage: StageContent, asOf: CalendarDay) {
    var counts: [CalendarDay: Int] = [:]
    var undated = 0
    for day in received {
      if let day { counts[day, default: 0] += 1 } else { undated += 1 }
    }
    let days = counts.keys.sorted()
    guard let first = days.first, let latest = days.last else { return nil }
    let start = min(stage.stage.published ?? first, first)
    let closes = stage.closes
    let bound = closes.map { max($0.adding(1), start).adding(max(14, start.days(to: $0) / 3)) }
    let end = max(min(latest, bound ?? latest), closes ?? latest)
    func bar(_ day: CalendarDay, _ count: Int, isOpenEnded: Bool) -> Bar {
      let isLate = closes.map { day > $0 } ?? false
      return Bar(
        day: day, count: count, isLate: isLate,
        isBetween: !isLate && isBetween(stage.windows, day), isOpenEnded: isOpenEnded)
    }
    var bars = days.filter { $0 < end || $0 == latest && $0 <= end }.map { day in
      bar(day, counts[day] ?? 0, isOpenEnded: false)
    }
    let rest = days.filter { $0 >= end && !($0 == latest && $0 <= end) }
    if let day = rest.first {
      bars.append(
        bar(day, rest.reduce(0) { $0 + (counts[$1] ?? 0) }, isOpenEnded: rest.count > 1))
    }
    published = start
    self.closes = closes
    windows = stage.windows
    self.bars = bars
    let most = counts.values.max() ?? 0
    self.most = most
    fullest = days.filter { counts[$0] == most }
    bursts = Arrivals(counts, closes: closes).bursts
    self.undated = undated
    today = stage.isOpen || closes.map { $0 > asOf } ?? false ? asOf : nil
  }

  func figure() -> HTML {
    pieces {
      HTML.figure {
        HTML.element(
          "svg",
          [
            .class("chart"), Attribute("height", "248"), .role("img"),
            .label("Comments received per day"), .describedBy("chart_words"),
          ], hatching() + drawing())
        HTML.figcaption(.id("chart_words"), .class("sm soft")) { words }
      }
      HTML.details(.class("gap")) {
        HTML.summary {
          "The same numbers as a table" + (bursts.isEmpty ? "" : ", and how they were counted")
        }
        table()
        if !bursts.isEmpty {
          HTML.p(.class("sm soft gap")) { "Unusually many: \(Arrivals.rule)." }
        }
      }
    }
  }

  /// What the chart says.
  var words: String {
    let total = bars.reduce(0) { $0 + $1.count }
    let whole = grouped(total)
    var words: [String] = []
    if let today {
      words.append("So far, to \(today.inWords): \(counted(total, "comment")).")
    }
    let closed = today == nil ? closes : nil
    let saidAlready = fullest.count == 1 && most > 1 && fullest.first == closed
    if let day = fullest.first, fullest.count == 1, most > 1 {
      words.append(
        "The fullest day was \(saidAlready ? "the last open day, " : "")\(day.inWords): "
          + "\(grouped(most)) of "
          + (undated > 0 ? "the \(whole) comments that have a day." : "\(whole)."))
    } else {
      words.append("Never more than \(grouped(most)) on a day.")
    }
    if let closed {
      if !saidAlready {
        let count = bars.first { $0.day == closed }?.count ?? 0
        words.append("The last open day, \(closed.inWords), brought \(grouped(count)).")
      }
      let late = bars.filter(\.isLate).reduce(0) { $0 + $1.count }
      words.append(
        "\(late == 0 ? "None" : grouped(late)) came after it\(late == 0 ? "" : " (hatched)").")
    }
    if !bursts.isEmpty { words.append(burstWords) }
    if windows.count > 1 { words.append(betweenWords) }
    if undated > 0 {
      words.append(
        grouped(undated)
          + (undated == 1 ? " has no day and is not drawn." : " have no day and are not drawn.")
      )
    }
    return words.joined(separator: " ")
  }

  /// The days on which unusually many came, without a word of why.
  private var burstWords: String {
    let most = 4
    let days = bursts.prefix(most).map { burst in
      burst.day == fullest.first && fullest.count == 1 && self.most > 1
        ? "the fullest day" : "\(burst.day.inWords) (\(grouped(burst.comments)))"
    }
    let more = bursts.count > most ? ["\(counted(bursts.count - most, "other day"))"] : []
    return "Unusually many came on \(inSeries(days + more))."
  }

  /// What came while the period was closed and before it was reopened.
  private var betweenWords: String {
    let periods = zip(windows, windows.dropFirst()).map { before, after in
      "closed after \(before.closes.day.inWords) and reopened on \(after.opens.day.inWords)"
    }
    let count = bars.filter(\.isBetween).reduce(0) { $0 + $1.count }
    return "Comments were \(inSeries(periods)); \(count == 0 ? "none" : grouped(count)) came in "
      + "between\(count == 0 ? "." : " and \(count == 1 ? "counts" : "count") as in time.")"
  }

  private func table() -> HTML {
    var total = 0
    return HTML.table(.class("days")) {
      HTML.caption {
        "Comments per day of receipt, Eastern time. Days without comments are left out."
      }
      HTML.thead {
        HTML.tr {
          HTML.th(.scope("col")) { "Day" }
          HTML.th(.scope("col"), .class("num")) { "Received" }
          HTML.th(.scope("col"), .class("num")) { "Running total" }
          HTML.th(.scope("col")) { "Note" }
        }
      }
      HTML.tbody {
        for bar in bars {
          HTML.tr {
            HTML.th(.scope("row")) {
              timeElement(bar.day)
              if bar.isOpenEnded { " and later" }
            }
            HTML.td(.class("num"), Attribute("data-n", String(bar.count))) { grouped(bar.count) }
            HTML.td(.class("num")) {
              grouped(
                {
                  total += bar.count
                  return total
                }())
            }
            HTML.td { note(bar) }
          }
        }
      }
    }
  }

  private func note(_ bar: Bar) -> String {
    if bar.isLate { return "Late" }
    if bar.isBetween { return "Between close and reopening" }
    if bar.day == closes { return "Last open day" }
    if windows.contains(where: { $0.closes.day == bar.day }) { return "Last day before a close" }
    if windows.contains(where: { $0.isReopening && $0.opens.day == bar.day }) { return "Reopened" }
    if bar.day == published { return "Published" }
    return bar.day.weekday.isWeekend ? "Weekend" : ""
  }
}

/// Whether a day lies after one window and before the next.
private func isBetween(_ windows: [CommentWindow], _ day: CalendarDay) -> Bool {
  zip(windows, windows.dropFirst()).contains { $0.closes.day < day && day < $1.opens.day }
}
