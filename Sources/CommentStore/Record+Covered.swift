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
    conditions.add(
      "codings = 0 AND queue.isWithdrawn = 0 AND NOT \(CommentQuery.isTaggedCopy)")
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

  /// Counted over all and over the late ones, whose days stand together: the difference came in
  /// time.
  private static func tallies(
    _ stage: StageID, closes: CalendarDay?, _ db: Database
  ) throws -> [CommentTally] {
    let all = try sums(stage, after: nil, db)
    let late = try closes.map { try sums(stage, after: $0, db) } ?? Sums()
    return [false, true].flatMap { isLate -> [CommentTally] in
      let sums = isLate ? late : all.without(late)
      return [
        (true, true, sums.taggedWithdrawn), (true, false, sums.tagged - sums.taggedWithdrawn),
        (false, true, sums.withdrawn - sums.taggedWithdrawn),
        (false, false, sums.comments - sums.tagged - sums.withdrawn + sums.taggedWithdrawn),
      ].filter { $0.2 > 0 }.map { isTagged, isWithdrawn, count in
        CommentTally(
          stage: stage, isTagged: isTagged, isLate: isLate, isWithdrawn: isWithdrawn, count: count)
      }
    }
  }

  private struct Sums {
    var (comments, tagged, withdrawn, taggedWithdrawn) = (0, 0, 0, 0)

    func without(_ other: Sums) -> Sums {
      var rest = self
      rest.comments -= other.comments
      rest.tagged -= other.tagged
      rest.withdrawn -= other.withdrawn
      rest.taggedWithdrawn -= other.taggedWithdrawn
      return rest
    }
  }

  private static func sums(
    _ stage: StageID, after day: CalendarDay?, _ db: Database
  ) throws -> Sums {
    var conditions = Conditions()
    conditions.add("stage = ?", stage.text)
    if let day { conditions.add("day > ? AND day < '~'", day.description) }
    // Where no letter is tagged, nothing is asked of the comments one by one.
    let hasLetters =
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM campaignCoding WHERE codings > 0)"))
      ?? false
    let isTagged = hasLetters ? "(codings > 0 OR \(CommentQuery.isTaggedCopy))" : "(codings > 0)"
    let sql = """
      SELECT count(*), ifnull(sum(\(isTagged)), 0), ifnull(sum(isWithdrawn), 0),
        ifnull(sum(\(isTagged) AND isWithdrawn), 0)
      FROM queue
      """
    var sums = Sums()
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(sql: sql + conditions.clause), arguments: conditions.arguments)
    else { return sums }
    var columns = Columns(row)
    sums.comments = try columns.number()
    sums.tagged = try columns.number()
    sums.withdrawn = try columns.number()
    sums.taggedWithdrawn = try columns.number()
    return sums
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
