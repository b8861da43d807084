// Rulewright. Apache-2.0.

import Comments
import Dockets
import GRDB

/// Counts comments, as `CommentCounts` defines.
///
/// It reads the published view, which holds the fingerprints of texts and submitters and not the
/// names.
struct CountReader {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func counts(stage: StageID?, asOf: CalendarDay?) throws -> CommentCounts {
    var conditions = Conditions()
    if let stage { conditions.add("stage = ?", stage.text) }
    if let asOf { conditions.add("day IS NULL OR day <= ?", asOf.description) }
    return try counts(under: conditions)
  }

  /// The numbers of some comments and of those on the same stages that have the same text.
  ///
  /// Who says the same is looked for by text, and stubs and what is not public are like nothing.
  func counts(saying ids: [CommentID]) throws -> CommentCounts {
    var conditions = Conditions()
    let list = IDListJSON.text(ids.map(\.text))
    conditions.add(
      """
      id IN (SELECT value FROM json_each(?) UNION
        SELECT other.id FROM publishedComment AS one
          JOIN publishedComment AS other
            ON other.textHash = one.textHash AND other.stage = one.stage
          WHERE one.id IN (SELECT value FROM json_each(?))
            AND one.isPublic AND NOT one.isStub AND other.isPublic AND NOT other.isStub)
      """, list, list)
    return try counts(under: conditions)
  }

  private func counts(under conditions: Conditions) throws -> CommentCounts {
    // In an aggregate, NULL is not counted: the one count takes what the other leaves.
    let sql = """
      SELECT count(*),
        count(DISTINCT iif(isPublic AND NOT isStub, textHash, NULL))
          + count(iif(isPublic AND NOT isStub, NULL, 1)),
        count(DISTINCT submitterHash) + count(iif(submitterHash IS NULL, 1, NULL))
      FROM publishedComment
      """
    guard
      let row = try Row.fetchOne(db, sql: sql + conditions.clause, arguments: conditions.arguments)
    else { return CommentCounts() }
    var columns = Columns(row)
    return CommentCounts(
      received: try columns.number(), distinctTexts: try columns.number(),
      submittersAsStated: try columns.number())
  }
}
