// Rulewright. Apache-2.0.

import Dockets

/// The two clocks of a stage on one line of time: open for comments, waiting to take effect, and
/// the delay that a notice added, hatched.
func clockBand(of stage: StageContent, asOf: CalendarDay) -> HTML {
  guard let published = stage.stage.published, stage.closes != nil || stage.effective != nil else {
    return HTML()
  }
  let last =
    [stage.closes, stage.effective, stage.effectiveWas].compactMap { $0 }.max() ?? published
  guard last > published else { return HTML() }
  let axis = TimeAxis(from: published, to: last.adding(max(4, published.days(to: last) / 12)))
  let rows = (stage.closes == nil ? 0 : 1) + (stage.effective == nil ? 0 : 1)
  let base = 4 + 40 * rows
  var drawing = monthLines(axis, base: base)
  /// Names come last, so that no line is drawn through them.
  var names = HTML()
  var y = 0
  if let closes = stage.closes {
    names += bandName("Comments", y: y + 13)
    drawing += rect("k", axis, from: published, to: closes.adding(1), y: y + 19)
    y += 40
  }
  if let effective = stage.effective {
    names += bandName("Waiting to take effect", y: y + 13)
    let planned = min(stage.effectiveWas ?? effective, effective)
    drawing += rect("k", axis, from: published, to: planned, y: y + 19)
    if planned < effective {
      drawing += rect("hatch", axis, from: planned, to: effective, y: y + 19)
      names += svgText(
        "wide", x: axis.place(planned), dx: 6, y: y + 13,
        "delay, \(counted(planned.days(to: effective), "day"))")
    }
  }
  drawing += todayLine(axis, asOf: asOf, base: base)
  return HTML.figure {
    HTML.element(
      "svg",
      [
        .class("band"), Attribute("height", String(base + 22)), .role("img"),
        .label("Its dates on one line"), .describedBy("band_"),
      ], hatching() + drawing + names)
    HTML.figcaption(.id("band_"), .class("sm soft")) { bandWords(stage, published) }
  }
}

/// The same in a sentence.
private func bandWords(_ stage: StageContent, _ published: CalendarDay) -> String {
  var words: [String] = []
  if let closes = stage.closes {
    words.append(
      "\(stage.isOpen ? "Open" : "Was open") for comments from \(published.inWords) to "
        + "\(closes.inWords).")
  }
  if let effective = stage.effective {
    if let was = stage.effectiveWas, was < effective {
      words.append(
        "It was to take effect after \(counted(published.days(to: was), "day")), "
          + "on \(was.inWords); the delay (hatched) adds \(was.days(to: effective)).")
    } else {
      words.append(
        "It takes effect \(counted(published.days(to: effective), "day")) after publication, "
          + "unless a notice changes the date.")
    }
  }
  return words.joined(separator: " ")
}

private func bandName(_ name: String, y: Int) -> HTML { svgText("k", x: "0", y: y, name) }

private func monthLines(_ axis: TimeAxis, base: Int) -> HTML {
  var drawing = svgLine("lk", x1: "0", x2: "100%", y1: base, y2: base)
  drawing += svgText("", x: "0", y: base + 17, axis.from.inShort)
  for month in axis.months() {
    let x = axis.place(month)
    drawing += svgLine("l", x1: x, x2: x, y1: 0, y2: base)
    let isNear = axis.from.days(to: month) * 100 < axis.length * 14
    drawing += svgText(
      isNear ? "wide" : "", x: x, dx: 4, y: base + 17,
      month.month == 1 ? "Jan \(month.year)" : String(month.monthName.prefix(3)))
  }
  return drawing
}

private func todayLine(_ axis: TimeAxis, asOf: CalendarDay, base: Int) -> HTML {
  guard asOf >= axis.from, asOf <= axis.to else { return HTML() }
  let x = axis.place(asOf)
  let isLate = axis.from.days(to: asOf) * 2 > axis.length
  return svgLine("lk", x1: x, x2: x, y1: 4, y2: base)
    + svgText(
      "b", x: x, dx: isLate ? -6 : 6, y: 13, asOf.monthName + " " + String(asOf.day),
      end: isLate)
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
