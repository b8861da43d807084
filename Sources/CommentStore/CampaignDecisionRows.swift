// Rulewright. Apache-2.0.

import Comments
import GRDB
import Hashing

/// Decisions about campaigns as rows; `schema` is `replayed.` for those of a replay.
enum CampaignDecisionRows {
  static func decision(
    _ number: Int, _ db: Database, in schema: String = ""
  ) throws -> CampaignDecision? {
    let sql = "SELECT \(columns) FROM \(schema)campaignDecision WHERE number = ?"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]).map(decision)
  }

  /// All, in the order in which they hold.
  static func all(_ db: Database) throws -> [CampaignDecision] {
    let sql = """
      SELECT \(columns) FROM campaignDecision
      ORDER BY at, number & 4294967295, number >> 32
      """
    return try Row.fetchAll(db, sql: sql).map(decision)
  }

  static func insert(_ decision: CampaignDecision, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(
      sql: "INSERT INTO \(schema)campaignDecision (\(columns)) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      decision.number, decision.kind.rawValue, IDListJSON.text(decision.comments.map(\.text)),
      decision.who, decision.at,
    ])
  }

  static func remove(_ number: Int, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(sql: "DELETE FROM \(schema)campaignDecision WHERE number = ?")
      .execute(arguments: [number])
  }

  /// A hash of all that is decided.
  static func mark(_ db: Database) throws -> String {
    var fields = FieldBytes()
    for decision in try all(db) { fields.add(RecordChange.json(decision).written) }
    return ContentHash(of: fields.bytes).hex
  }

  private static let columns = "number, kind, comments, who, at"

  private static func decision(_ row: Row) throws -> CampaignDecision {
    var columns = Columns(row)
    let number = try columns.number()
    guard let kind = CampaignDecision.Kind(rawValue: try columns.text()) else {
      throw Columns.Unexpected(column: 1)
    }
    let comments = try JSONReader.value(try columns.text()).values().map {
      CommentID(try $0.string())
    }
    return CampaignDecision(
      number: number, kind: kind, comments: comments, who: try columns.text(),
      at: try columns.text())
  }
}
