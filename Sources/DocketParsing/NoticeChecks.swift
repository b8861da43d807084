// Rulewright. Apache-2.0.

import Diagnostics
import Dockets

/// What the notices of one stage say against each other, and against the dates as they stood when
/// each was published.
struct NoticeChecks {
  private let stage: Stage
  private let index: Int
  private let places: DocketPlaces

  init(of stage: Stage, at index: Int, in places: DocketPlaces) {
    self.stage = stage
    self.index = index
    self.places = places
  }

  /// Everything wrong with the notices, in the order in which they were published.
  func diagnostics() -> [Diagnostic] {
    let inOrder = stage.notices.indices.sorted {
      (stage.notices[$0].published, $0) < (stage.notices[$1].published, $1)
    }
    return inOrder.indices.flatMap { turn in
      let number = inOrder[turn]
      let notice = stage.notices[number]
      var before = stage
      before.notices = inOrder[..<turn].map { stage.notices[$0] }
      let dates = StageDates(before, asOf: notice.published)
      return diagnostics(
        of: Turn(notice: notice, number: number, dates: dates, earlier: before.notices))
    }
  }

  /// One notice, with the dates as they stood before it.
  private struct Turn {
    let notice: Notice
    let number: Int
    let dates: StageDates
    let earlier: [Notice]

    /// `The extension of October 22, 2021`.
    var name: String { "The \(notice.kind.rawValue) of \(notice.published.inWords)" }
  }

  private func diagnostics(of turn: Turn) -> [Diagnostic] {
    if let withdrawal = turn.dates.withdrawal {
      return [afterWithdrawal(turn, withdrawal)] + missingCitation(turn)
    }
    return conflict(turn) + period(turn) + effective(turn) + withdrawal(turn)
      + missingCitation(turn)
  }

