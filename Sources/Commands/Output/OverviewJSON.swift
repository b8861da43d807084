// Rulewright. Apache-2.0.

import Clauses
import Comments
import Dockets
import Overviews

/// Where to look first, as JSON.
struct OverviewJSON: Encodable {
  var docket: String
  /// How campaigns were found.
  var method: String
  /// When a day is one on which unusually many came.
  var rule: String
  var stages: [StageRow]

  struct StageRow: Encodable {
    var id: String
    var comments: Int
    var withdrawn: Int
    var campaigns: Int
    var unique: Int
    var citing: Int
    var cited: [Cited]
    var tagged: [Tagged]
    var days: Int
    var mean: Double
    var bursts: [Burst]
    /// How many there are of `toRead`, which has at most so many as were asked for.
    var unread: Int
    var toRead: [ToRead]
  }

  struct Cited: Encodable {
    var clause: String
    var label: String
    var comments: Int
    var letters: Int
  }

  struct Tagged: Encodable {
    var clause: String
    var label: String
    var comments: Int
  }

  struct Burst: Encodable {
    var day: String
    var comments: Int
    var lastOpenDay: Bool
    var campaigns: [Share]

    struct Share: Encodable {
      var id: String
      var comments: Int
    }
  }

  struct ToRead: Encodable {
    var id: String
    var clauses: Int
    var bytes: Int
  }

  init(_ overview: DocketOverview, atMost limit: Int) {
    docket = overview.docket.name
    method = overview.method
    rule = Arrivals.rule
    stages = overview.stages.map { stage in
      StageRow(
        id: stage.stage.id.text, comments: stage.comments, withdrawn: stage.withdrawn,
        campaigns: stage.campaigns, unique: stage.unique, citing: stage.citing,
        cited: stage.cited.prefix(limit).map {
          Cited(
            clause: $0.clause.citation.text, label: $0.clause.label.text, comments: $0.comments,
            letters: $0.letters)
        },
        tagged: stage.tagged.prefix(limit).map {
          Tagged(
            clause: $0.clause.citation.text, label: $0.clause.label.text, comments: $0.comments)
        }, days: stage.arrivals.days, mean: stage.arrivals.mean,
        bursts: stage.bursts.map { day in
          Burst(
            day: day.day.description, comments: day.comments, lastOpenDay: day.isLastOpenDay,
            campaigns: day.campaigns.map { .init(id: $0.id, comments: $0.comments) })
        }, unread: stage.toRead.count,
        toRead: stage.toRead.prefix(limit).map {
          ToRead(id: $0.id.text, clauses: $0.clauses, bytes: $0.length)
        })
    }
  }
}
