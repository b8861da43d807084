// Rulewright. Apache-2.0.

package import Clauses

extension ClauseStanding {
  /// What is to be said of a clause that does not stand as its coder saw it; nil where it does.
  ///
  /// `tree` is the text of today, and `name` what the clause is called in the sentence.
  package func doubt(_ name: String = "the clause", in tree: ClauseTree?) -> String? {
    switch self {
    case .exact: return nil
    case .moved(let now):
      return "\(name) was moved: the same words stand at \(citation(now, tree))"
    case .edited(let now):
      guard let percent = now.percent else {
        return "\(name) was edited since, or what its coder saw was not kept"
      }
      return "\(name) was edited since: \(citation(now, tree)) is the same to \(percent) %"
    case .ambiguous(let clauses):
      let named = clauses.prefix(Self.mostNamed).map { clause in
        citation(clause, tree) + (clause.percent.map { " (the same to \($0) %)" } ?? "")
      }
      let more = clauses.count - named.count
      return "\(name) could be \(named.joined(separator: " or "))"
        + (more > 0 ? " or \(more) more" : "")
    case .orphaned: return "\(name) is there no more"
    }
  }

  private static let mostNamed = 3

  private func citation(_ clause: PossibleClause, _ tree: ClauseTree?) -> String {
    guard let tree, tree.clauses.indices.contains(clause.clause) else { return "another clause" }
    return tree.clauses[clause.clause].citation.text
  }
}
