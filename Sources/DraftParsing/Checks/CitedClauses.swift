// Rulewright. Apache-2.0.

import Clauses

/// The clauses of a draft by the path of designations under their section.
struct CitedClauses {
  let tree: ClauseTree
  private let sections: [String: Int]

  init(_ tree: ClauseTree) {
    self.tree = tree
    var sections: [String: Int] = [:]
    for index in tree.clauses.indices where tree.clauses[index].kind == .section {
      sections[tree.clauses[index].citation.text] = index
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

  /// The clauses that the paths of a reference lead to, up to the first that leads nowhere, and
  /// that path: "(c)(1)(i) or (ii)" has two, the second of which is read beside the first at
  /// whatever level it exists.
  func targets(
    of reference: CrossReference, under base: Clause
  ) -> (found: [Int?], missing: [String]?) {
    guard let first = reference.paths.first else { return ([], nil) }
    guard let target = index(first, under: base) else { return ([nil], first) }
    var found: [Int?] = [target]
    var last = first
    for path in reference.paths.dropFirst() {
      let candidates = [path] + (0...last.count).map { Array(last.prefix($0)) + path }
      guard let deepest = candidates.last(where: { index($0, under: base) != nil }) else {
        return (found + [nil], Array(last.dropLast()) + path)
      }
      found.append(index(deepest, under: base))
      last = deepest
    }
    return (found, nil)
  }

  /// The clause that a reference leads to; nil when that is not in this draft, or several are meant.
  func index(of reference: CrossReference, from index: Int) -> Int? {
    guard reference.paths.count == 1, let base = base(of: reference, from: index) else {
      return nil
    }
    return self.index(reference.paths[0], under: base)
  }

  private func index(_ path: [String], under base: Clause) -> Int? {
    tree.index(of: ClauseLabel(([base.label.text] + path).joined(separator: "-")))
  }

  func clause(_ path: [String], under base: Clause) -> Clause? {
    index(path, under: base).map { tree.clauses[$0] }
  }

  func deepestPresent(of path: [String], under base: Clause) -> Clause {
    for length in stride(from: path.count - 1, to: 0, by: -1) {
      if let found = clause(Array(path.prefix(length)), under: base) { return found }
    }
    return base
  }

  func children(
    of clause: Clause, among childrenByParent: [Int?: [Int]], atMost count: Int
  ) -> [Clause] {
    (childrenByParent[tree.index(of: clause.label)] ?? []).lazy.map { tree.clauses[$0] }
      .filter { !$0.designation.isEmpty && $0.kind == .paragraph }.prefix(count).map { $0 }
  }
}
