// Rulewright. Apache-2.0.

/// One stretch of days on which comments are heard.
///
/// A comment period is one window or several: every reopening after a close begins another, and
/// between two windows nobody is heard.
package struct CommentWindow: Hashable, Sendable {
  /// The first open day, and the document by which it is one.
  package var opens: PrintedDate
  /// The last open day, and the document by which it is the last.
  package var closes: PrintedDate
  /// The last days that were given before and did not hold, oldest first.
  package var replaced: [PrintedDate]

  /// A window from one day through another.
  package init(opens: PrintedDate, closes: PrintedDate, replaced: [PrintedDate] = []) {
    self.opens = opens
    self.closes = closes
    self.replaced = replaced
  }

  /// Whether a notice opened it after an earlier one had closed.
  package var isReopening: Bool { opens.notice != nil }

  /// Whether comments are heard on a day.
  package func contains(_ day: CalendarDay) -> Bool { opens.day <= day && day <= closes.day }
}
