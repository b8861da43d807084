// Rulewright. Apache-2.0.

package import Campaigns
package import Clauses
import CommentStore
package import Comments
package import Dockets
package import Overviews
import Referencing

/// Where somebody looks first who has the comments of a docket before them.
package struct DocketOverview: Sendable {
  package var docket: Docket
  /// The stages on which comments came, in the docket's order.
  package var stages: [StageOverview]
  /// How campaigns were found.
  package var method: CampaignMethod
}

/// The comments on one stage, looked at from above.
package struct StageOverview: Sendable {
  package var stage: Stage
  package var comments: Int
  /// How many are withdrawn; what they cite is not counted, and nobody need read them.
  package var withdrawn: Int
  /// How many campaigns they are of, and how many are in none.
  package var campaigns: Int
  package var unique: Int
  /// How many comments cite a clause of the stage.
  package var citing: Int
  package var cited: [CitedClause]
  /// The clauses that most comments were tied to by a person.
  package var tagged: [TaggedClause]
  package var arrivals: Arrivals
  package var bursts: [DayOfMany]
  /// The comments in no campaign that nobody tagged yet: those first that cite most clauses, then
  /// the longest.
  package var toRead: [UniqueComment]

  /// A clause that comments cite, found by a program.
  package struct CitedClause: Sendable {
    package var clause: Clause
    package var comments: Int
    /// Letters that cite it: all comments of a campaign are one.
    package var letters: Int
  }

  /// A clause that comments are tied to.
  package struct TaggedClause: Sendable {
    package var clause: Clause
    package var comments: Int
  }

  /// A day on which unusually many came.
  package struct DayOfMany: Sendable {
    package var day: CalendarDay
    package var comments: Int
    /// The campaigns of which the most came on it, the largest share first.
    package var campaigns: [(id: String, comments: Int)]
    package var isLastOpenDay: Bool
  }

  /// A comment that is nobody's copy.
  package struct UniqueComment: Hashable, Sendable {
    package var id: CommentID
    /// How many clauses it cites.
    package var clauses: Int
    /// How long it is, in bytes.
    package var length: Int
  }
}

extension Workspace {
  /// What is cited most, tagged most, unique, and on which days unusually many came.
  ///
  /// What was read of the comments is kept as long as they, the campaigns and the texts are the same.
  /// `onProgress` hears how many comments were read. Throws `WorkspaceError` and `StoreError`, and
  /// what it throws.
  package func overview(
    of name: String, today: CalendarDay, onProgress: (Int) throws -> Void = { _ in }
  ) throws -> DocketOverview {
    let loaded = try load(name)
    let record = try groupedRecord(name, onProgress)
    let survey = try survey(of: record, loaded, onProgress)
    let tagged = try record.taggedComments()
    let ties = try record.clauseCounts()
    let closing = loaded.closingDays(asOf: today)
    let stages = loaded.docket.stages.compactMap { stage -> StageOverview? in
      guard let seen = survey.stages[stage.id] else { return nil }
      let tree = loaded.stage(stage.id)?.tree
      let closes = closing[stage.id]
      let arrivals = Arrivals(seen.days.mapValues(\.comments), closes: closes)
      return StageOverview(
        stage: stage, comments: seen.comments, withdrawn: seen.withdrawn,
        campaigns: seen.campaigns.count, unique: seen.unique, citing: seen.tally.citing,
        cited: seen.cited.compactMap { cited in
          tree.map {
            .init(
              clause: $0.clauses[cited.clause], comments: cited.comments, letters: cited.letters)
          }
        },
        tagged: ties.filter { $0.key.stage == stage.id }.compactMap { place, count in
          tree?.clause(place.label).map { .init(clause: $0, comments: count) }
        }.sorted {
          ($1.comments, $0.clause.range.lowerBound) < ($0.comments, $1.clause.range.lowerBound)
        },
        arrivals: arrivals,
        bursts: arrivals.bursts.map { burst in
          StageOverview.DayOfMany(
            day: burst.day, comments: burst.comments,
            campaigns: (seen.days[burst.day]?.campaigns ?? [:])
              .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
              .map { ($0.key, $0.value) },
            isLastOpenDay: burst.day == closes)
        }, toRead: seen.toRead.filter { !tagged.contains($0.id) })
    }
    return DocketOverview(docket: loaded.docket, stages: stages, method: CampaignMethod())
  }
}
