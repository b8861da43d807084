// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `SkippedDesignation`: a designation does not follow the one before it. The Register wants no
/// gaps: a paragraph that went is reserved (Document Drafting Handbook, "Reserved").
func skippedDesignations(_ assembly: ClauseAssembly) -> [Diagnostic] {
  assembly.disorders.compactMap { disorder in
    let clause = assembly.clauses[disorder.clause]
    guard let expected = disorder.placement.expected,
      !assembly.duplicates.contains(where: { $0.clause == disorder.clause })
    else { return nil }
    let level = disorder.placement.reading.level
    let wanted = DesignationReading.written(expected, at: level)
    let isFirst = expected == 1
    let summary =
      isFirst
      ? "\(clause.designation) is the first of its level; \(wanted) was expected"
      : "\(clause.designation) stands where \(wanted) was expected"
    return Diagnostic(
      id: "SkippedDesignation", severity: .error,
      place: assembly.draft.place(of: assembly.designationRange(of: disorder.clause)),
      summary: summary,
      explanation: "The clause was read as \(clause.citation). Designations run without gaps.",
      solutions: [
        "Designate it \(wanted)",
        "Write \"\(wanted) [Reserved]\" before it, if a paragraph was taken out on purpose",
        "Write \"* * * * *\" before it, if the draft leaves out text that stays as it is",
      ])
  }
}
