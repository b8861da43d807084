// Rulewright. Apache-2.0.

import Dockets
import Markup

extension DayChart {
  private static let base = 220
  private static let room = 196

  private var top: Int { max(1, bars.map(\.count).max() ?? 1) }

  /// How many days the chart is wide.
  ///
  /// Late ones get room beside them for their words.
  private var days: Int {
    let shown = max(1, published.days(to: last(of: bars)) + 1)
    return bars.contains(where: \.isLate) ? shown + max(2, shown / 9) : shown
  }

  private func last(of bars: [Bar]) -> CalendarDay {
    max(bars.last?.day ?? published, closes ?? published).adding(1)
  }

  /// Bars with the lines that measure them; across in per cent, up in pixels, so that text keeps
  /// its size at any width.
  func drawing() -> HTML {
    var drawing = HTML()
    let step = lineStep()
    var level = step
    while level <= top {
      let y = Self.base - height(level)
      drawing += svgLine("l", x1: "0", x2: "100%", y1: y, y2: y)
      drawing += svgText(
        "", x: "0", y: y - 4, grouped(level) + (level + step > top ? " a day" : ""))
      level += step
    }
    for bar in bars { drawing += rect(bar) }
    drawing += svgLine("lk", x1: "0", x2: "100%", y1: Self.base, y2: Self.base)
    drawing += svgText("", x: "0", y: Self.base + 18, published.inShort)
    for day in days(betweenLabels: 4) {
      drawing += svgText("wide", x: place(day), y: Self.base + 18, day.inShort)
    }
    if let closes { drawing += closing(closes) }
    for (before, after) in zip(windows, windows.dropFirst()) {
      drawing += gap(after: before.closes.day, before: after.opens.day)
    }
    if let today { drawing += todayLine(today) }
    return drawing
  }

  private func rect(_ bar: Bar) -> HTML {
    let height = max(3, height(bar.count))
    return HTML.element(
      "rect",
      [
        .class(bar.isLate ? "hatch" : bar.day == closes ? "a" : "k"),
        Attribute("data-n", String(bar.count)), Attribute("data-day", bar.day.description),
        Attribute("x", place(bar.day)), Attribute("width", percent(72, of: 100 * days)),
        Attribute("y", String(Self.base - height)), Attribute("height", String(height)),
      ], HTML())
  }

  /// The line after the last open day, and what it divides.
  private func closing(_ closes: CalendarDay) -> HTML {
    let x = place(closes.adding(1))
    var drawing = svgLine("lk", x1: x, x2: x, y1: 4, y2: Self.base + 6)
    drawing += svgText("", x: x, y: Self.base + 18, closes.inShort, end: true)
    if let bar = bars.first(where: { $0.day == closes }) {
      let y = max(14, Self.base - height(bar.count) + 12)
      drawing += svgText(
        "b", x: place(closes), dx: -6, y: y, "\(grouped(bar.count)) on the last day", end: true)
    }
    let lateBars = bars.filter(\.isLate)
    let late = lateBars.reduce(0) { $0 + $1.count }
    if late > 0 {
      let above = Self.base - height(lateBars.map(\.count).max() ?? 0) - 10
      drawing += svgText("b", x: x, dx: 6, y: above, "\(grouped(late)) late")
    }
    return drawing
  }

  /// The days between a close and a reopening, between two lines.
  private func gap(after closes: CalendarDay, before opens: CalendarDay) -> HTML {
    let (from, to) = (place(closes.adding(1)), place(opens))
    return svgLine("lk", x1: from, x2: from, y1: 4, y2: Self.base + 6)
      + svgLine("lk", x1: to, x2: to, y1: 4, y2: Self.base + 6)
      + svgLine("lk", x1: from, x2: to, y1: 4, y2: 4)
      + svgText("wide", x: from, dx: 4, y: 17, "closed")
  }

  /// What stands right of this line has not come yet.
  private func todayLine(_ today: CalendarDay) -> HTML {
    guard today >= published, today < last(of: bars) else { return HTML() }
    let x = place(today.adding(1))
    let isLate = published.days(to: today) * 2 > days
    return svgLine("lk", x1: x, x2: x, y1: 0, y2: Self.base)
      + svgText("b", x: x, dx: isLate ? -6 : 6, y: 12, "As of \(today.inShort)", end: isLate)
  }

  private func height(_ count: Int) -> Int { count * Self.room / top }

  private func place(_ day: CalendarDay) -> String { percent(published.days(to: day), of: days) }

  /// Three to six lines at round numbers: 1, 2 or 5 times a power of ten.
  private func lineStep() -> Int {
    var step = 1
    while top / step > 5 {
      for factor in [2, 5, 10] where top / (step * factor) <= 5 { return step * factor }
      step *= 10
    }
    return step
  }

  /// Days to name on the axis, away from its start and from the last open day.
  private func days(betweenLabels parts: Int) -> [CalendarDay] {
    let end = closes ?? last(of: bars)
    let length = published.days(to: end)
    guard length >= parts * 4 else { return [] }
    return (1..<parts).map { published.adding(length * $0 / parts) }
  }
}
