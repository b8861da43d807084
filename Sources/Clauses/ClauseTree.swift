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
  /// By what is left of a citation when its punctuation is set aside.
  private let indexByGist: [Citation: Int]

  package init(draft: Draft, numbering: Numbering, title: String?, clauses: [Clause]) {
    self.draft = draft
    self.numbering = numbering
    self.title = title
    self.clauses = clauses
    var byLabel: [ClauseLabel: Int] = [:]
    var byCitation: [Citation: Int] = [:]
    var byGist: [Citation: Int] = [:]
    for (index, clause) in clauses.enumerated() {
      byLabel[clause.label] = byLabel[clause.label] ?? index
      byCitation[clause.citation] = byCitation[clause.citation] ?? index
      let gist = ClauseTree.gist(of: clause.citation.text)
      byGist[gist] = byGist[gist] ?? index
    }
    indexByLabel = byLabel
    indexByCitation = byCitation
    indexByGist = byGist
  }

  /// The index of the clause with a label.
  package func index(of label: ClauseLabel) -> Int? { indexByLabel[label] }

  /// The clause with a label.
  package func clause(_ label: ClauseLabel) -> Clause? { index(of: label).map { clauses[$0] } }

  /// The clause that somebody means who writes a citation or a label: `740.22(c)(2)`,
  /// `§ 740.22 (c) (2)`, `740-22-c-2`, `ECCN 4E001 note 1` for "4E001, note 1".
  ///
  /// Spaces, commas, quotation marks, "§" and a leading "ECCN" do not count; case does, since
  /// (A) is not (a).
  package func clause(citing words: String) -> Clause? {
    let index =
      indexByCitation[Citation(words)] ?? indexByLabel[ClauseLabel(words)]
      ?? indexByGist[ClauseTree.gist(of: words)]
      ?? indexByLabel[ClauseLabel(ClauseTree.gist(of: words).text)]
    return index.map { clauses[$0] }
  }

  /// What tells a citation from others, without what people write differently.
  private static func gist(of citation: String) -> Citation {
    var scalars = String.UnicodeScalarView()
    for scalar in citation.unicodeScalars {
      switch scalar {
      case "§", ",", "\"", "'", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{201E}": continue
      case _ where scalar.properties.isWhitespace: continue
      default: scalars.append(scalar)
      }
    }
    let text = String(scalars)
    let isEntry = text.utf8.starts(with: "ECCN".utf8)
    return Citation(isEntry ? String(decoding: text.utf8.dropFirst(4), as: UTF8.self) : text)
  }

  /// The indices of the clauses that stand directly in each clause, in order; those without a
  /// parent are under `nil`.
  package var childrenByParent: [Int?: [Int]] {
    var children: [Int?: [Int]] = [:]
    for (index, clause) in clauses.enumerated() {
      children[clause.parent, default: []].append(index)
    }
    return children
  }
}
