// Rulewright. Apache-2.0.

/// A draft and its clauses: what one version of a stage says, clause by clause.
package struct ClauseTree: Sendable {
  package let draft: Draft
  package let numbering: Numbering
  /// The title: from the front matter, else from the first heading of level 1.
  package let title: String?
  /// In the order of the text; `parent` indexes into this list.
  package private(set) var clauses: [Clause]
  /// Finds where a clause cites others, given by its index.
  private var citations: (@Sendable (Int) -> [ClauseReference])?
  /// Finds the terms that its clauses define.
  private var terms: (@Sendable () -> [DefinedTerm])?
  /// Where each clause is by what it is called, once somebody asks: a redline never does.
  private let names: ClauseNames

  /// Who knows where each label is says so, and spares the first who asks for one a table of them.
  package init(
    draft: Draft, numbering: Numbering, title: String?, clauses: [Clause],
    indexByLabel: [ClauseLabel: Int]? = nil
  ) {
    names = ClauseNames(byLabel: indexByLabel)
    self.draft = draft
    self.numbering = numbering
    self.title = title
    self.clauses = clauses
  }

  /// The index of the clause with a label.
  package func index(of label: ClauseLabel) -> Int? { names.index(of: label, in: clauses) }

  /// The clause with a label.
  package func clause(_ label: ClauseLabel) -> Clause? { index(of: label).map { clauses[$0] } }

  /// The clause that somebody means who writes a citation or a label: `740.22(c)(2)`,
  /// `§ 740.22 (c) (2)`, `740-22-c-2`, `ECCN 4E001 note 1` for "4E001, note 1".
  ///
  /// Spaces, commas, quotation marks, "§" and a leading "ECCN" do not count; case does, since
  /// (A) is not (a).
  package func clause(citing words: String) -> Clause? { index(citing: words).map { clauses[$0] } }

  /// The index of that clause.
  package func index(citing words: String) -> Int? { names.index(citing: words, in: clauses) }

  /// Where the clauses cite each other, in the order of the text.
  ///
  /// Found anew each time, since few who read a draft ask for it.
  package var references: [ClauseReference] { clauses.indices.flatMap(references(in:)) }

  /// Where a clause, given by its index, cites others, in the order of its words.
  package func references(in index: Int) -> [ClauseReference] { citations?(index) ?? [] }

  /// The same clauses, citing each other where this finds it.
  package func citing(by citations: @escaping @Sendable (Int) -> [ClauseReference]) -> ClauseTree {
    var tree = self
    tree.citations = citations
    return tree
  }

  /// The terms that its clauses say the meaning of, in the order of the text; found anew each time.
  package var definedTerms: [DefinedTerm] { terms?() ?? [] }

  /// The same clauses, defining what this finds.
  package func defining(by terms: @escaping @Sendable () -> [DefinedTerm]) -> ClauseTree {
    var tree = self
    tree.terms = terms
    return tree
  }

  /// The same clauses, bearing these keys and no others.
  package func bearing(_ keys: [ClauseLabel: ClauseKey]) -> ClauseTree {
    var tree = self
    for index in clauses.indices { tree.clauses[index].key = keys[clauses[index].label] }
    return tree
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
