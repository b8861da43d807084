// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `DefinedTwice`: the same term has two definitions beside each other.
///
/// What two sections say for themselves is their own.
func definedTwice(_ terms: [DefinedTerm], _ tree: ClauseTree) -> [Diagnostic] {
  struct Place: Hashable {
    var parent: Int?
    var forms: [[UInt8]]
  }
  var first: [Place: Int] = [:]
  return terms.compactMap { term in
    let clause = tree.clauses[term.clause]
    let place = Place(parent: clause.parent, forms: term.forms)
    guard let before = first[place] else {
      first[place] = term.clause
      return nil
    }
    return Diagnostic(
      id: "DefinedTwice", severity: .warning, place: tree.draft.place(of: clause.wordsRange),
      summary: "“\(term.term)” is defined twice; first on line \(tree.clauses[before].line)",
      explanation: "Readers cannot know which of the two meanings is meant.",
      solutions: ["Take out one of the two", "Say both meanings in one definition"])
  }
}
