// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `UnresolvedCrossReference`: the draft cites a clause of its own that is not there.
///
/// Only what must be in this draft is looked up: "paragraph (c) of this section", and "§ 740.22(c)"
/// when § 740.22 is one of its sections. What stands in other sections is not ours to check.
func unresolvedCrossReferences(_ found: [ResolvedReference], _ tree: ClauseTree) -> [Diagnostic] {
  let citations = CitedClauses(tree)
  let children = tree.childrenByParent
  return found.compactMap { found in
    found.missing.map { diagnostic(found.reference, $0, under: found.base, citations, children) }
  }
}

private func diagnostic(
  _ reference: ClauseReference, _ missing: [String], under base: Clause, _ citations: CitedClauses,
  _ childrenByParent: [Int?: [Int]]
) -> Diagnostic {
  let draft = citations.tree.draft
  let written = missing.map { "(\($0))" }.joined()
  let isTermed = base.kind == .definition
  let cited = base.citation.text + (isTermed ? " " : "") + written
  let near = citations.deepestPresent(of: missing, under: base)
  let children = citations.children(of: near, among: childrenByParent, atMost: 12)
    .map(\.designation)
  let solution =
    children.isEmpty
    ? "\(near.citation) has no designated paragraphs; cite it whole"
    : "\(near.citation) has \(children.joined(separator: ", ")): cite one of these"
  return Diagnostic(
    id: "UnresolvedCrossReference", severity: .error,
    place: draft.place(of: reference.range),
    summary: "\(cited) is cited here and is not in this draft",
    explanation: "A cross-reference must lead to a clause that the reader can find.",
    solutions: [solution, "Add the clause, if it is still to be written"])
}
