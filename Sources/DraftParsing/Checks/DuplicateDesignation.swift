// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `DuplicateDesignation`: two clauses of one draft are cited alike, so nobody can cite either.
func duplicateDesignations(_ assembly: ClauseAssembly) -> [Diagnostic] {
  assembly.duplicates.map { duplicate in
    let clause = assembly.clauses[duplicate.clause]
    let first = assembly.clauses[duplicate.first]
    return Diagnostic(
      id: "DuplicateDesignation", severity: .error,
      place: assembly.draft.place(of: assembly.designationRange(of: duplicate.clause)),
      summary: "\(clause.citation) stands twice; it stands first on line \(first.line)",
      explanation: "A citation must lead to one clause only.",
      solutions: [
        "Give this clause the next designation that is free",
        "Take out one of the two, if they are meant to be the same",
      ])
  }
}

extension ClauseAssembly {
  /// The bytes to point at when a clause's designation is wrong.
  func designationRange(of index: Int) -> Range<Int> {
    designationRanges[index] ?? clauses[index].wordsRange
  }
}
