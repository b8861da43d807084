// Rulewright. Apache-2.0.

import Dockets

extension Fields {
  /// The day under a key, written as `2021-10-21`.
  func day(_ key: String) -> CalendarDay? { value(key).flatMap { day($0, under: key) } }

  /// The day that an item says; notes when there is none such.
  func day(_ item: YAMLItem, under key: String) -> CalendarDay? {
    guard let text = text(item, under: key) else { return nil }
    if let day = CalendarDay(text) { return day }
    let bytes = Array(text.utf8)
    let hasForm =
      bytes.count == 10
      && bytes.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == 0x2D : (0x30...0x39).contains(byte)
      }
    findings.add(
      "BadDate", at: item, "\(quoted(text)) under '\(key)' is no date",
      because: hasForm
        ? "It has the form of one, but the calendar has no such day."
        : "A date is written year first: 2021-10-21.",
      mend: ["Write the day as YYYY-MM-DD, with two digits each for month and day"])
    return nil
  }

  /// The number of days under `days`.
  func days() -> Int? {
    guard let item = value("days"), let text = text(item, under: "days") else { return nil }
    let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let allowed = Deadline.allowedDays
    if isNumber, text.utf8.count <= 4, let days = Int(text), allowed.contains(days) { return days }
    findings.add(
      "BadNumberOfDays", at: item, "\(quoted(text)) under 'days' is no number of days",
      because: "It is a whole number from \(allowed.lowerBound) to \(allowed.upperBound).",
      mend: ["Write the number that the document gives, without words: days: 45"])
    return nil
  }

  /// `true` or `false` under a key; false when absent.
  func flag(_ key: String) -> Bool {
    guard let item = value(key), let text = text(item, under: key) else { return false }
    if isSame(text, "true") { return true }
    if isSame(text, "false") { return false }
    findings.add(
      "WrongType", at: item, "\(quoted(text)) under '\(key)' is neither true nor false",
      mend: ["Write \(key): true, or \(key): false"])
    return false
  }

  /// The case of an enumeration that an item's words name.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ item: YAMLItem, under key: String, noting id: String
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(item, under: key) else { return nil }
    if let choice = Choice.allCases.first(where: { isSame($0.rawValue, text) }) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let near = suggestion(for: text, among: known)
    findings.add(
      id, at: item, "\(quoted(text)) is no \(key) of \(owner)",
      because: "Known are " + known.joined(separator: ", ") + ".",
      mend: [near.map { "Did you mean '\($0)'?" } ?? "Write one of these"])
    return nil
  }

  /// An id, which becomes part of addresses and file names: `[a-z0-9-]+`.
  func id(_ item: YAMLItem) -> String? {
    guard let text = text(item, under: "id") else { return nil }
    if isID(text) { return text }
    findings.add(
      "BadID", at: item, "The id \(quoted(text)) has more than small letters, digits and hyphens",
      because: "It becomes part of addresses: a to z, 0 to 9 and '-', at most 80 of them.",
      mend: ["Write a short name like 'interim-final'"])
    return nil
  }
}

/// Whether a text is `[a-z0-9-]+`, and short enough for an address.
func isID(_ text: String) -> Bool {
  (1...80).contains(text.utf8.count)
    && text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
}
