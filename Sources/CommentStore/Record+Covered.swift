// Rulewright. Apache-2.0.

package import Comments
package import Dockets
import GRDB

/// Comments that are late: on a stage, received after a day.
package struct LateOn: Hashable, Sendable {
  package var stage: StageID
  /// The last open day.
  package var closes: CalendarDay
  /// Whether they are heard all the same.
  package var isHeard: Bool

  package init(stage: StageID, closes: CalendarDay, isHeard: Bool) {
    self.stage = stage
    self.closes = closes
    self.isHeard = isHeard
  }
}

extension Record {
  /// How many comments of each stage are tagged, late and withdrawn; none that are not there.
  ///
  /// Throws `StoreError`.
  package func tallies(late: [LateOn]) throws -> [CommentTally] {
    try file.reading { db in
      try Self.stages(db).flatMap { stage in
        try Self.tallies(stage, closes: late.first { $0.stage == stage }?.closes, db)
      }
    }
  }

  /// The first comments, in the order of all lists, that nobody tagged and that are to be heard.
  ///
  /// Throws `StoreError`.
  package func untagged(late: [LateOn], limit: Int?) throws -> [CommentFacts] {
    var conditions = Conditions()
    conditions.add("codings = 0 AND queue.isWithdrawn = 0")
    for stage in late where !stage.isHeard {
      conditions.add(
        "NOT (queue.stage = ? AND queue.day > ? AND queue.day < '~')", stage.stage.text,
        stage.closes.description)
    }
    return try facts(conditions, limit)
  }

  /// The first comments, in the order of all lists, that are late on a stage and not withdrawn.
  ///
  /// Throws `StoreError`.
  package func late(on stage: LateOn, limit: Int?) throws -> [CommentFacts] {
    var conditions = Conditions()
    conditions.add("queue.isWithdrawn = 0")
    conditions.add(
      "queue.stage = ? AND queue.day > ? AND queue.day < '~'", stage.stage.text,
      stage.closes.description)
    return try facts(conditions, limit)
  }
}

extension Record {
  /// The stages that have comments; each is found in the index by one step from the last.
  private static func stages(_ db: Database) throws -> [StageID] {
    try String.fetchAll(
      db,
      sql: """
        WITH RECURSIVE found (stage) AS (
          SELECT min(stage) FROM comment
          UNION ALL
          SELECT (SELECT min(stage) FROM comment WHERE stage > found.stage) FROM found
          WHERE found.stage IS NOT NULL)
        SELECT stage FROM found WHERE stage IS NOT NULL
        """
    ).map { StageID($0) }
  }

  private static func tallies(
    _ stage: StageID, closes: CalendarDay?, _ db: Database
  ) throws -> [CommentTally] {
    // One pass without sorting: each of the eight kinds is a number, and is summed up apart.
    let sums = (0..<8).map { "count(*) FILTER (WHERE kind = \($0))" }.joined(separator: ", ")
    let sql = """
      SELECT \(sums) FROM (
        SELECT (codings > 0) + 2 * isWithdrawn + 4 * (day > ? AND day < '~') AS kind
        FROM queue WHERE stage = ?)
      """
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: sql), arguments: [closes?.description ?? "~", stage.text])
    else { return [] }
    var columns = Columns(row)
    return try (0..<8).compactMap { kind in
      let count = try columns.number()
      guard count > 0 else { return nil }
      return CommentTally(
        stage: stage, isTagged: kind & 1 != 0, isLate: kind & 4 != 0, isWithdrawn: kind & 2 != 0,
        count: count)
    }
  }

  private func facts(_ conditions: Conditions, _ limit: Int?) throws -> [CommentFacts] {
    try file.reading { db in
      let sql = """
        SELECT queue.comment, queue.stage, day, queue.isWithdrawn FROM queue\(conditions.clause)
        ORDER BY day, queue.comment\(CommentQuery.window(limit: limit, offset: 0))
        """
      var facts: [CommentFacts] = []
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: sql), arguments: conditions.arguments)
      while let row = try rows.next() {
        var columns = Columns(row)
        facts.append(
          CommentFacts(
            id: CommentID(try columns.text()), stage: StageID(try columns.text()),
            received: CalendarDay(try columns.text()), text: nil,
            isWithdrawn: try columns.flag()))
      }
      return facts
    }
  }
}
