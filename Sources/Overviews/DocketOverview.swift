// Rulewright. Apache-2.0.

package import Clauses
package import Comments
package import Dockets

/// Where somebody looks first who has the comments of a docket before them.
package struct DocketOverview: Sendable {
  package var docket: Docket
  /// The stages on which comments came, in the docket's order.
  package var stages: [StageOverview]
  /// How campaigns were found.
  package var method: String

  package init(docket: Docket, stages: [StageOverview], method: String) {
    self.docket = docket
    self.stages = stages
    self.method = method
  }
}

/// The comments on one stage, looked at from above.
package struct StageOverview: Sendable {
  package var stage: Stage
  package var comments = 0
  /// How many are withdrawn; what they cite is not counted, and nobody need read them.
  package var withdrawn = 0
  /// How many campaigns they are of, and how many are in none.
  package var campaigns = 0
  package var unique = 0
  /// How many comments cite a clause of the stage.
  package var citing = 0
  /// The clauses that comments cite, found by a program: those that most letters cite first.
  package var cited: [CitedClause] = []
  /// The clauses that most comments were tied to by a person.
  package var tagged: [TaggedClause] = []
  package var arrivals: Arrivals
  /// The days on which unusually many came.
  package var bursts: [DayOfMany] = []
  /// The comments in no campaign that nobody tagged yet: those first that cite most clauses, then
  /// the longest.
  package var toRead: [UniqueComment] = []

  package init(stage: Stage, arrivals: Arrivals) {
    self.stage = stage
    self.arrivals = arrivals
  }

  /// A clause that comments cite.
  package struct CitedClause: Sendable {
    package var clause: Clause
    package var comments: Int
    /// Letters that cite it: all comments of a campaign are one.
    package var letters: Int

    package init(clause: Clause, comments: Int, letters: Int) {
      self.clause = clause
      self.comments = comments
      self.letters = letters
    }
  }

  /// A clause that comments are tied to.
  package struct TaggedClause: Sendable {
    package var clause: Clause
    package var comments: Int

    package init(clause: Clause, comments: Int) {
      self.clause = clause
      self.comments = comments
    }
  }

  /// A day on which unusually many came.
  package struct DayOfMany: Sendable {
    package var day: CalendarDay
    package var comments: Int
    /// The campaigns of which the most came on it, the largest share first.
    package var campaigns: [(id: String, comments: Int)]
    package var isLastOpenDay: Bool

    package init(
      day: CalendarDay, comments: Int, campaigns: [(id: String, comments: Int)],
      isLastOpenDay: Bool
    ) {
      self.day = day
      self.comments = comments
      self.campaigns = campaigns
      self.isLastOpenDay = isLastOpenDay
    }
  }

  /// A comment that is nobody's copy.
  package struct UniqueComment: Hashable, Sendable {
    package var id: CommentID
    /// How many clauses it cites.
    package var clauses: Int
    /// How long it is, in bytes.
    package var length: Int

    package init(id: CommentID, clauses: Int, length: Int) {
      self.id = id
      self.clauses = clauses
      self.length = length
    }
  }
}
