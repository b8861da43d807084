// Rulewright. Apache-2.0.

/// How a draft is read: with what came and went, as it is, or as it was.
package enum DraftReading: String, Sendable, CaseIterable {
  case redline, clean, old

  var name: String {
    switch self {
    case .redline: "Redline"
    case .clean: "Clean"
    case .old: "Old"
    }
  }
}

/// What somebody wants to see of a draft, as the address says.
package struct DraftAsking: Hashable, Sendable {
  package var reading: DraftReading
  /// The row that is looked at: by its key, or by its clause's label or citation.
  package var clause: String?
  /// The keys of rows that are not to be folded.
  package var unfolded: [String]
  /// The stage to hold the draft against; nil for the one before it.
  package var against: String?
  /// Whether all passages are listed and not the first few.
  package var wantsAll: Bool

  package init(
    reading: DraftReading = .redline, clause: String? = nil, unfolded: [String] = [],
    against: String? = nil, wantsAll: Bool = false
  ) {
    self.reading = reading
    self.clause = clause
    self.unfolded = unfolded
    self.against = against
    self.wantsAll = wantsAll
  }

  /// The address of the screen that shows this.
  func path(_ docket: String, _ stage: String) -> StaffPath {
    var path = StaffPath.docket(docket, StaffRoom.draft.rawValue, stage)
      .asking("reading", reading == .redline ? nil : reading.rawValue)
      .asking("clause", clause).asking("against", against)
    for key in unfolded { path = path.asking("unfold", key) }
    return wantsAll ? path.asking("all", "1") : path
  }
}
