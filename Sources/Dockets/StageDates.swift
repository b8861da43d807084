// Rulewright. Apache-2.0.

/// What a stage's dates are as of a day, in the light of the notices published by then.
///
///     StageDates(interimFinal, asOf: January 12, 2022).effective?.day  // March 7, 2022
///
/// The printed dates govern: nothing is counted here, and a notice speaks from the day on which
/// it is published. Of two published on one day, the later in the docket governs. What was so on
/// a day that is past stays so, whatever is published after it.
package struct StageDates: Hashable, Sendable {
  /// Whether comments are heard.
  package enum Status: String, Sendable {
    case notPublished, open, closed
  }

  /// The stage that is asked about.
  package let stage: Stage
  /// The day from which is looked: later notices are not known yet.
  package let asOf: CalendarDay
  private let history: DateHistory

  /// A look at a stage's dates from a day.
  package init(_ stage: Stage, asOf: CalendarDay) {
    self.stage = stage
    self.asOf = asOf
    history = DateHistory(of: stage, asOf: asOf)
  }

  /// The days on which comments are heard, oldest first, with what opened and what closes each.
  package var windows: [CommentWindow] { history.windows }

  /// The windows as they were before a withdrawal cut them short.
  package var plannedWindows: [CommentWindow] { history.planned }

  /// The last open day; nil for a stage that hears no comments.
  ///
  /// Of a stage withdrawn in its comment period, that is the day before the withdrawal.
  package var closes: GoverningDate? { GoverningDate(latestOf: history.closes) }

  /// The day on which the stage takes effect; nil where it was given none, and where the stage was
  /// withdrawn before it.
  package var effective: GoverningDate? {
    guard cancelledEffective == nil else { return nil }
    return GoverningDate(latestOf: history.effective)
  }

  /// Every effective date that the stage was given, oldest first; all but the last were replaced.
  package var effectiveDates: [PrintedDate] { history.effective }

  /// The effective date that no longer holds, since the stage was withdrawn before it.
  package var cancelledEffective: PrintedDate? {
    guard let withdrawal, let last = history.effective.last, withdrawal.published <= last.trueFrom
    else { return nil }
    return last
  }

  /// What each notice did, in order of publication.
  package var effects: [NoticeEffect] { history.effects }

  /// The notice by which the stage was withdrawn, where it was.
  package var withdrawal: Notice? { history.withdrawal }

  /// Whether the stage was withdrawn, which also ends its comment period.
  package var isWithdrawn: Bool { withdrawal != nil }

  /// Whether comments are heard on the as-of day; a stage that never hears any is closed.
  package var status: Status {
    guard let published = stage.published, published <= asOf else { return .notPublished }
    return isOpen(on: asOf) ? .open : .closed
  }

  /// Whether comments are heard on a day: from publication through the last open day, and not
  /// between a close and the first day of a later reopening.
  package func isOpen(on day: CalendarDay) -> Bool {
    windows.contains { $0.contains(day) }
  }

  /// Whether the stage is in effect on a day.
  package func isInEffect(on day: CalendarDay) -> Bool {
    guard let effective, effective.current.trueFrom <= day else { return false }
    return withdrawal.map { day < $0.published } ?? true
  }

  /// Whether a comment came after the last open day.
  ///
  /// One that came between a close and a reopening is not late: it was there when comments were
  /// heard again, and would be heard if it were sent once more, so nobody is made to send it
  /// twice. Until the reopening is published it is late. One without a day is not known to be
  /// late.
  package func isLate(received: CalendarDay?) -> Bool {
    guard let received, let closes else { return false }
    return received > closes.day
  }
}

/// Whether a comment on a stage came after the last open day that is known as of a day.
package func isLate(received: CalendarDay?, in stage: Stage, asOf: CalendarDay) -> Bool {
  StageDates(stage, asOf: asOf).isLate(received: received)
}
