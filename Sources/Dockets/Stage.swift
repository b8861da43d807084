// Rulewright. Apache-2.0.

package import Clauses

/// The name of a stage within its docket, `interim-final`: lower-case letters, digits, hyphens.
package struct StageID: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
}

/// One published document of a docket, or the working draft.
package struct Stage: Hashable, Sendable {
  /// What sort of document a stage is.
  package enum Kind: String, Sendable, CaseIterable {
    case advanceNotice = "advance notice"
    case proposedRule = "proposed rule"
    case interimFinalRule = "interim final rule"
    case finalRule = "final rule"
    case notice
    case consultation
    case workingDraft = "working draft"
  }

  package var id: StageID
  package var kind: Kind
  package var summary: String
  /// The draft's file name in the docket's folder.
  package var draftFile: String
  /// Where it was published: `86 FR 58205`.
  package var citation: String?
  /// The docket number under which comments on it are filed: `BIS-2020-0038`.
  package var docketNumber: String?
  /// The day of publication; nil while it is a working draft.
  package var published: CalendarDay?
  package var comments: CommentPeriod?
  package var effective: EffectiveDate?
  package var notices: [Notice]
  /// Why words differ from the stage before it, where no response says so.
  package var reasons: [ChangeReason]
  /// Overrides the docket's numbering.
  package var numbering: Numbering?

  package init(
    id: StageID, kind: Kind, summary: String = "", draftFile: String, citation: String? = nil,
    docketNumber: String? = nil, published: CalendarDay? = nil, comments: CommentPeriod? = nil,
    effective: EffectiveDate? = nil, notices: [Notice] = [],
    reasons: [ChangeReason] = [], numbering: Numbering? = nil
  ) {
    self.id = id
    self.kind = kind
    self.summary = summary
    self.draftFile = draftFile
    self.citation = citation
    self.docketNumber = docketNumber
    self.published = published
    self.comments = comments
    self.effective = effective
    self.notices = notices
    self.reasons = reasons
    self.numbering = numbering
  }

  /// A stage that was not published yet is the working draft, whatever kind it will be.
  package var isWorkingDraft: Bool { published == nil }

  /// `Interim final rule`, or `Final rule, working draft` while unpublished.
  package var name: String {
    let words = kind.rawValue
    let capital = words.prefix(1).uppercased() + words.dropFirst()
    return isWorkingDraft && kind != .workingDraft ? capital + ", working draft" : capital
  }
}
