// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import GRDB

/// Reads codings, whose table or view has the comment's `stage` and `received` too.
struct CodingReader {
  /// Where codings are read from.
  enum Source: String {
    case record = """
      (SELECT coding.*, comment.stage, comment.received
      FROM coding JOIN comment ON comment.id = coding.comment)
      """
    /// The view that knows nothing of notes.
    case published = "publishedCoding"
    /// The table as it was before it had notes, while an old record is brought up to date.
    case beforeNotes = "coding"

    /// What to read of each row.
    var columns: String {
      switch self {
      case .record: CodingReader.columns
      case .published, .beforeNotes: CodingReader.oldColumns + ", '' AS note, NULL AS definition"
      }
    }
  }

  private let db: Database
  private let source: Source

  init(_ db: Database, from source: Source) {
    self.db = db
    self.source = source
  }

  /// Comments come in their order; of one comment, codings by passage, the whole comment first.
  private static let order = """
     ORDER BY received NULLS LAST, comment, passageStart, passageEnd, tag, targetStage,
      targetLabel, targetFileHash, coder
    """

  func codings(_ filter: CodingFilter, asOf: CalendarDay? = nil) throws -> [NumberedCoding] {
    let conditions = Self.conditions(filter, asOf: asOf)
    let sql = "SELECT \(source.columns), number FROM \(source.rawValue)"
    return try Row.fetchAll(
      db, sql: sql + conditions.clause + Self.order, arguments: conditions.arguments
    ).map(Self.coding)
  }

  /// The codings that some conditions on their table let through, in the order of their numbers, at
  /// most as many as a limit allows.
  func numbered(
    _ conditions: Conditions = Conditions(), limit: Int? = nil
  ) throws -> [NumberedCoding] {
    let sql = "SELECT \(source.columns), number FROM coding\(conditions.clause) ORDER BY number"
    let window = limit.map { " LIMIT \($0)" } ?? ""
    return try Row.fetchAll(db, sql: sql + window, arguments: conditions.arguments)
      .map(Self.coding)
  }

  /// The coding with a number, if there is one.
  func coding(number: Int) throws -> NumberedCoding? {
    let sql = "SELECT \(source.columns), number FROM coding WHERE number = ?"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number]).map(Self.coding)
  }

  private static let oldColumns = """
    comment, tag, passageStart, passageEnd, quote, targetStage, targetFileHash, targetLabel,
    targetCitation, targetKey, coder, at
    """

  static let columns = oldColumns + ", note, definition"

  private static func conditions(_ filter: CodingFilter, asOf: CalendarDay?) -> Conditions {
    var conditions = Conditions()
    if let comments = filter.comments {
      // One argument however many ids there are; ids need JSON's escapes only if hostile.
      conditions.add(
        "comment IN (SELECT value FROM json_each(?))", IDListJSON.text(comments.map(\.text)))
    }
    if let stage = filter.stage { conditions.add("stage = ?", stage.text) }
    if let tag = filter.tag { conditions.add("tag = ?", tag.text) }
    if let clause = filter.clause { conditions.add("targetLabel = ?", clause.text) }
    if let stage = filter.targetStage { conditions.add("targetStage = ?", stage.text) }
    if let coder = filter.coder { conditions.add("coder = ?", coder) }
    if let asOf { conditions.add("day IS NULL OR day <= ?", asOf.description) }
    return conditions
  }

  private static func coding(_ row: Row) throws -> NumberedCoding {
    var columns = Columns(row)
    return try coding(&columns)
  }

  /// The coding in the first columns of a row: `columns`, then its number.
  static func coding(_ columns: inout Columns) throws -> NumberedCoding {
    let comment = CommentID(try columns.text())
    let tag = TagID(try columns.text())
    let start = try columns.numberIfAny()
    let end = try columns.numberIfAny()
    let quote = try columns.textIfAny()
    var passage: Passage?
    if let start, let end, let quote, start <= end {
      passage = Passage(range: start..<end, quote: quote)
    }
    let stage = try columns.textIfAny()
    let fileHash = try columns.textIfAny()
    let label = try columns.textIfAny()
    let citation = try columns.textIfAny()
    let key = try columns.textIfAny()
    var target: ClauseTarget?
    if let stage, let fileHash, let label, let citation {
      target = ClauseTarget(
        version: DraftVersion(stage: StageID(stage), fileHash: fileHash),
        label: ClauseLabel(label), citation: Citation(citation), key: key.map(ClauseKey.init))
    }
    let coding = Coding(
      comment: comment, tag: tag, passage: passage, target: target, coder: try columns.text(),
      at: try columns.text(), note: try columns.text(), definition: try columns.textIfAny())
    return NumberedCoding(number: try columns.number(), coding: coding)
  }
}

/// Texts as a JSON list, to be one argument of a query.
enum IDListJSON {
  static func text(_ ids: [String]) -> String {
    "[" + ids.map(SourceFieldsJSON.quoted).joined(separator: ",") + "]"
  }
}