  private func diagnostic(
    _ id: String, _ severity: Diagnostic.Severity, _ turn: Turn, _ summary: String,
    because explanation: String, mend solutions: String...
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: severity, place: places[.notice(stage: index, turn.number)],
      summary: summary, explanation: explanation, solutions: solutions)
  }

  private func afterWithdrawal(_ turn: Turn, _ withdrawal: Notice) -> Diagnostic {
    let setsDates = turn.notice.closes != nil || turn.notice.effective != nil
    return diagnostic(
      "NoticeAfterWithdrawal", setsDates ? .error : .warning, turn,
      "\(turn.name) comes after the stage was withdrawn on \(withdrawal.published.inWords)",
      because: "A withdrawal ends everything from its publication; no notice changes it later.",
      mend: "Correct its 'published', if it was mistyped",
      "Add a stage of its own, if the rulemaking was taken up again")
  }

  /// Two notices of one day that set one date to different days.
  private func conflict(_ turn: Turn) -> [Diagnostic] {
    let notice = turn.notice
    func clash(_ key: String, _ date: (Notice) -> CalendarDay?) -> Diagnostic? {
      guard let mine = date(notice),
        let other = turn.earlier.last(where: { $0.published == notice.published && date($0) != nil }
        ), let theirs = date(other), theirs != mine
      else { return nil }
      return diagnostic(
        "NoticesInConflict", .warning, turn,
        "Two notices of \(notice.published.inWords) set '\(key)' to \(theirs.inWords) and to "
          + mine.inWords,
        because: "Of two published on one day, the later in the docket governs: \(mine.inWords).",
        mend: "Put the one that governs last", "Take out the date that is wrong")
    }
    return [clash("closes", \.closes), clash("effective", \.effective)].compactMap { $0 }
  }

  // MARK: The comment period

  private func period(_ turn: Turn) -> [Diagnostic] {
    let notice = turn.notice
    guard let closes = notice.closes, closes >= notice.published else { return [] }
    let last = turn.dates.windows.last?.closes.day
    var found: [Diagnostic] = []
    if notice.kind == .reopening || notice.opens != nil {
      found += reopening(turn, closes: closes, last: last)
    } else if let last {
      if last < notice.published {
        found.append(afterTheClose(turn, last))
      } else if notice.kind == .extension, closes <= last {
        found.append(
          diagnostic(
            "ExtensionShortens", .error, turn,
            "\(turn.name) moves the last open day from \(last.inWords) to \(closes.inWords)",
            because: "An extension gives more time, not less.",
            mend: "Correct 'closes'", "Write kind: correction, if the earlier date was wrong"))
      }
    }
    if notice.kind == .extension || notice.kind == .reopening,
      !FederalCalendar.isBusinessDay(closes)
    {
      found.append(closedDay(turn, closes))
    }
    return found
  }

  private func reopening(
    _ turn: Turn, closes: CalendarDay, last: CalendarDay?
  ) -> [Diagnostic] {
    let notice = turn.notice
    let opens = notice.opens ?? notice.published
    if opens > closes {
      return [
        diagnostic(
          "ClosesBeforeOpens", .error, turn,
          "\(turn.name) opens comments on \(opens.inWords) and closes them on \(closes.inWords)",
          because: "There is no day on which anybody could comment.",
          mend: "Correct 'opens' or 'closes'")
      ]
    }
    var found: [Diagnostic] = []
    if opens < notice.published {
      found.append(
        diagnostic(
          "OpensBeforeNotice", .warning, turn,
          "\(turn.name) opens comments on \(opens.inWords), before it was published",
          because: "Nobody could know of it; the period is shown as open from "
            + "\(notice.published.inWords). A comment that came in between is not late.",
          mend: "Correct 'opens'", "Take it out: the day of the notice is meant without it"))
    }
    if let last, max(opens, notice.published) <= last {
      found.append(
        diagnostic(
          "ReopeningBeforeClose", .warning, turn,
          "\(turn.name) opens comments on \(opens.inWords), and they close only on "
            + last.inWords,
          because: "The two periods overlap: in effect it moves the last open day to "
            + "\(closes.inWords).",
          mend: "Write kind: extension", "Correct 'opens' or 'published'"))
    }
    return found
  }

  private func afterTheClose(_ turn: Turn, _ last: CalendarDay) -> Diagnostic {
    diagnostic(
      "ExtensionAfterClose", .warning, turn,
      "\(turn.name) comes after comments closed on \(last.inWords)",
      because: "In effect it reopens the period from \(turn.notice.published.inWords): on the days "
        + "between, nobody was heard.",
      mend: "Leave it, if the document is called so",
      "Write kind: reopening, or correct 'published'")
  }

  private func closedDay(_ turn: Turn, _ closes: CalendarDay) -> Diagnostic {
    let next = FederalCalendar.nextBusinessDay(onOrAfter: closes)
    let reason = closes.weekday.isWeekend ? "a weekend" : FederalCalendar.closure(on: closes)
    return diagnostic(
      "ClosesOnClosedDay", .warning, turn,
      "\(turn.name) closes comments on \(closes.inWordsWithWeekday), \(reason ?? "a closed day")",
      because: "The date as printed governs. One that is counted in days moves on to the next "
        + "Federal business day (1 CFR 18.17), \(next.inWordsWithWeekday).",
      mend: "Leave it, if the document prints this date", "Correct 'closes'")
  }

  // MARK: The effective date

  private func effective(_ turn: Turn) -> [Diagnostic] {
    let notice = turn.notice
    guard let new = notice.effective else { return [] }
    let old = turn.dates.effectiveDates.last?.day
    if let old, old < notice.published {
      return [
        diagnostic(
          "DelayAfterEffect", .error, turn,
          "\(turn.name) changes the effective date, but the stage took effect on \(old.inWords)",
          because: "A rule that took effect cannot be delayed. It can be stayed (5 U.S.C. 705), or "
            + "changed by another rule.",
          mend: "Correct 'published' or 'effective'",
          "Record a stay as a stage of its own, and take 'effective' out here")
      ]
    }
    var found: [Diagnostic] = []
    if let old, old == notice.published, notice.kind == .delay {
      found.append(
        diagnostic(
          "DelayAfterEffect", .warning, turn,
          "\(turn.name) was published on the day on which the stage was to take effect",
          because: "Whether it came in time is for a lawyer to say; here the delay governs.",
          mend: "Leave it, if it was filed in time", "Correct 'published'"))
    }
    if let old, notice.kind == .delay, new <= old {
      found.append(
        diagnostic(
          "DelayToEarlierDate", .error, turn,
          "\(turn.name) moves the effective date from \(old.inWords) to \(new.inWords)",
          because: "A delay leads to a later date.",
          mend: "Correct 'effective'", "Write kind: correction, if the earlier date was wrong"))
    } else if new < notice.published {
      found.append(
        diagnostic(
          "EffectiveBeforePublication", .error, turn,
          "\(turn.name) has the stage take effect on \(new.inWords), before the notice was "
            + "published",
          because: "What is published today cannot take effect yesterday.",
          mend: "Correct the notice's 'effective' or 'published'"))
    }
    return found
  }

  private func withdrawal(_ turn: Turn) -> [Diagnostic] {
    guard turn.notice.kind == .withdrawal, let effective = turn.dates.effective?.day,
      effective < turn.notice.published
    else { return [] }
    return [
      diagnostic(
        "WithdrawalAfterEffect", .warning, turn,
        "\(turn.name) comes after the stage took effect on \(effective.inWords)",
        because: "A rule in effect is removed by another rule, not by a notice.",
        mend: "Correct 'published'", "Add the rule that removes it as a stage of its own")
    ]
  }

  /// A stage without a citation was not in the Register; then its notices are not either.
  private func missingCitation(_ turn: Turn) -> [Diagnostic] {
    guard stage.citation != nil, turn.notice.citation == nil else { return [] }
    return [
      diagnostic(
        "NoticeWithoutCitation", .warning, turn, "\(turn.name) has no 'citation'",
        because: "Every date is shown with the document that gives it, so that a reader can look "
          + "it up.",
        mend: "Write citation: and where it was published, 87 FR 1670")
    ]
  }
}
