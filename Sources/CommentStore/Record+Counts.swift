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
    var counts: [TagID: Int] = [:]
    for row in try Row.fetchAll(db.cachedStatement(sql: sql)) {
      var columns = Columns(row)
      counts[TagID(try columns.text())] = try columns.number()
    }
    return counts
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
      UNION ALL
      SELECT queue.stage, tag, NULL, count(DISTINCT coding.comment)
      FROM coding CROSS JOIN queue ON queue.comment = coding.comment
      WHERE targetStage IS NULL GROUP BY queue.stage, tag
      """
    var counts: [StageIssue: Int] = [:]
    for row in try Row.fetchAll(db.cachedStatement(sql: sql)) {
      var columns = Columns(row)
      let (stage, tag) = (StageID(try columns.text()), TagID(try columns.text()))
      let label = try columns.textIfAny().map { ClauseLabel($0) }
      counts[StageIssue(stage: stage, issue: Issue(tag: tag, label: label))] = try columns.number()
    }
    return counts
  }
}
