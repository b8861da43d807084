// Rulewright. Apache-2.0.

package import Anchoring
package import Citing
package import Dockets

/// A reference with what each of its parts leads to.
package struct ResolvedReference: Hashable, Sendable {
  /// Why a part leads to no clause.
  package enum Reason: Hashable, Sendable {
    /// The rule has none of that name; the deepest clause above it that there is.
    case noSuchClause(nearest: Int?)
    /// A statute, another title of the code or another part of it.
    case otherLaw
    /// It is short for something that the comment does not say.
    case noContext
  }

  /// What a part leads to; clauses are indices into the tree of the stage commented on.
  package enum Outcome: Hashable, Sendable {
    /// The clauses of that name in this stage: one, or those of a range.
    ///
    /// The part that ends a range has all but the first, which the part before it has.
    case clauses([Int])
    /// No clause of this stage has that name, but one of another stage has.
    case followed(FollowedClause)
    /// It may be any of these, and nothing says which.
    case ambiguous([Int])
    case unresolved(Reason)
  }

  package var reference: CitedReference
  /// One for each part, in their order.
  package var outcomes: [Outcome]

  package init(_ reference: CitedReference, _ outcomes: [Outcome]) {
    self.reference = reference
    self.outcomes = outcomes
  }

  /// The clauses that it cites for sure, each once.
  package var clauses: [Int] {
    var seen: Set<Int> = []
    return outcomes.flatMap { outcome -> [Int] in
      if case .clauses(let clauses) = outcome { return clauses }
      return []
    }.filter { seen.insert($0).inserted }
  }

  /// The clauses that it leads to: those that it cites for sure, and those to which a number of
  /// another stage was followed without a doubt.
  package var leading: [Int] {
    var seen: Set<Int> = []
    return outcomes.flatMap { outcome -> [Int] in
      switch outcome {
      case .clauses(let clauses): return clauses
      case .followed(let followed): return followed.certain.map { [$0] } ?? []
      case .ambiguous, .unresolved: return []
      }
    }.filter { seen.insert($0).inserted }
  }
}

extension [ResolvedReference] {
  /// The clauses that the references of a comment lead to, each once, in order.
  package var leading: [Int] {
    var seen: Set<Int> = []
    return flatMap(\.leading).filter { seen.insert($0).inserted }
  }
}

/// A clause that is called what was cited in another stage only, followed to the stage commented on.
package struct FollowedClause: Hashable, Sendable {
  /// The stage that has a clause of that name.
  package var stage: StageID
  /// What it is called there.
  package var citation: String
  /// What became of it in the stage commented on; never exact, since its name is another.
  package var standing: ClauseStanding

  /// The one clause that it became; nil where it may be several, or is gone.
  package var certain: Int? {
    switch standing {
    case .exact(let clause): clause
    case .moved(let possible), .edited(let possible): possible.clause
    case .ambiguous, .orphaned: nil
    }
  }

  package init(stage: StageID, citation: String, standing: ClauseStanding) {
    self.stage = stage
    self.citation = citation
    self.standing = standing
  }
}
