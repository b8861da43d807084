// Rulewright. Apache-2.0.

import Clauses
package import Codings
import Dockets
import GRDB

extension Record {
  /// How many comments bear each tag, speak to each clause, and raise each issue.
  ///
  /// It is worth keeping as long as `head` is the same. Throws `StoreError`.
  package func codingCounts() throws -> CodingCounts {
    try file.reading { db in
      var counts = CodingCounts()
      counts.tags = try Self.tagCounts(db)
      counts.clauses = try Self.clauseCounts(db)
      counts.issues = try Self.issueCounts(db)
      return counts
    }
  }

  /// How many comments bear each tag.
  ///
  /// Throws `StoreError`.
  package func tagCounts() throws -> [TagID: Int] { try file.reading(Self.tagCounts) }

  /// How many comments speak to each clause.
  ///
  /// Throws `StoreError`.
  package func clauseCounts() throws -> [CodingCounts.Place: Int] {
    try file.reading(Self.clauseCounts)
  }

  /// How many comments raise each issue.
  ///
  /// Throws `StoreError`.
  package func issueCounts() throws -> [StageIssue: Int] { try file.reading(Self.issueCounts) }

  /// The number and the hash of the last event; 0 and 64 zeros where nothing was ever done.
  ///
  /// Whatever is made of the record stays true as long as they are the same. Throws `StoreError`.
  package func head() throws -> RecordHead {
    try file.reading { db in
      let head = try EventLog(db: db).head()
      return RecordHead(event: head.number, hash: head.hash)
    }
  }

  private static func tagCounts(_ db: Database) throws -> [TagID: Int] {
    let sql = "SELECT tag, count(DISTINCT comment) FROM coding GROUP BY tag"
    return try tagged(Row.fetchAll(db.cachedStatement(sql: sql)))
  }

  private static func clauseCounts(_ db: Database) throws -> [CodingCounts.Place: Int] {
    let sql = """
      SELECT targetStage, targetLabel, count(DISTINCT comment) FROM coding
      WHERE targetStage IS NOT NULL GROUP BY targetStage, targetLabel
      """
    var counts: [CodingCounts.Place: Int] = [:]
    for row in try Row.fetchAll(db.cachedStatement(sql: sql)) {
      var columns = Columns(row)
      let place = CodingCounts.Place(
        stage: StageID(try columns.text()), label: ClauseLabel(try columns.text()))
      counts[place] = try columns.number()
    }
    return counts
  }

  private static func issueCounts(_ db: Database) throws -> [StageIssue: Int] {
    let sql = """
      SELECT targetStage, tag, targetLabel, count(DISTINCT comment) FROM coding
      WHERE targetStage IS NOT NULL GROUP BY targetStage, tag, targetLabel
      """
    var counts: [StageIssue: Int] = [:]
    for row in try Row.fetchAll(db.cachedStatement(sql: sql)) {
      var columns = Columns(row)
      let (stage, tag) = (StageID(try columns.text()), TagID(try columns.text()))
      let issue = Issue(tag: tag, label: ClauseLabel(try columns.text()))
      counts[StageIssue(stage: stage, issue: issue)] = try columns.number()
    }
    for (stage, tags) in try documentCounts(db) {
      for (tag, count) in tags where count > 0 {
        counts[StageIssue(stage: stage, issue: Issue(tag: tag, label: nil))] = count
      }
    }
    return counts
  }

  /// How many comments bear each tag without a clause, by the stage that they are on.
  ///
  /// Codings know no stage. Where there are several, the comments of each but the largest are looked
  /// up, and the largest has the rest.
  private static func documentCounts(_ db: Database) throws -> [StageID: [TagID: Int]] {
    // The label is NULL too; named, it lets the index give each tag's comments in their order.
    let all = """
      SELECT tag, count(DISTINCT comment) FROM coding
      WHERE targetStage IS NULL GROUP BY tag, targetLabel
      """
    var counts: [StageID: [TagID: Int]] = [:]
    let stages = try stagesBySize(db)
    guard let largest = stages.first else { return [:] }
    var rest = try tagged(Row.fetchAll(db.cachedStatement(sql: all)))
    for stage in stages.dropFirst() {
      let sql = """
        SELECT tag, count(DISTINCT coding.comment)
        FROM comment CROSS JOIN coding ON coding.comment = comment.id
        WHERE stage = ? AND targetStage IS NULL GROUP BY tag
        """
      let own = try tagged(Row.fetchAll(db.cachedStatement(sql: sql), arguments: [stage]))
      counts[StageID(stage)] = own
      rest.merge(own) { $0 - $1 }
    }
    counts[StageID(largest)] = rest
    return counts
  }

  private static func tagged(_ rows: [Row]) throws -> [TagID: Int] {
    var counts: [TagID: Int] = [:]
    for row in rows {
      var columns = Columns(row)
      counts[TagID(try columns.text())] = try columns.number()
    }
    return counts
  }

  /// The stages that comments are on, the largest first; they are not counted where there is one.
  private static func stagesBySize(_ db: Database) throws -> [String] {
    let different = """
      WITH RECURSIVE found (stage) AS (
        SELECT min(stage) FROM comment
        UNION ALL
        SELECT (SELECT min(stage) FROM comment WHERE stage > found.stage) FROM found
        WHERE stage IS NOT NULL)
      SELECT stage FROM found WHERE stage IS NOT NULL
      """
    let stages = try String.fetchAll(db.cachedStatement(sql: different))
    guard stages.count > 1 else { return stages }
    return try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT stage FROM comment GROUP BY stage ORDER BY count(*) DESC, stage"))
  }
}
