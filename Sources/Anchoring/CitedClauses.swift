// Rulewright. Apache-2.0.

import Clauses
import Wording

/// A clause that a comment cites, and where.
struct CitedClause {
  var clause: Int
  var range: Range<Int>
}

/// Reads the citations in a comment: "§ 740.22(c)(2)", "4E001.c, note 1", and the short "(c)(2)"
/// that means the section cited last.
///
/// Only clauses of the draft are found. What cannot be told apart is not guessed.
struct CitedClauses {
  private let tree: ClauseTree
  /// What was looked up already: a text of nothing but citations repeats itself.
  private var known: [String: Int?] = [:]

  /// A comment that cites more clauses than these is not read to its end.
  private static let mostCitations = 1_000

  /// What short citations are read against.
  private enum Context {
    /// Nothing was cited yet, or an entry that has no paragraphs.
    case none
    case cited(base: String, path: [String])
    /// A section of another rule.
    case foreign
  }

  init(in tree: ClauseTree) { self.tree = tree }

  /// The citations in a range of a body, in order.
  mutating func citations(in body: [UInt8], _ range: Range<Int>) -> [CitedClause] {
    var found: [CitedClause] = []
    var context = Context.none
    var reader = CitationReader(body: body, words: words(in: body, range))
    while found.count < Self.mostCitations, let citation = reader.next() {
      guard let base = citation.base else {
        if let (clause, base, path) = short(citation, context) {
          found.append(CitedClause(clause: clause, range: citation.range))
          context = .cited(base: base, path: path)
        }
        continue
      }
      if let clause = clause(base, citation.path, note: citation.note) {
        found.append(CitedClause(clause: clause, range: citation.range))
        context = .cited(base: base, path: citation.path)
      } else if citation.isCertain {
        context = .foreign
      }
    }
    return found
  }

  /// The clause of a path under a section, or the deepest above it that there is.
  private mutating func clause(_ base: String, _ path: [String], note: String?) -> Int? {
    if let note, let clause = exact(base, path, note: note) { return clause }
    for length in stride(from: path.count, through: 0, by: -1) {
      if let clause = exact(base, Array(path.prefix(length))) { return clause }
    }
    return nil
  }

  private mutating func exact(_ base: String, _ path: [String], note: String? = nil) -> Int? {
    let words = base + path.joined() + (note.map { " note \($0)" } ?? "")
    if let index = known[words] { return index }
    let index = tree.clause(citing: words).flatMap { tree.index(of: $0.label) }
    known[words] = .some(index)
    return index
  }

  /// The clause that a citation without its section means: under the one cited last as deep as
  /// there is one, else the only one of that path in the draft.
  private mutating func short(
    _ citation: CitationReader.Citation, _ context: Context
  ) -> (clause: Int, base: String, path: [String])? {
    switch context {
    case .foreign: return nil
    case .cited(let base, let before):
      for length in stride(from: before.count, through: 0, by: -1) {
        let path = Array(before.prefix(length)) + citation.path
        if let clause = exact(base, path) { return (clause, base, path) }
      }
      return nil
    case .none:
      var found: (clause: Int, base: String, path: [String])?
      for section in tree.clauses where section.kind == .section {
        guard let clause = exact(section.citation.text, citation.path) else { continue }
        guard found == nil else { return nil }
        found = (clause, section.citation.text, citation.path)
      }
      return found
    }
  }
}
