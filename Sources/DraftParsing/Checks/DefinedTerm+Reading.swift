// Rulewright. Apache-2.0.

import Clauses

extension DefinedTerm {
  /// The terms of a draft in their order.
  ///
  /// Only what says "means" counts, so that a heading in italics is no term; and only a term that
  /// is set apart, by quotation marks, by emphasis or by standing under "Definitions".
  static func terms(of tree: ClauseTree) -> [DefinedTerm] {
    var defines = false
    return tree.clauses.indices.compactMap { index in
      let clause = tree.clauses[index]
      if clause.kind == .section || clause.kind == .heading {
        defines = Array(clause.text.utf8).containsFolded("definition")
      }
      guard clause.kind == .definition || clause.kind == .paragraph,
        let term = term(saidBy: clause, isAmongDefinitions: defines)
      else { return nil }
      let forms = forms(of: term)
      return forms.isEmpty ? nil : DefinedTerm(clause: index, term: term, forms: forms)
    }
  }

  /// These, and what else a reader takes for one, each with where it holds.
  ///
  /// A list of definitions says "*Dog.* An animal that barks", and a paragraph called "Definitions"
  /// says "(1) *Artifacts* are items…".
  static func meant(in tree: ClauseTree) -> [DefinedTerm] {
    var terms = self.terms(of: tree)
    let said = Set(terms.map(\.clause))
    for (index, clause) in tree.clauses.enumerated() where !said.contains(index) {
      guard let term = clause.heading, term.utf8.count <= 80,
        clause.kind == .definition
          || isSaidToBe(clause, under: clause.parent.map { tree.clauses[$0] }),
        !Array(term.utf8).containsFolded(" and ")
      else { continue }
      let forms = forms(of: term)
      if !forms.isEmpty { terms.append(DefinedTerm(clause: index, term: term, forms: forms)) }
    }
    terms.sort { $0.clause < $1.clause }
    for index in terms.indices { terms[index].scope = scope(of: terms[index].clause, in: tree) }
    return terms
  }

  /// Whether a clause under "Definitions" begins with words that are set apart and says what they are.
  private static func isSaidToBe(_ clause: Clause, under parent: Clause?) -> Bool {
    guard clause.kind == .paragraph, let heading = clause.heading,
      let parent = parent?.heading, Array(parent.utf8).containsFolded("definition"),
      clause.text.utf8.starts(with: heading.utf8)
    else { return false }
    let rest = Array(clause.text.utf8.dropFirst(heading.utf8.count).prefix(20))
    let verbs: [StaticString] = [" is ", " are ", " includes ", " include ", " has ", " have "]
    return verbs.contains { rest.has($0, at: 0) }
  }

  /// Where a term means what a clause says: what it, or a clause that it stands in, says of that,
  /// "For purposes of this section," or "In this section:".
  private static func scope(of clause: Int, in tree: ClauseTree) -> Int? {
    func enclosing(_ index: Int, _ kind: Clause.Kind) -> Int? {
      var at: Int? = index
      while let here = at, tree.clauses[here].kind != kind { at = tree.clauses[here].parent }
      return at
    }
    var at: Int? = clause
    while let here = at, !tree.clauses[here].isContainer {
      let words = Array(tree.clauses[here].text.utf8.prefix(here == clause ? 60 : 400))
      let isSaid =
        here != clause
        || ["for ", "in this ", "as used in this "].contains { words.hasFolded($0, at: 0) }
      if isSaid, words.containsFolded("this paragraph") {
        return here == clause ? tree.clauses[here].parent : here
      }
      if isSaid, words.containsFolded("this section") { return enclosing(here, .section) }
      at = tree.clauses[here].parent
    }
    return nil
  }

  /// What stands before "means" at the head of a clause, after a heading in italics if it has one.
  ///
  /// "“Dormancy fee” and “inactivity fee” mean…" is passed over: a rule goes on to speak of a
  /// "dormancy or inactivity fee".
  private static func term(saidBy clause: Clause, isAmongDefinitions: Bool) -> String? {
    let words = Array(clause.text.utf8.prefix(160))
    guard
      let end = words.indices.first(where: {
        (words.has(" means", at: $0) && !letterFollows($0 + 6, words))
          || words.has(" mean ", at: $0)
      })
    else { return nil }
    var before = words[..<end]
    if let stop = before.lastIndex(of: 0x2E) { before = before[(stop + 1)...] }
    before = before.trimmed
    let openings: [StaticString] = [
      "for purposes ", "for the purposes ", "in this ", "as used ", "as defined ",
    ]
    if openings.contains(where: { before.hasFolded($0, at: before.startIndex) }),
      let comma = before.lastIndex(of: 0x2C)
    {
      before = before[(comma + 1)...].trimmed
    }
    for opening: StaticString in ["the term ", "the terms ", "term ", "the ", "an ", "a "]
    where before.hasFolded(opening, at: before.startIndex) {
      before = before.dropFirst(opening.utf8CodeUnitCount)
    }
    let term = before.filter { ![0x22, 0x2C].contains($0) }.withoutCurlyQuotes
    let isNamed =
      isAmongDefinitions || clause.kind == .definition || before.count != term.count
      || clause.runs.first.map { !$0.style.isDisjoint(with: [.emphasis, .strong]) } ?? false
    guard let first = term.first, term.count <= 80, isNamed, !term.containsFolded(" and "),
      first.isLetter || first >= 0x80,
      !DefinitionReading.isOrdinaryMeans(term[...])
    else { return nil }
    return text(term)
  }

  private static func letterFollows(_ index: Int, _ words: [UInt8]) -> Bool {
    index < words.count && words[index].isLetter
  }

  /// "Dealer loan or dealer credit" is two forms, and so is "Statistical Area (SA)".
  private static func forms(of term: String) -> [[UInt8]] {
    var forms: [[UInt8]] = [[]]
    let words = Array(term.utf8)
    var at = 0
    while at < words.count {
      if words.hasFolded(" or ", at: at) {
        at += 4
        forms.append([])
      } else if words[at] == 0x28 || words[at] == 0x29 {
        at += 1
        forms.append([])
      } else {
        forms[forms.count - 1].append(words[at].lowered)
        at += 1
      }
    }
    return forms.map { stem(Array($0.trimmed)) }.filter { $0.count >= 3 }
  }
}

extension [UInt8] {
  /// Without “ ” ‘ ’.
  fileprivate var withoutCurlyQuotes: [UInt8] {
    var out: [UInt8] = []
    var at = 0
    while at < count {
      if has("“", at: at) || has("”", at: at) || has("‘", at: at) {
        at += 3
      } else {
        out.append(self[at])
        at += 1
      }
    }
    return out
  }
}
