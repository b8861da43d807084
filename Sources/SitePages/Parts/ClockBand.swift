// Rulewright. Apache-2.0.

import Dockets
import Markup

/// The two clocks of a stage on one line of time: the windows open for comments, the wait until it
/// takes effect, the delays that notices added, hatched, and the withdrawal, where all ends.
func clockBand(of stage: StageContent, asOf: CalendarDay) -> HTML {
  guard let published = stage.stage.published,
    !stage.windows.isEmpty || !stage.effectiveDates.isEmpty
  else { return HTML() }
  let days = stage.windows.map(\.closes.day) + stage.effectiveDates.map(\.day)
  let last = (days + [stage.withdrawal?.published].compactMap { $0 }).max() ?? published
  guard last > published else { return HTML() }
  let axis = TimeAxis(from: published, to: last.adding(max(4, published.days(to: last) / 12)))
  let rows = (stage.windows.isEmpty ? 0 : 1) + (stage.effectiveDates.isEmpty ? 0 : 1)
  /// The day's name has a row of its own, so that it meets no other.
  let top = 18
  let base = top + 4 + 40 * rows
  var drawing = monthLines(axis, from: top, base: base)
  /// Names come last, so that no line is drawn through them.
  var names = HTML()
  var y = top
  if !stage.windows.isEmpty {
    names += bandName("Comments", y: y + 13)
    for window in stage.windows {
      drawing += rect("k", axis, from: window.opens.day, to: window.closes.day.adding(1), y: y + 19)
    }
    for (before, after) in zip(stage.windows, stage.windows.dropFirst()) {
      names += gapName(axis, from: before.closes.day.adding(1), to: after.opens.day, y: y)
    }
    names += endName(axis, of: stage.windows.last?.closes.day, y: y)
    y += 40
  }
  if !stage.effectiveDates.isEmpty {
    names += bandName("Waiting to take effect", y: y + 13)
    drawing += waiting(stage, from: published, axis, y: y)
    names += delayName(stage, axis, y: y)
    if stage.withdrawal == nil { names += endName(axis, of: stage.effectiveDates.last?.day, y: y) }
  }
  if let withdrawal = stage.withdrawal {
    drawing += dayLine(axis, withdrawal.published, "Withdrawn", from: top, base: base)
  } else {
    drawing += dayLine(
      axis, asOf, asOf.monthName + " " + String(asOf.day), from: top, base: base)
  }
  return HTML.figure {
    HTML.element(
      "svg",
      [
        .class("band"), Attribute("height", String(base + 22)), .role("img"),
        .label("Its dates on one line"), .describedBy("band_"),
      ], hatching() + drawing + names)
    HTML.figcaption(.id("band_"), .class("sm soft")) { bandWords(stage, published, asOf: asOf) }
  }
}

/// The day on which a bar ends, after its end or, where there is no room, before it.
private func endName(_ axis: TimeAxis, of day: CalendarDay?, y: Int) -> HTML {
  guard let day else { return HTML() }
  let isLate = axis.from.days(to: day) * 100 > axis.length * 80
  return svgText(
    "", x: axis.place(day.adding(1)), dx: isLate ? 0 : 6, y: isLate ? y + 13 : y + 28, day.inShort,
    end: isLate)
}

/// That nobody was heard between two windows; where there is room for the word.
private func gapName(_ axis: TimeAxis, from: CalendarDay, to: CalendarDay, y: Int) -> HTML {
  guard from.days(to: to) * 100 >= axis.length * 8 else { return HTML() }
  return svgText("wide", x: axis.place(from), dx: 6, y: y + 29, "closed")
}

/// The wait as it was first given, and each delay after it.
private func waiting(
  _ stage: StageContent, from published: CalendarDay, _ axis: TimeAxis, y: Int
) -> HTML {
  var drawing = HTML()
  for (from, to, isDelay) in waits(stage, from: published) {
    drawing += rect(isDelay ? "hatch" : "k", axis, from: from, to: to, y: y + 19)
  }
  return drawing
}

/// The stretches of the wait, cut where the stage was withdrawn.
private func waits(
  _ stage: StageContent, from published: CalendarDay
) -> [(from: CalendarDay, to: CalendarDay, isDelay: Bool)] {
  guard let last = stage.effectiveDates.last?.day else { return [] }
  let end = min(last, stage.withdrawal?.published ?? last)
  var stretches: [(from: CalendarDay, to: CalendarDay, isDelay: Bool)] = []
  var from = published
  for (index, date) in stage.effectiveDates.enumerated() {
    let to = min(date.day, end)
    guard from < to else { continue }
    stretches.append((from, to, index > 0))
    from = to
  }
  return stretches
}

