// Rulewright. Apache-2.0.

import Dockets
import Markup

/// A number as people read it: `1,284`.
func grouped(_ number: Int) -> String {
  var digits = Array(String(number.magnitude).utf8)
  var at = digits.count - 3
  while at > 0 {
    digits.insert(0x2C, at: at)
    at -= 3
  }
  return (number < 0 ? "−" : "") + String(decoding: digits, as: UTF8.self)
}

/// A number of things: `1 comment`, `12 comments`.
package func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  grouped(number) + " " + (number == 1 ? one : many ?? one + "s")
}

/// Words in a row: `a, b and c`.
func inSeries(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// A text with its first letter as a capital, where it is an ASCII letter.
func capitalized(_ text: String) -> String {
  var bytes = Array(text.utf8)
  if let first = bytes.first, first >= 0x61, first <= 0x7A { bytes[0] = first - 0x20 }
  return String(decoding: bytes, as: UTF8.self)
}

/// A text with its first letter small, where the second is small too: "ACE" stays.
func uncapitalized(_ text: String) -> String {
  var bytes = Array(text.utf8)
  if bytes.count > 1, bytes[0] >= 0x41, bytes[0] <= 0x5A, bytes[1] >= 0x61 || bytes[1] == 0x20 {
    bytes[0] += 0x20
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// The first words of a text, in one line, cut between words: at most so many scalars.
func firstWords(of text: String, atMost limit: Int = 160) -> String {
  var scalars: [Unicode.Scalar] = []
  var lastBreak = 0
  for scalar in text.unicodeScalars {
    if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
      guard let last = scalars.last, last != " " else { continue }
      lastBreak = scalars.count
      scalars.append(" ")
    } else {
      scalars.append(scalar)
    }
    if scalars.count > limit {
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars.prefix(lastBreak > limit / 2 ? lastBreak : limit))
      return String(cut) + "\u{A0}…"
    }
  }
  if scalars.last == " " { scalars.removeLast() }
  var words = String.UnicodeScalarView()
  words.append(contentsOf: scalars)
  return String(words)
}

/// A share in per cent with two decimals, for widths: `58.33%`.
func percent(_ part: Int, of whole: Int) -> String {
  guard whole > 0 else { return "0%" }
  let hundredths = (part * 10_000 + whole / 2) / whole
  let rest = hundredths % 100
  let decimals = rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + String(rest)
  return String(hundredths / 100) + decimals + "%"
}

extension CalendarDay {
  /// `Dec 6`.
  var inShort: String { monthName.prefix(3) + " " + String(day) }
}

/// A day in words, with its date for machines.
func timeElement(_ day: CalendarDay, words: String? = nil) -> HTML {
  HTML.time(Attribute("datetime", day.description)) { words ?? day.inWords }
}
