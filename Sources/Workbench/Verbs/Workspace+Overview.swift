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
    return try overview(of: loaded, record, survey(of: record, loaded, onProgress), today: today)
  }

  /// The same as far as it was made before; nil where it never was.
  ///
  /// `isPresent` says whether it is of today's comments, campaigns and texts.
  /// No comment is read, so that nobody waits. Throws `WorkspaceError` and `StoreError`.
  package func overviewAtHand(
    of name: String, today: CalendarDay
  ) throws -> (overview: DocketOverview?, isPresent: Bool) {
    let loaded = try load(name)
    let record = try record(name)
    guard let known = cache?.coding.lastSurvey(record.path) else { return (nil, false) }
    return (
      try overview(of: loaded, record, known.survey, today: today),
      try known.question == surveyQuestion(of: record, loaded)
    )
  }

  /// Reads all comments for the overview, and those that suggestions are tallied over, so that both are
  /// at hand; what is known is not read again.
  ///
  /// It has a connection of its own, so that pages are read meanwhile. `onProgress` hears how many
  /// comments were read, and may throw to end it.
  package func surveyComments(of name: String, onProgress: (Int) throws -> Void) throws {
    try Workspace.checkName(name)
    guard Disk.isThere(recordPath(name)) else { return }
    let loaded = try load(name)
    let record = try Record.open(recordPath(name))
    _ = try survey(of: record, loaded, onProgress)
    for stage in loaded.stages {
      try onProgress(0)
      _ = try suggestionTally(on: stage, in: loaded)
    }
  }

  private func overview(
    of loaded: LoadedDocket, _ record: Record, _ survey: CommentSurvey, today: CalendarDay
  ) throws -> DocketOverview {
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
      found.cited = seen.cited
      guard let tree = loaded.stage(stage.id)?.tree else { return found }
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
