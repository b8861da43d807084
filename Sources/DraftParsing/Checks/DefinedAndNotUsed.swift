// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `DefinedAndNotUsed`: a term stands nowhere but in what says its meaning.
///
/// A draft of one section may define what other sections use, so that only one with a section
/// without definitions is asked.
func definedAndNotUsed(_ terms: [DefinedTerm], _ tree: ClauseTree) -> [Diagnostic] {
  var sections: Set<Int> = []
  for term in terms {
    var at: Int? = term.clause
    while let here = at, tree.clauses[here].kind != .section { at = tree.clauses[here].parent }
    sections.formUnion(at.map { [$0] } ?? [])
  }
  guard !terms.isEmpty, tree.clauses.count(where: { $0.kind == .section }) > sections.count else {
    return []
  }
  let uses = FoldedWords(tree.clauses).uses(of: terms)
  return zip(terms, uses).compactMap { term, uses in
    let end = tree.endOfSubtree(term.clause)
    guard uses.allSatisfy({ (term.clause..<end).contains($0) }) else { return nil }
    return Diagnostic(
      id: "DefinedAndNotUsed", severity: .note,
      place: tree.draft.place(of: tree.clauses[term.clause].wordsRange),
      summary: "“\(term.term)” is defined and used nowhere else in this draft",
      explanation: "A definition that nothing uses says nothing.",
      solutions: ["Take the definition out", "Use the term where its meaning is meant"])
  }
}
