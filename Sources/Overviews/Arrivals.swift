// Rulewright. Apache-2.0.

package import Dockets

/// On which days the comments on a stage came, and on which of them unusually many.
///
/// A day is named where more came than the mean of all days plus three standard deviations, and 10 at
/// least. That says nothing of why: a last open day, a campaign and a newspaper look alike.
package struct Arrivals: Hashable, Sendable {
  /// A day on which unusually many came.
  package struct Burst: Hashable, Sendable {
    package var day: CalendarDay
    package var comments: Int

    package init(day: CalendarDay, comments: Int) {
      self.day = day
      self.comments = comments
    }
  }

  /// The rule, for people.
  package static let rule =
    "more than the mean of the days plus three standard deviations, and at least \(fewest)"
  package static let fewest = 10
  private static let deviations = 3.0

  /// How many days are looked at: those from the first comment to the last open day, and later ones
  /// on which any came.
  package let days: Int
  /// How many comments came on a day, on average.
  package let mean: Double
  /// In the order of the days.
  package let bursts: [Burst]

  /// Looks at how many came on each day.
  package init(_ counts: [CalendarDay: Int], closes: CalendarDay?) {
    guard let first = counts.keys.min(), let latest = counts.keys.max() else {
      (days, mean, bursts) = (0, 0, [])
      return
    }
    let end = max(first, closes ?? latest)
    let days = first.days(to: end) + 1 + counts.keys.count { $0 > end }
    let total = Double(counts.values.reduce(0, +))
    let mean = total / Double(days)
    let empty = Double(days - counts.count) * mean * mean
    let variance =
      (counts.values.reduce(empty) { $0 + (Double($1) - mean) * (Double($1) - mean) })
      / Double(days)
    let bound = mean + Self.deviations * variance.squareRoot()
    self.days = days
    self.mean = mean
    bursts = counts.filter { $0.value >= Self.fewest && Double($0.value) > bound }
      .map { Burst(day: $0.key, comments: $0.value) }.sorted { $0.day < $1.day }
  }
}