private func delayName(_ stage: StageContent, _ axis: TimeAxis, y: Int) -> HTML {
  guard stage.withdrawal == nil, let first = stage.effectiveDates.first?.day,
    let last = stage.effectiveDates.last?.day, first < last
  else { return HTML() }
  let delays = zip(stage.effectiveDates, stage.effectiveDates.dropFirst()).count {
    $0.day < $1.day
  }
  return svgText(
    "wide", x: axis.place(first), dx: 6, y: y + 13,
    (delays > 1 ? "\(grouped(delays)) delays, " : "delay, ")
      + counted(first.days(to: last), "day"))
}

/// The same in sentences.
private func bandWords(
  _ stage: StageContent, _ published: CalendarDay, asOf: CalendarDay
) -> String {
  var words: [String] = []
  let windows = stage.windows.map {
    "from \($0.opens.day.inWords) to \($0.closes.day.inWords)"
  }
  if let first = windows.first {
    let isOver = stage.windows.allSatisfy { $0.closes.day < asOf }
    words.append(
      ([(isOver ? "Was open" : "Open") + " for comments " + first]
        + windows.dropFirst()).joined(separator: ", and again ") + ".")
  }
  if let withdrawal = stage.withdrawal {
    words.append(
      "Withdrawn on \(withdrawal.published.inWords), which ends all its dates.")
  } else if let effective = stage.effective {
    let was = stage.effectiveDates.first?.day ?? effective
    if was < effective {
      words.append(
        "It was to take effect after \(counted(published.days(to: was), "day")), "
          + "on \(was.inWords); \(stage.effectiveDates.count > 2 ? "delays" : "the delay") "
          + "(hatched) \(stage.effectiveDates.count > 2 ? "add" : "adds") "
          + "\(grouped(was.days(to: effective))).")
    } else {
      words.append(
        "It takes effect \(counted(published.days(to: effective), "day")) after publication, "
          + "unless a notice changes the date.")
    }
  }
  return words.joined(separator: " ")
}

private func bandName(_ name: String, y: Int) -> HTML { svgText("k", x: "0", y: y, name) }

private func monthLines(_ axis: TimeAxis, from top: Int, base: Int) -> HTML {
  var drawing = svgLine("lk", x1: "0", x2: "100%", y1: base, y2: base)
  drawing += svgText("", x: "0", y: base + 17, axis.from.inShort)
  for month in axis.months() {
    let x = axis.place(month)
    drawing += svgLine("l", x1: x, x2: x, y1: top, y2: base)
    let isNear = axis.from.days(to: month) * 100 < axis.length * 14
    drawing += svgText(
      isNear ? "wide" : "", x: x, dx: 4, y: base + 17,
      month.month == 1 ? "Jan \(month.year)" : String(month.monthName.prefix(3)))
  }
  return drawing
}

/// A line at a day, and above the bars what it is, on the side where there is room; it is cut where
/// a row has its name.
private func dayLine(
  _ axis: TimeAxis, _ day: CalendarDay, _ name: String, from top: Int, base: Int
) -> HTML {
  guard day >= axis.from, day <= axis.to else { return HTML() }
  let x = axis.place(day)
  let isLate = axis.from.days(to: day) * 2 > axis.length
  let rows = stride(from: top, to: base - 4, by: 40).map { row in
    svgLine("lk", x1: x, x2: x, y1: row + 17, y2: row + 40)
  }
  return svgLine("lk", x1: x, x2: x, y1: 2, y2: top - 2) + HTML(rows)
    + svgText("b", x: x, dx: isLate ? -6 : 6, y: 12, name, end: isLate)
}

private func rect(
  _ name: String, _ axis: TimeAxis, from: CalendarDay, to: CalendarDay, y: Int
) -> HTML {
  HTML.start(
    "rect",
    [
      .class(name), Attribute("x", axis.place(from)),
      Attribute("width", percent(from.days(to: to), of: axis.length)),
      Attribute("y", String(y)), Attribute("height", "10"),
    ]) + HTML.end("rect")
}
