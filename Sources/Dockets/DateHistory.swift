// Rulewright. Apache-2.0.

/// How the dates of a stage came to be what they are: its notices applied one after the other, in
/// order of publication.
///
/// A notice changes the days from its own publication on and never those before it. So what was
/// open or in effect on a day, as known on that day, stays so whatever is published later.
struct DateHistory: Hashable, Sendable {
  /// The windows in which comments are heard, oldest first; none overlaps another.
  private(set) var windows: [CommentWindow] = []
  /// The windows as they would be if the stage had not been withdrawn.
  private(set) var planned: [CommentWindow] = []
  /// Every last open day, each in the place of the one before.
  private(set) var closes: [PrintedDate] = []
  /// Every effective date, each in the place of the one before.
  private(set) var effective: [PrintedDate] = []
  private(set) var effects: [NoticeEffect] = []
  private(set) var withdrawal: Notice?
  /// The day of the stage itself: a notice that is older by mistake speaks from then on.
  private var published: CalendarDay?

  /// The history of a stage as known on a day; a working draft has none.
  init(of stage: Stage, asOf: CalendarDay) {
    guard let published = stage.published else { return }
    self.published = published
    func printed(_ day: CalendarDay) -> PrintedDate {
      PrintedDate(day: day, citation: stage.citation, published: published)
    }
    if let comments = stage.comments {
      closes = [printed(comments.closes)]
      if published <= comments.closes {
        windows = [CommentWindow(opens: printed(published), closes: printed(comments.closes))]
      }
    }
    if let date = stage.effective { effective = [printed(date.on)] }
    let known = stage.notices.enumerated()
      .filter { $0.element.published <= asOf }
      .sorted { ($0.element.published, $0.offset) < ($1.element.published, $1.offset) }
    planned = windows
    for (_, notice) in known {
      var effect = NoticeEffect(notice)
      apply(notice, &effect)
      effects.append(effect)
    }
  }

  private mutating func apply(_ notice: Notice, _ effect: inout NoticeEffect) {
    if let withdrawal {
      effect.withdrawnBefore = withdrawal
      return
    }
    if notice.kind == .withdrawal {
      withdraw(by: notice, &effect)
      return
    }
    if let day = notice.closes { close(on: day, by: notice, &effect) }
    if let day = notice.effective { takeEffect(on: day, by: notice, &effect) }
    planned = windows
  }

  /// A new last open day: of the window that is not closed yet, or of another that opens.
  private mutating func close(
    on day: CalendarDay, by notice: Notice, _ effect: inout NoticeEffect
  ) {
    let first = max(notice.opens ?? speaks(notice), speaks(notice))
    guard let last = windows.last, first <= last.closes.day else {
      guard first <= day else { return }
      let window = CommentWindow(
        opens: PrintedDate(first, by: notice), closes: PrintedDate(day, by: notice))
      effect.reopened = window
      effect.closedBefore = windows.last?.closes.day
      windows.append(window)
      closes.append(window.closes)
      return
    }
    // Days on which comments were heard already stay heard.
    let end = max(day, speaks(notice).adding(-1))
    effect.closes = DateMove(from: last.closes.day, to: end)
    endLastWindow(on: end, by: notice)
  }

  private mutating func endLastWindow(on end: CalendarDay, by notice: Notice) {
    guard var last = windows.popLast() else { return }
    if last.opens.day <= end {
      last.replaced.append(last.closes)
      last.closes = PrintedDate(end, by: notice)
      windows.append(last)
    }
    closes.append(PrintedDate(windows.last?.closes.day ?? end, by: notice))
  }

  /// A new effective date, unless the stage took effect before: that cannot be undone by a notice.
  private mutating func takeEffect(
    on day: CalendarDay, by notice: Notice, _ effect: inout NoticeEffect
  ) {
    if let before = effective.last, before.trueFrom < speaks(notice) {
      effect.tookEffect = before.day
      return
    }
    effect.effective = DateMove(from: effective.last?.day, to: day)
    effective.append(PrintedDate(day, by: notice))
  }

  private mutating func withdraw(by notice: Notice, _ effect: inout NoticeEffect) {
    withdrawal = notice
    let lastDay = speaks(notice).adding(-1)
    while let last = windows.last, last.closes.day > lastDay {
      effect.endsComments = true
      endLastWindow(on: lastDay, by: notice)
    }
    effect.endsWaiting = effective.last.map { $0.trueFrom > lastDay } ?? false
  }

  private func speaks(_ notice: Notice) -> CalendarDay {
    max(notice.published, published ?? notice.published)
  }
}
