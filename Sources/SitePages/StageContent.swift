// Rulewright. Apache-2.0.

package import Clauses
package import Dockets
package import Redlining

/// One stage: its text, and the dates that govern it as of the day of the site.
package struct StageContent: Sendable {
  package var stage: Stage
  package var tree: ClauseTree
  /// The SHA-256 of its file, 64 lower-case hexadecimal digits.
  package var fileHash: String
  /// The last open day that governs; nil when the stage hears no comments.
  package var closes: CalendarDay?
  /// The end of that day as an instant in UTC: `2021-12-07T04:59:59Z`.
  package var closesInstant: String?
  /// Whether the comment period is open on the day of the site.
  package var isOpen: Bool
  /// The windows in which comments are heard, oldest first: one, and another for each reopening.
  package var windows: [CommentWindow]
  /// The effective day that governs; nil where the stage was withdrawn before it.
  package var effective: CalendarDay?
  /// The effective day that a notice replaced, and the notice's citation.
  package var effectiveWas: CalendarDay?
  package var effectiveCitation: String?
  /// Every effective date that was given, oldest first; the last governs unless it was withdrawn.
  package var effectiveDates: [PrintedDate]
  /// The notice by which the stage was withdrawn, where it was.
  package var withdrawal: Notice?
  /// How each date was counted, a sentence a step.
  package var closingSteps: [String]
  package var effectiveSteps: [String]
  /// Whether no other stage of its docket was published in the same year, so that the year names
  /// it.
  var isAloneInItsYear = true

  /// A stage with its dates.
  ///
  /// Windows and effective dates that are not given are those that the other dates come to.
  package init(
    stage: Stage, tree: ClauseTree, fileHash: String, closes: CalendarDay? = nil,
    closesInstant: String? = nil, isOpen: Bool = false, windows: [CommentWindow]? = nil,
    effective: CalendarDay? = nil, effectiveWas: CalendarDay? = nil,
    effectiveCitation: String? = nil, effectiveDates: [PrintedDate]? = nil,
    withdrawal: Notice? = nil, closingSteps: [String] = [], effectiveSteps: [String] = []
  ) {
    self.stage = stage
    self.tree = tree
    self.fileHash = fileHash
    self.closes = closes
    self.closesInstant = closesInstant
    self.isOpen = isOpen
    self.windows = windows ?? only(closes, of: stage)
    self.effective = effective
    self.effectiveWas = effectiveWas
    self.effectiveCitation = effectiveCitation
    self.effectiveDates =
      effectiveDates
      ?? [
        effectiveWas.map {
          PrintedDate(day: $0, citation: stage.citation, published: stage.published)
        },
        effective.map {
          PrintedDate(
            day: $0, citation: effectiveCitation ?? stage.citation, published: stage.published,
            notice: effectiveWas == nil ? nil : .delay)
        },
      ].compactMap { $0 }
    self.withdrawal = withdrawal
    self.closingSteps = closingSteps
    self.effectiveSteps = effectiveSteps
  }
}

/// One window from publication through a last open day.
private func only(_ closes: CalendarDay?, of stage: Stage) -> [CommentWindow] {
  guard let closes, let published = stage.published, published <= closes else { return [] }
  return [
    CommentWindow(
      opens: PrintedDate(day: published, citation: stage.citation, published: published),
      closes: PrintedDate(day: closes, citation: stage.citation, published: published))
  ]
}

/// A comparison of two stages of a docket.
package struct StageRedline: Sendable {
  package var from: StageID
  package var to: StageID
  package var redline: Redline

  package init(from: StageID, to: StageID, redline: Redline) {
    self.from = from
    self.to = to
    self.redline = redline
  }
}
