// Rulewright. Apache-2.0.

/// How often each clause of a stage is cited, by how many comments and by how many letters.
///
/// The room of Overviews answers one question: where does somebody look first who has a docket's
/// comments before them? It counts, and judges nothing.
package struct CitationTally: Hashable, Sendable {
  /// A clause that is cited.
  package struct Cited: Hashable, Sendable {
    /// An index into the stage's tree.
    package var clause: Int
    package var comments: Int
    /// Letters that cite it: all comments of a campaign are one.
    package var letters: Int

    package init(clause: Int, comments: Int, letters: Int) {
      self.clause = clause
      self.comments = comments
      self.letters = letters
    }
  }

  /// How many comments cite a clause.
  package private(set) var citing = 0
  private var comments: [Int: Int] = [:]
  private var alone: [Int: Int] = [:]
  private var campaigns: [Int: Set<String>] = [:]

  package init() {}

  /// Counts comments that cite some clauses: one, or the copies of a letter.
  package mutating func add(_ clauses: [Int], campaign: String?, copies: Int = 1) {
    guard copies > 0, !clauses.isEmpty else { return }
    citing += copies
    for clause in Set(clauses) {
      comments[clause, default: 0] += copies
      if let campaign {
        campaigns[clause, default: []].insert(campaign)
      } else {
        alone[clause, default: 0] += copies
      }
    }
  }

  /// The clauses, those that the most letters cite first, then those that the most comments do.
  package var cited: [Cited] {
    comments.map { clause, count in
      Cited(
        clause: clause, comments: count,
        letters: (alone[clause] ?? 0) + (campaigns[clause]?.count ?? 0))
    }.sorted { ($1.letters, $1.comments, $0.clause) < ($0.letters, $0.comments, $1.clause) }
  }
}
