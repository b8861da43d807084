// Rulewright. Apache-2.0.

import Campaigns
import Clauses
import CommentStore
import Comments
package import Dockets
package import Overviews
import Referencing

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
    let record = try groupedIfAlone(try record(name))
    let survey = try survey(of: record, loaded, onProgress)
    let tagged = try record.taggedComments()
    let ties = try record.clauseCounts()
    let closing = loaded.closingDays(asOf: today)
    let stages = loaded.docket.stages.compactMap { stage -> StageOverview? in
      guard let seen = survey.stages[stage.id] else { return nil }
      let closes = closing[stage.id]
      let arrivals = Arrivals(seen.days.mapValues(\.comments), closes: closes)
      var found = StageOverview(stage: stage, arrivals: arrivals)
      (found.comments, found.withdrawn) = (seen.comments, seen.withdrawn)
      (found.campaigns, found.unique) = (seen.campaigns.count, seen.unique)
      found.citing = seen.tally.citing
      found.bursts = arrivals.bursts.map { burst in
        StageOverview.DayOfMany(
          day: burst.day, comments: burst.comments,
          campaigns: (seen.days[burst.day]?.campaigns ?? [:])
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
            .map { ($0.key, $0.value) }, isLastOpenDay: burst.day == closes)
      }
      found.toRead = seen.toRead.filter { !tagged.contains($0.id) }
      guard let tree = loaded.stage(stage.id)?.tree else { return found }
      found.cited = seen.cited.map {
        .init(clause: tree.clauses[$0.clause], comments: $0.comments, letters: $0.letters)
      }
      found.tagged = ties.filter { $0.key.stage == stage.id }.compactMap { place, count in
        tree.clause(place.label).map { .init(clause: $0, comments: count) }
      }.sorted {
        ($1.comments, $0.clause.range.lowerBound) < ($0.comments, $1.clause.range.lowerBound)
      }
      return found
    }
    return DocketOverview(
      docket: loaded.docket, stages: stages, method: CampaignMethod().description)
  }
}
