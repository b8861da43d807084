// Rulewright. Apache-2.0.

package import Codings
package import Comments
package import Dockets
import GRDB

/// What the record knows of a coded comment without its words.
package struct CommentFacts: Hashable, Sendable {
  package var id: CommentID
  package var stage: StageID
  package var received: CalendarDay?
  /// The hash by which texts are compared; nil for a stub.
  package var text: String?
  package var isWithdrawn: Bool
}

/// A coding with what is known of its comment.
package struct FactualCoding: Sendable {
  package var coding: Coding
  package var comment: CommentFacts
  /// Whether its quote stands in the comment as it is now; nil where it has none.
  package var quoteStands: Bool?
}

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

  /// All codings with what is known of their comments, in the order of all lists.
  ///
  /// Whether a quote stands is asked of the words only where a comment came again after it was
  /// first received: a coding is let in only with a quote that stands. Throws `StoreError`.
  package func factualCodings() throws -> [FactualCoding] {
    try file.reading { db in
      let fallen = try Self.fallenQuotes(db)
      var known: [CommentID: CommentFacts] = [:]
      return try CodingReader(db, from: .record).codings(CodingFilter()).map { numbered in
        let coding = numbered.coding
        let comment = try known[coding.comment] ?? Self.facts(of: coding.comment, db)
        known[coding.comment] = comment
        return FactualCoding(
          coding: coding, comment: comment,
          quoteStands: coding.passage.map { _ in !fallen.contains(numbered.number) })
      }
    }
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

  private static func facts(of id: CommentID, _ db: Database) throws -> CommentFacts {
    let sql = """
      SELECT stage, received, iif(isStub, NULL, textHash), withdrawalReason IS NOT NULL
      FROM comment WHERE id = ?
      """
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.text]) else {
      throw StoreError.unknownComment(id: id.text)
    }
    var columns = Columns(row)
    return CommentFacts(
      id: id, stage: StageID(try columns.text()), received: try columns.dayIfAny(),
      text: try columns.textIfAny(), isWithdrawn: try columns.flag())
  }

  /// The numbers of the codings whose quote is not where it was.
  ///
  /// An adopted record may hold some that were there before codings were held to their comments.
  private static func fallenQuotes(_ db: Database) throws -> Set<Int> {
    let sql = """
      SELECT coding.number FROM coding JOIN comment ON comment.id = coding.comment
      WHERE passageStart IS NOT NULL AND (
        passageStart = passageEnd
        OR substr(CAST(body AS BLOB), passageStart + 1, passageEnd - passageStart)
          IS NOT CAST(quote AS BLOB))
      """
    let hasChanged = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM formerContent)
          OR EXISTS (SELECT 1 FROM event WHERE number = 1 AND what = 'adopted')
        """)
    if hasChanged == true { return Set(try Int.fetchAll(db.cachedStatement(sql: sql))) }
    return Set(
      try Int.fetchAll(
        db.cachedStatement(sql: "SELECT number FROM coding WHERE passageStart = passageEnd")))
  }
}
