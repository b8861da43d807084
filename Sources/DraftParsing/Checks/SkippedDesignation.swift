// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `SkippedDesignation`: a designation does not follow the one before it.
///
/// The Register wants no gaps: a paragraph that went is reserved (Document Drafting Handbook,
/// "Reserved").
func skippedDesignations(_ assembly: ClauseAssembly) -> [Diagnostic] {
  let duplicates = Set(assembly.duplicates.map(\.clause))
  return assembly.disorders.compactMap { disorder in
    guard !duplicates.contains(disorder.clause), !standsInside(disorder, assembly) else {
      return nil
    }
    let clause = assembly.clauses[disorder.clause]
    let wanted = disorder.expected
    return Diagnostic(
      id: "SkippedDesignation", severity: .error,
      place: assembly.draft.place(of: assembly.designationRange(of: disorder.clause)),
      summary: disorder.isFirst
        ? "\(clause.designation) is the first of its level; \(wanted) was expected"
        : "\(clause.designation) stands where \(wanted) was expected",
      explanation: "The clause was read as \(clause.citation). Designations run without gaps.",
      solutions: [
        "Designate it \(wanted)",
        "Write \"\(wanted) [Reserved]\" before it, if a paragraph was taken out on purpose",
        "Write \"* * * * *\" before it, if the draft leaves out text that stays as it is",
      ])
  }
}

/// Whether what is missed stands on a line of the clause before, where a blank line is missing:
/// `DesignationInsideParagraph` says so, and one mistake is told once.
private func standsInside(
  _ disorder: ClauseAssembly.Disorder, _ assembly: ClauseAssembly
) -> Bool {
  guard disorder.clause > 0 else { return false }
  return designatedLines(inside: assembly.clauses[disorder.clause - 1], assembly.draft)
    .contains { disorder.expected.utf8.elementsEqual(assembly.draft.bytes[$0.marked]) }
}
