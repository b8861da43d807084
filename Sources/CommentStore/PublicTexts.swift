// Rulewright. Apache-2.0.

package import Comments
import GRDB
package import Redacting

/// What the public reads in the place of comments' words: derived rows, kept in step by whoever
/// writes.
struct PublicTexts {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Derives anew what the public reads of a comment, after its words or a decision changed.
  func derive(_ id: CommentID) throws {
    guard let comment = try CommentReader(db).comment(id), let number = try number(of: id) else {
      return
    }
    try put(try form(of: comment), comment, number)
  }

  /// Derives what the public reads of a comment that has just come.
  ///
  /// Nothing was decided about it, and most comments have nothing that is withheld.
  func derive(new comment: Comment, number: Int) throws {
    let form = PublicForm(comment, decisions: [], disclosures: [])
    if form.text != nil || form.organization != nil { try put(form, comment, number) }
  }

  /// Derives everything.
  func deriveAll() throws {
    try db.execute(sql: "DELETE FROM publicText; DELETE FROM publicPiece")
    for number in try Int.fetchAll(db, sql: "SELECT number FROM comment ORDER BY number") {
      let id = try String.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM comment WHERE number = ?"), arguments: [number])
      if let id { try derive(CommentID(id)) }
    }
  }

  /// What the public may see of a comment, by its words and all decisions about it.
  func form(of comment: Comment) throws -> PublicForm {
    var conditions = Conditions()
    conditions.add("comment = ?", comment.id.text)
    return PublicForm(
      comment, decisions: try RedactionRows.all(conditions, db),
      disclosures: try DisclosureRows.all(conditions, db))
  }

  /// What does not follow from comments and decisions, for people; empty when all does.
  func faults() throws -> [String] {
    let kept = try rows()
    var texts: [Int: [DatabaseValue]] = [:]
    for row in kept.texts { texts[row.number] = row.values }
    var pieces: [Int: [[DatabaseValue]]] = [:]
    for row in kept.pieces { pieces[row.number, default: []].append(row.values) }
    var wrong: [String] = []
    var seen: Set<Int> = []
    for number in try Int.fetchAll(db, sql: "SELECT number FROM comment ORDER BY number") {
      let id = try String.fetchOne(
        db.cachedStatement(sql: "SELECT id FROM comment WHERE number = ?"), arguments: [number])
      guard let id, let comment = try CommentReader(db).comment(CommentID(id)) else { continue }
      seen.insert(number)
      let form = try form(of: comment)
      let values = Self.values(form, comment)?.map { $0.databaseValue }
      if texts[number] != values || (pieces[number] ?? []) != Self.pieceValues(form) {
        wrong.append(id)
      }
    }
    let strays = Set(texts.keys).union(pieces.keys).subtracting(seen).count
    var faults = wrong.prefix(20).map { "what the public reads of \($0) does not follow from it" }
    if wrong.count > 20 { faults.append("\(wrong.count - 20) more public texts do not follow") }
    if strays > 0 { faults.append("\(strays) public texts belong to no comment") }
    return faults
  }

  private func rows() throws -> (texts: [KeptRow], pieces: [KeptRow]) {
    func all(_ sql: String) throws -> [KeptRow] {
      try Row.fetchAll(db, sql: sql).map { row in
        let values = Array(row.databaseValues)
        var columns = Columns(row)
        return KeptRow(number: try columns.number(), values: Array(values.dropFirst()))
      }
    }
    return (
      try all("SELECT number, body, organization, proposed FROM publicText"),
      try all(
        """
        SELECT number, wordsStart, wordsEnd, textStart, textEnd, isWithheld
        FROM publicPiece ORDER BY number, wordsStart
        """)
    )
  }

  private struct KeptRow {
    var number: Int
    var values: [DatabaseValue]
  }

  private func number(of id: CommentID) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM comment WHERE id = ?"), arguments: [id.text])
  }

  private func put(_ form: PublicForm, _ comment: Comment, _ number: Int) throws {
    for table in ["publicText", "publicPiece"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE number = ?").execute(
        arguments: [number])
    }
    guard let values = Self.values(form, comment) else { return }
    try db.cachedStatement(
      sql: "INSERT INTO publicText (number, body, organization, proposed) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [number] + StatementArguments(values))
    for piece in Self.pieceValues(form) {
      try db.cachedStatement(
        sql: """
          INSERT INTO publicPiece (number, wordsStart, wordsEnd, textStart, textEnd, isWithheld)
          VALUES (?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [number] + StatementArguments(piece))
    }
  }

  /// The columns of `publicText` behind the number; nil where the public sees all.
  private static func values(
    _ form: PublicForm, _ comment: Comment
  ) -> [any DatabaseValueConvertible]? {
    guard form.text != nil || form.organization != nil else { return nil }
    return [
      form.text?.text ?? comment.body, form.organization ?? comment.submitter.organization,
      form.proposed.count + form.redactions.lost.count,
    ]
  }

  /// The columns of `publicPiece` behind the number, for each piece.
  private static func pieceValues(_ form: PublicForm) -> [[DatabaseValue]] {
    guard let text = form.text else { return [] }
    return text.pieces.map { piece in
      [
        piece.words.lowerBound, piece.words.upperBound, piece.text.lowerBound,
        piece.text.upperBound, piece.isWithheld ? 1 : 0,
      ].map(\.databaseValue)
    }
  }
}

extension PublicForm {
  /// What the public may see of a comment, by all decisions about it.
  package init(_ comment: Comment, decisions: [Redaction], disclosures: [Disclosure]) {
    self.init(
      words: comment.body, organization: comment.submitter.organization,
      attachments: comment.attachments.compactMap { attachment in
        attachment.words.map {
          AttachedWords(
            number: attachment.number, sha256: attachment.sha256, range: $0,
            restriction: attachment.restriction?.kind)
        }
      },
      decisions: decisions, disclosures: disclosures)
  }
}
