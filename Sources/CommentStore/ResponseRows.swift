// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import GRDB

/// Responses as rows of three tables; `schema` is `replayed.` for those that a replay makes.
enum ResponseRows {
  static func all(_ db: Database) throws -> [WrittenResponse] {
    try String.fetchAll(db, sql: "SELECT id FROM response ORDER BY id")
      .compactMap { try response(ResponseID($0), db) }
  }

  static func response(
    _ id: ResponseID, _ db: Database, in schema: String = ""
  ) throws -> WrittenResponse? {
    let sql = """
      SELECT title, stage, answeredIn, disposition, body, author, at FROM \(schema)response
      WHERE id = ?
      """
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [id.text]) else { return nil }
    var columns = Columns(row)
    let title = try columns.text()
    let stage = StageID(try columns.text())
    let answeredIn = StageID(try columns.text())
    guard let disposition = Disposition(rawValue: try columns.text()) else {
      throw Columns.Unexpected(column: 3)
    }
    let response = Response(
      id: id, title: title, issues: try issues(of: id, db, schema), stage: stage,
      answeredIn: answeredIn,
      disposition: disposition, changed: try changed(by: id, db, schema), body: try columns.text())
    return WrittenResponse(
      response: response, author: try columns.text(), at: try columns.text())
  }

  static func insert(
    _ written: WrittenResponse, _ db: Database, in schema: String = ""
  ) throws {
    let response = written.response
    try db.execute(
      sql: """
        INSERT INTO \(schema)response (id, title, stage, answeredIn, disposition, body, author, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        response.id.text, response.title, response.stage.text, response.answeredIn.text,
        response.disposition.rawValue, response.body, written.author, written.at,
      ])
    for (index, issue) in response.issues.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO \(schema)responseIssue (response, position, tag, label) VALUES (?, ?, ?, ?)
          """,
        arguments: [response.id.text, index + 1, issue.tag.text, issue.label?.text])
    }
    for (index, clause) in response.changed.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO \(schema)responseChange (response, position, stage, label, citation)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          response.id.text, index + 1, clause.stage.text, clause.label.text, clause.citation.text,
        ])
    }
    if schema.isEmpty { try SearchIndex(db).addResponse(response) }
  }

  static func remove(_ id: ResponseID, _ db: Database, in schema: String = "") throws {
    if schema.isEmpty { try SearchIndex(db).removeResponse(id) }
    for table in ["responseIssue", "responseChange"] {
      try db.execute(sql: "DELETE FROM \(schema)\(table) WHERE response = ?", arguments: [id.text])
    }
    try db.execute(sql: "DELETE FROM \(schema)response WHERE id = ?", arguments: [id.text])
  }

  /// Every text that a response would put into the record.
  static func texts(of written: WrittenResponse) -> [String] {
    let response = written.response
    return [
      response.id.text, response.title, response.stage.text, response.answeredIn.text,
      response.body, written.author, written.at,
    ] + response.issues.map(\.description)
      + response.changed.flatMap { [$0.stage.text, $0.label.text, $0.citation.text] }
  }

  private static func issues(
    of id: ResponseID, _ db: Database, _ schema: String
  ) throws -> [Issue] {
    let sql = """
      SELECT tag, label FROM \(schema)responseIssue WHERE response = ? ORDER BY position
      """
    return try Row.fetchAll(db, sql: sql, arguments: [id.text]).map { row in
      var columns = Columns(row)
      let tag = TagID(try columns.text())
      return Issue(tag: tag, label: try columns.textIfAny().map { ClauseLabel($0) })
    }
  }

  private static func changed(
    by id: ResponseID, _ db: Database, _ schema: String
  ) throws -> [ChangedClause] {
    let sql = """
      SELECT stage, label, citation FROM \(schema)responseChange WHERE response = ?
      ORDER BY position
      """
    return try Row.fetchAll(db, sql: sql, arguments: [id.text]).map { row in
      var columns = Columns(row)
      let stage = StageID(try columns.text())
      let label = ClauseLabel(try columns.text())
      return ChangedClause(stage: stage, label: label, citation: Citation(try columns.text()))
    }
  }
}
