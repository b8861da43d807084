// Rulewright. Apache-2.0.

/// A date that went from one day to another.
package struct DateMove: Hashable, Sendable {
  /// The day that held before; nil where none was given.
  package let from: CalendarDay?
  package let to: CalendarDay
}

/// What one notice did to the dates of its stage, as they stood when it was published.
package struct NoticeEffect: Hashable, Sendable {
  package let notice: Notice
  /// The last open day, where the notice moved the one of a window still to be closed.
  package internal(set) var closes: DateMove?
  /// The window that the notice opened after a close, where it did.
  package internal(set) var reopened: CommentWindow?
  /// The day of the last close before that window, if there was one.
  package internal(set) var closedBefore: CalendarDay?
  /// The effective date, where the notice moved it.
  package internal(set) var effective: DateMove?
  /// The day on which the stage took effect, where the notice came after it: too late to move it.
  package internal(set) var tookEffect: CalendarDay?
  /// The withdrawal before it, after which no notice changes anything.
  package internal(set) var withdrawnBefore: Notice?
  /// Whether a withdrawal ended comments that were heard, or were to be.
  package internal(set) var endsComments = false
  /// Whether a withdrawal came in time, so that the stage does not take effect.
  package internal(set) var endsWaiting = false

  init(_ notice: Notice) { self.notice = notice }

  /// Whether the notice changed the dates of the stage.
  package var isFelt: Bool {
    withdrawnBefore == nil
      && (closes != nil || reopened != nil || effective != nil || notice.kind == .withdrawal)
  }
}
