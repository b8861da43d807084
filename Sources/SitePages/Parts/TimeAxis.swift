// Rulewright. Apache-2.0.

import Dockets
import Markup

/// A stretch of days laid over the width of a drawing.
struct TimeAxis {
  let from: CalendarDay
  let to: CalendarDay

  var length: Int { max(1, from.days(to: to)) }

  /// How far to the right a day begins.
  func place(_ day: CalendarDay) -> String { percent(from.days(to: day), of: length) }

  /// The firsts of the months in it; every so many, so that their names have room.
  func months() -> [CalendarDay] {
    let step = max(1, length / 30 / 7 + (length > 240 ? 1 : 0))
    var months: [CalendarDay] = []
    var day = CalendarDay(number: from.number - from.day + 1)
    var count = 0
    while day <= to {
      if day > from, count % step == 0 { months.append(day) }
      day = CalendarDay(number: day.number + 32)
      day = CalendarDay(number: day.number - day.day + 1)
      count += 1
    }
    return months
  }
}

func + (a: HTML, b: HTML) -> HTML { HTML([a, b]) }

func svgText(
  _ name: String, x: String, dx: Int = 0, y: Int, _ words: String, end: Bool = false
) -> HTML {
  var attributes = [Attribute("x", x), Attribute("y", String(y))]
  if !name.isEmpty { attributes.append(.class(name)) }
  if dx != 0 { attributes.append(Attribute("dx", String(dx))) }
  if end { attributes.append(Attribute("text-anchor", "end")) }
  return HTML.element("text", attributes, HTML(words))
}

func svgLine(_ name: String, x1: String, x2: String, y1: Int, y2: Int) -> HTML {
  HTML.element(
    "line",
    [
      .class(name), Attribute("x1", x1), Attribute("x2", x2), Attribute("y1", String(y1)),
      Attribute("y2", String(y2)),
    ], HTML())
}

/// The pattern by which what is late or delayed differs without colour.
func hatching() -> HTML {
  HTML(
    Raw(
      """
      <defs><pattern id="hatch_" width="6" height="6" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(45)"><line class="hat" x1="0" x2="0" y1="0" y2="6"></line>\
      </pattern></defs>
      """))
}
