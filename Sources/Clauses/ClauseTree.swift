// Rulewright. Apache-2.0.

/// A draft and its clauses: what one version of a stage says, clause by clause.
package struct ClauseTree: Sendable {
  package let draft: Draft
  package let numbering: Numbering
  /// The title: from the front matter, else from the first heading of level 1.
  package let title: String?
  /// In the order of the text; `parent` indexes into this list.
  package let clauses: [Clause]
  private let indexByLabel: [ClauseLabel: Int]
  private let indexByCitation: [Citation: Int]

  package init(draft: Draft, numbering: Numbering, title: String?, clauses: [Clause]) {
    self.draft = draft
    self.numbering = numbering
    self.title = title
    self.clauses = clauses
    var byLabel: [ClauseLabel: Int] = [:]
    var byCitation: [Citation: Int] = [:]
    for (index, clause) in clauses.enumerated() {
      byLabel[clause.label] = byLabel[clause.label] ?? index
      byCitation[clause.citation] = byCitation[clause.citation] ?? index
    }
    indexByLabel = byLabel
    indexByCitation = byCitation
  }

  /// The index of the clause with a label.
  package func index(of label: ClauseLabel) -> Int? { indexByLabel[label] }

  /// The clause with a label.
  package func clause(_ label: ClauseLabel) -> Clause? { index(of: label).map { clauses[$0] } }

  /// The clause that somebody means who writes a citation or a label: `740.22(c)(2)`,
  /// `§ 740.22(c)(2)`, `740-22-c-2`. White space around it and a leading section sign are dropped.
  package func clause(citing words: String) -> Clause? {
    var bytes = Array(words.utf8)
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    var start = 0
    while start < bytes.count {
      if bytes[start] == 0x20 || bytes[start] == 0x09 {
        start += 1
      } else if start + 1 < bytes.count, bytes[start] == 0xC2,
        bytes[start + 1] == 0xA7 || bytes[start + 1] == 0xA0
      {
        start += 2  // "§" and the no-break space
      } else {
        break
      }
    }
    let text = String(decoding: bytes[start...], as: UTF8.self)
    let index = indexByCitation[Citation(text)] ?? indexByLabel[ClauseLabel(text)]
    return index.map { clauses[$0] }
  }

  /// The indices of the clauses that stand directly in each clause, in order; those without a
  /// parent are under `nil`.
  package var childrenByParent: [Int?: [Int]] {
    var children: [Int?: [Int]] = [:]
    for (index, clause) in clauses.enumerated() { children[clause.parent, default: []].append(index) }
    return children
  }
}
