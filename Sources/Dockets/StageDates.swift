// Rulewright. Apache-2.0.

/// What a stage's dates are as of a day, in the light of the notices published by then.
///
///     StageDates(interimFinal, asOf: January 12, 2022).effective?.day  // March 7, 2022
///
/// The printed dates govern: nothing is counted here, and a notice speaks from the day on which
/// it is published. Of two published on one day, the later in the docket governs.
package struct StageDates: Hashable, Sendable {
  /// Whether comments are heard.
  package enum Status: String, Sendable {
    case notPublished, open, closed
  }

  /// The stage that is asked about.
  package let stage: Stage
  /// The day from which is looked: later notices are not known yet.
  package let asOf: CalendarDay

  /// A look at a stage's dates from a day.
  package init(_ stage: Stage, asOf: CalendarDay) {
    self.stage = stage
    self.asOf = asOf
  }

  /// The last open day; nil for a stage that hears no comments.
  package var closes: GoverningDate? {
    GoverningDate(latestOf: dates(printed: stage.comments?.closes) { $0.closes })
  }

  /// The day on which the stage takes effect; nil where it was given none.
  package var effective: GoverningDate? {
    GoverningDate(latestOf: dates(printed: stage.effective?.on) { $0.effective })
  }

  /// The notice by which the stage was withdrawn, where it was.
  package var withdrawal: Notice? { knownNotices.first { $0.kind == .withdrawal } }

  /// Whether the stage was withdrawn, which also ends its comment period.
  package var isWithdrawn: Bool { withdrawal != nil }

  /// Whether comments are heard on the as-of day; a stage that never hears any is closed.
  package var status: Status {
    guard let published = stage.published, published <= asOf else { return .notPublished }
    return isOpen(on: asOf) ? .open : .closed
  }

  /// Whether comments are heard on a day: from publication through the last open day, and not
  /// between a close and a reopening that was published later.
  package func isOpen(on day: CalendarDay) -> Bool {
    let then = StageDates(stage, asOf: min(day, asOf))
    guard let published = stage.published, published <= day, !then.isWithdrawn,
      let closes = then.closes
    else { return false }
    return day <= closes.day
  }

  /// Whether a comment came after the last open day.
  ///
  /// One that came between a close and a
  /// reopening is not late, since the reopened period hears it; one without a day is not known
  /// to be late.
  package func isLate(received: CalendarDay?) -> Bool {
    guard let received, let closes else { return false }
    return received > closes.day
  }
}

extension StageDates {
  /// The notices published by the as-of day, in order of publication.
  private var knownNotices: [Notice] {
    stage.notices.enumerated()
      .filter { $0.element.published <= asOf }
      .sorted { ($0.element.published, $0.offset) < ($1.element.published, $1.offset) }
      .map(\.element)
  }

  private func dates(
    printed: CalendarDay?, changed: (Notice) -> CalendarDay?
  ) -> [PrintedDate] {
    let original = printed.map {
      PrintedDate(day: $0, citation: stage.citation, published: stage.published)
    }
    let later = knownNotices.compactMap { notice in
      changed(notice).map {
        PrintedDate(day: $0, citation: notice.citation, published: notice.published)
      }
    }
    return (original.map { [$0] } ?? []) + later
  }
}

/// Whether a comment on a stage came after the last open day that is known as of a day.
package func isLate(received: CalendarDay?, in stage: Stage, asOf: CalendarDay) -> Bool {
  StageDates(stage, asOf: asOf).isLate(received: received)
}
