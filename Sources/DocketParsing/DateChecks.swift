// Rulewright. Apache-2.0.

package import Diagnostics
package import Dockets

/// What a docket's dates say against each other, and against the counting.
///
/// The published dates govern: where the counting comes to another day, both are shown, loudly,
/// and nothing is changed.
package enum DateChecks {
  /// Everything wrong with the dates of a docket, stage by stage.
  package static func diagnostics(of docket: Docket, at places: DocketPlaces) -> [Diagnostic] {
    docket.stages.indices.flatMap { index in
      let stage = docket.stages[index]
      guard let published = stage.published else {
        return unpublished(stage, at: places, index)
      }
      return comments(stage, published, at: places[.closes(stage: index)])
        + effective(stage, published, at: places[.effective(stage: index)])
        + stage.notices.indices.flatMap {
          notice(stage.notices[$0], published, at: places[.notice(stage: index, $0)])
        }
        + NoticeChecks(of: stage, at: index, in: places).diagnostics()
    }
  }

  private static func unpublished(
    _ stage: Stage, at places: DocketPlaces, _ index: Int
  ) -> [Diagnostic] {
    var dated: [(String, DocketField)] = []
    if stage.comments != nil { dated.append(("a comment period", .closes(stage: index))) }
    if stage.effective != nil { dated.append(("an effective date", .effective(stage: index))) }
    if !stage.notices.isEmpty { dated.append(("notices", .notice(stage: index, 0))) }
    return dated.map { what, field in
      Diagnostic(
        id: "DatesWithoutPublication", severity: .error, place: places[field],
        summary: "The stage '\(stage.id)' has \(what) but no 'published'",
        explanation: "Without a day of publication it is the working draft, and nobody is heard "
          + "on that.",
        solutions: ["Add published: and the day", "Remove the dates"])
    }
  }

  private static func comments(
    _ stage: Stage, _ published: CalendarDay, at place: SourcePlace
  ) -> [Diagnostic] {
    guard let comments = stage.comments else { return [] }
    if comments.closes < published {
      return [
        Diagnostic(
          id: "ClosesBeforePublication", severity: .error, place: place,
          summary: "Comments close on \(comments.closes.inWords), before publication on "
            + published.inWords,
          explanation: "Nobody could comment in time.",
          solutions: ["Correct 'closes' or 'published'"])
      ]
    }
    return contradiction(
      "Comments close on", "closes", comments.closes, published, comments.days, at: place)
  }

  private static func effective(
    _ stage: Stage, _ published: CalendarDay, at place: SourcePlace
  ) -> [Diagnostic] {
    guard let effective = stage.effective else { return [] }
    if effective.on < published {
      return [
        Diagnostic(
          id: "EffectiveBeforePublication", severity: .error, place: place,
          summary: "The stage takes effect on \(effective.on.inWords), before publication on "
            + published.inWords,
          explanation: "A rule is published before it takes effect (5 U.S.C. 553(d)).",
          solutions: ["Correct 'on' or 'published'"])
      ]
    }
    return contradiction(
      "The stage takes effect on", "on", effective.on, published, effective.days, at: place)
  }

  /// The printed date against the one that its days come to.
  private static func contradiction(
    _ subject: String, _ key: String, _ printed: CalendarDay, _ published: CalendarDay,
    _ days: Int?, at place: SourcePlace
  ) -> [Diagnostic] {
    guard let days, let deadline = try? Deadline(published: published, days: days),
      deadline.date != printed
    else { return [] }
    var explanation = ["The published date governs; the count is:"] + deadline.steps
    if let order = AdHocClosure.all.first(where: { $0.day == printed }) {
      explanation.append(
        "\(printed.inWords) was closed by \(order.source), perhaps after the date was printed.")
    }
    return [
      Diagnostic(
        id: "PublishedDateContradiction", severity: .warning, place: place,
        summary: "\(subject) \(printed.inWordsWithWeekday) as printed, but \(days) days come to "
          + deadline.date.inWordsWithWeekday,
        explanation: explanation.joined(separator: " "),
        solutions: [
          "Leave it, if the document prints this date",
          "Correct 'days', '\(key)' or 'published', if one was mistyped",
        ])
    ]
  }

  private static func notice(
    _ notice: Notice, _ published: CalendarDay, at place: SourcePlace
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if notice.published < published {
      found.append(
        Diagnostic(
          id: "NoticeBeforePublication", severity: .error, place: place,
          summary: "The \(notice.kind.rawValue) of \(notice.published.inWords) is older than "
            + "the stage, published on \(published.inWords)",
          explanation: "A notice changes what is already published.",
          solutions: ["Correct the notice's 'published', or move it to its stage"]))
    }
    if let closes = notice.closes, closes < notice.published {
      found.append(
        Diagnostic(
          id: "ClosesBeforePublication", severity: .error, place: place,
          summary: "Comments close on \(closes.inWords), before publication of the "
            + "\(notice.kind.rawValue) on \(notice.published.inWords)",
          explanation: "Nobody could comment in time.",
          solutions: ["Correct the notice's 'closes' or 'published'"]))
    }
    if let key = missingDate(notice) {
      found.append(
        Diagnostic(
          id: "NoticeWithoutDate", severity: .error, place: place,
          summary: "The \(notice.kind.rawValue) of \(notice.published.inWords) sets no '\(key)'",
          explanation: "A notice of this kind changes that date; without it nothing changes.",
          solutions: ["Add \(key): and the new date"]))
    }
    return found
  }

  private static func missingDate(_ notice: Notice) -> String? {
    switch notice.kind {
    case .delay: notice.effective == nil ? "effective" : nil
    case .extension, .reopening: notice.closes == nil ? "closes" : nil
    case .correction, .withdrawal: nil
    }
  }
}
