// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `UnresolvedCrossReference`: the draft cites a clause of its own that is not there.
///
/// Only what must be in this draft is looked up: "paragraph (c) of this section", and "§ 740.22(c)"
/// when § 740.22 is one of its sections. What stands in other sections is not ours to check.
func unresolvedCrossReferences(_ tree: ClauseTree) -> [Diagnostic] {
  let citations = CitedClauses(tree)
  var found: [Diagnostic] = []
  for (index, clause) in tree.clauses.enumerated() where clause.kind != .section {
    var searched = clause.wordsRange.lowerBound
    for reference in CrossReference.references(in: Array(clause.text.utf8)) {
      guard let base = citations.base(of: reference, from: index),
        let missing = citations.firstMissing(of: reference, under: base)
      else { continue }
      // The references of a clause are searched for in their order, each after the one before.
      let rest = searched..<clause.wordsRange.upperBound
      let place = tree.draft.firstRange(of: reference.written, in: rest) ?? clause.wordsRange
      searched = place == clause.wordsRange ? searched : place.upperBound
      found.append(
        diagnostic(reference, missing, of: clause, at: place, under: base, citations))
    }
  }
  return found
}

private func diagnostic(
  _ reference: CrossReference, _ missing: [String], of clause: Clause, at range: Range<Int>,
  under base: Clause, _ citations: CitedClauses
) -> Diagnostic {
  let draft = citations.tree.draft
  let written = missing.map { "(\($0))" }.joined()
  let isTermed = base.kind == .definition
  let cited = base.citation.text + (isTermed ? " " : "") + written
  let near = citations.deepestPresent(of: missing, under: base)
  let children = citations.children(of: near, atMost: 12).map(\.designation)
  let solution =
    children.isEmpty
    ? "\(near.citation) has no designated paragraphs; cite it whole"
    : "\(near.citation) has \(children.joined(separator: ", ")): cite one of these"
  return Diagnostic(
    id: "UnresolvedCrossReference", severity: .error,
    place: draft.place(of: range),
    summary: "\(cited) is cited here and is not in this draft",
    explanation: "A cross-reference must lead to a clause that the reader can find.",
    solutions: [solution, "Add the clause, if it is still to be written"])
}

extension Draft {
  /// Where some words stand as they are; nil when the Markdown between them hides it.
  fileprivate func firstRange(of words: [UInt8], in range: Range<Int>) -> Range<Int>? {
    guard let first = words.first else { return nil }
    var at = range.lowerBound
    while at + words.count <= range.upperBound {
      if bytes[at] == first, bytes[at...].starts(with: words) { return at..<(at + words.count) }
      at += 1
    }
    return nil
  }
}

/// The clauses of a draft by the path of designations under their section.
private struct CitedClauses {
  let tree: ClauseTree
  private let childrenByParent: [Int?: [Int]]
  private let sections: [String: Int]

  init(_ tree: ClauseTree) {
    self.tree = tree
    childrenByParent = tree.childrenByParent
    var sections: [String: Int] = [:]
    for (index, clause) in tree.clauses.enumerated() where clause.kind == .section {
      sections[clause.citation.text] = index
    }
    self.sections = sections
  }

  /// What a reference's path starts from: the section or definition meant; nil when it is not in
  /// this draft or cannot be known.
  func base(of reference: CrossReference, from index: Int) -> Clause? {
    switch reference.base {
    case .section(let number): return sections[number].map { tree.clauses[$0] }
    case .thisSection: return enclosing(index) { $0.kind == .section }
    case .thisDefinition: return enclosing(index) { $0.kind == .definition }
    }
  }

  private func enclosing(_ index: Int, where matches: (Clause) -> Bool) -> Clause? {
    var at: Int? = index
    while let here = at {
      if matches(tree.clauses[here]) { return tree.clauses[here] }
      at = tree.clauses[here].parent
    }
    return nil
  }

  /// The first path of a reference that leads nowhere: "(c)(1)(i) or (ii)" has two, the second
  /// of which is read beside the first at whatever level it exists.
  func firstMissing(of reference: CrossReference, under base: Clause) -> [String]? {
    guard let first = reference.paths.first else { return nil }
    if clause(first, under: base) == nil { return first }
    var last = first
    for path in reference.paths.dropFirst() {
      let candidates = [path] + (0...last.count).map { Array(last.prefix($0)) + path }
      guard let found = candidates.last(where: { clause($0, under: base) != nil }) else {
        return Array(last.dropLast()) + path
      }
      last = found
    }
    return nil
  }

  func clause(_ path: [String], under base: Clause) -> Clause? {
    tree.clause(ClauseLabel(([base.label.text] + path).joined(separator: "-")))
  }

  func deepestPresent(of path: [String], under base: Clause) -> Clause {
    for length in stride(from: path.count - 1, to: 0, by: -1) {
      if let found = clause(Array(path.prefix(length)), under: base) { return found }
    }
    return base
  }

  func children(of clause: Clause, atMost count: Int) -> [Clause] {
    (childrenByParent[tree.index(of: clause.label)] ?? []).lazy.map { tree.clauses[$0] }
      .filter { !$0.designation.isEmpty && $0.kind == .paragraph }.prefix(count).map { $0 }
  }
}
