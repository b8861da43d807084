// Rulewright. Apache-2.0.

extension AdHocClosure {
  /// Every day since 2017 that a single order closed.
  ///
  /// This is the one place to add the next:
  /// a line with its day, its name and its source.
  package static let all: [AdHocClosure] = [
    AdHocClosure(
      2018, 12, 5, "National Day of Mourning for George H. W. Bush",
      source: "Executive Order 13852 of December 1, 2018"),
    AdHocClosure(
      2018, 12, 24, "Christmas Eve, closed by executive order",
      source: "Executive Order 13854 of December 18, 2018"),
    AdHocClosure(
      2019, 12, 24, "Christmas Eve, closed by executive order",
      source: "Executive Order 13900 of December 17, 2019, 84 FR 69983"),
    AdHocClosure(
      2020, 12, 24, "Christmas Eve, closed by executive order",
      source: "Executive Order 13965 of December 11, 2020"),
    AdHocClosure(
      2024, 12, 24, "Christmas Eve, closed by executive order",
      source: "Executive Order 14129 of December 19, 2024"),
    AdHocClosure(
      2025, 1, 9, "National Day of Mourning for Jimmy Carter",
      source: "Executive Order 14133 of December 30, 2024, 90 FR 187"),
    AdHocClosure(
      2025, 12, 24, "Christmas Eve, closed by executive order",
      source: "Executive order of December 18, 2025"),
    AdHocClosure(
      2025, 12, 26, "the day after Christmas, closed by executive order",
      source: "Executive order of December 18, 2025"),
  ]

  private init(_ year: Int, _ month: Int, _ day: Int, _ name: String, source: String) {
    self.init(day: CalendarDay(unchecked: year, month, day), name: name, source: source)
  }
}
