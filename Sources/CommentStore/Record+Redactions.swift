// Rulewright. Apache-2.0.

package import Comments
import GRDB
package import Redacting

/// A comment with what of it waits for a person, before the public may see or never see it.
package struct UndecidedComment: Hashable, Sendable {
  package var comment: CommentID
  /// What the finder found and nobody looked at; it is withheld meanwhile.
  package var proposed: [PlacedRedaction]
  /// Decisions to withhold words that the comment, which came again, does not hold any more; all of
  /// it is withheld meanwhile.
  package var lost: [Redaction]
  /// The words of each place of `proposed`.
  package var quotes: [String]
}

extension Record {
  /// Puts decisions about words into the record, in the place of those about the same words; gives
  /// how many said something new.
  ///
  /// Throws `StoreError`: the words must stand in the comment as it is now, unless a decision comes
  /// from a file.
  @discardableResult
  package func putRedactions(
    _ redactions: [Redaction], removing gone: [Redaction] = [], as kind: EventKind,
    from file: String? = nil, stamp: EventStamp
  ) throws -> Int {
    for redaction in redactions {
      let texts = [redaction.comment.text, redaction.quote, redaction.who, redaction.at]
      guard !texts.contains(where: { $0.utf8.contains(0) }) else {
        throw StoreError.holdsNUL(what: "a redaction of \(redaction.comment)")
      }
    }
    return try self.file.writing { db in
      var (before, after) = (RecordChange(), RecordChange())
      before.redactions = gone
      for redaction in redactions {
        try Self.check(redaction, isFromFile: file != nil, db)
        let known = try RedactionRows.redaction(of: redaction.comment, at: redaction.range, db)
        if let known {
          if known.saysTheSame(as: redaction) { continue }
          if !gone.contains(where: { $0.comment == known.comment && $0.range == known.range }) {
            before.redactions.append(known)
          }
        }
        after.redactions.append(redaction)
      }
      guard !before.isEmpty || !after.isEmpty else { return 0 }
      try Self.exchange(before, for: after, file == nil ? kind : .imported, file, stamp, db)
      return max(after.redactions.count, before.redactions.count)
    }
  }

  /// Puts decisions about comments and attachments into the record, in the place of those about the
  /// same; gives how many said something new.
  ///
  /// Throws `StoreError`.
  @discardableResult
  package func putDisclosures(
    _ disclosures: [Disclosure], removing gone: [Disclosure] = [], as kind: EventKind,
    from file: String? = nil, stamp: EventStamp
  ) throws -> Int {
    for disclosure in disclosures {
      let texts = [
        disclosure.comment.text, disclosure.sha256 ?? "", disclosure.reason, disclosure.who,
        disclosure.at,
      ]
      guard !texts.contains(where: { $0.utf8.contains(0) }) else {
        throw StoreError.holdsNUL(what: "a decision about \(disclosure.comment)")
      }
    }
    return try self.file.writing { db in
      var (before, after) = (RecordChange(), RecordChange())
      before.disclosures = gone
      for disclosure in disclosures {
        guard try Self.holds(disclosure.comment, db) else {
          throw StoreError.unknownComment(id: disclosure.comment.text)
        }
        if let known = try DisclosureRows.disclosure(like: disclosure, db) {
          if known.saysTheSame(as: disclosure) { continue }
          before.disclosures.append(known)
        }
        after.disclosures.append(disclosure)
      }
      guard !before.isEmpty || !after.isEmpty else { return 0 }
      try Self.exchange(before, for: after, file == nil ? kind : .imported, file, stamp, db)
      return max(after.disclosures.count, before.disclosures.count)
    }
  }

  /// The decisions about the words of a comment, or of all, by comment and place.
  ///
  /// Throws `StoreError`.
  package func redactions(of comment: CommentID? = nil) throws -> [Redaction] {
    try file.reading { try RedactionRows.all(Self.conditions(comment), $0) }
  }

  /// The decisions about a comment and its attachments, or about all.
  ///
  /// Throws `StoreError`.
  package func disclosures(of comment: CommentID? = nil) throws -> [Disclosure] {
    try file.reading { try DisclosureRows.all(Self.conditions(comment), $0) }
  }

  /// The decisions that keep whole comments from the public: that about one, or all.
  ///
  /// Throws `StoreError`.
  package func withheldComments(_ comment: CommentID? = nil) throws -> [Disclosure] {
    try file.reading { db in
      var conditions = Self.conditions(comment)
      conditions.add("attachment = 0 AND state = 'withheld'")
      return try DisclosureRows.all(conditions, db)
    }
  }

  /// What the public may see of a comment; nil where the record has none such.
  ///
  /// Throws `StoreError`.
  package func publicForm(of comment: CommentID) throws -> PublicForm? {
    try file.reading { db in
      try CommentReader(db).comment(comment).map { try PublicTexts(db).form(of: $0) }
    }
  }

  /// What waits for a person, by comment: of comments that are public, at most as many as a limit
  /// allows.
  ///
  /// Throws `StoreError`.
  package func undecided(limit: Int? = nil) throws -> [UndecidedComment] {
    try file.reading { db in
      let sql = """
        SELECT comment.id \(Self.waiting) ORDER BY coalesce(comment.received, '~'), comment.id
        """
      let ids = try String.fetchAll(db, sql: sql + (limit.map { " LIMIT \($0)" } ?? ""))
      return try ids.compactMap { id in
        guard let comment = try CommentReader(db).comment(CommentID(id)) else { return nil }
        let form = try PublicTexts(db).form(of: comment)
        let bytes = Array(comment.body.utf8)
        return UndecidedComment(
          comment: comment.id, proposed: form.proposed, lost: form.redactions.lost,
          quotes: form.proposed.map { String(decoding: bytes[$0.range], as: UTF8.self) })
      }
    }
  }

  /// The same comments, each with how many places wait there: nothing is read but what is kept.
  ///
  /// Throws `StoreError`.
  package func waiting(limit: Int? = nil) throws -> [(comment: CommentID, places: Int)] {
    try file.reading { db in
      let order = " ORDER BY coalesce(comment.received, '~'), comment.id"
      let sql = "SELECT comment.id, proposed " + Self.waiting + order
      return try Row.fetchAll(db, sql: sql + (limit.map { " LIMIT \($0)" } ?? "")).map { row in
        var columns = Columns(row)
        return (CommentID(try columns.text()), try columns.number())
      }
    }
  }

  /// How many comments have places that wait for a person.
  ///
  /// Throws `StoreError`.
  package func waitingCount() throws -> Int {
    try file.reading { try Int.fetchOne($0, sql: "SELECT count(*) " + Self.waiting) ?? 0 }
  }

  /// How many places wait for a person.
  ///
  /// Throws `StoreError`.
  package func undecidedCount() throws -> Int {
    try file.reading { db in
      try Int.fetchOne(db, sql: "SELECT coalesce(sum(proposed), 0) \(Self.waiting)") ?? 0
    }
  }

  private static let waiting = """
    FROM publicText JOIN comment USING (number)
      JOIN publishedComment ON publishedComment.id = comment.id
    WHERE proposed > 0 AND publishedComment.isPublic
    """

  private static func conditions(_ comment: CommentID?) -> Conditions {
    var conditions = Conditions()
    if let comment { conditions.add("comment = ?", comment.text) }
    return conditions
  }

  private static func exchange(
    _ before: RecordChange, for after: RecordChange, _ kind: EventKind, _ file: String?,
    _ stamp: EventStamp, _ db: Database
  ) throws {
    var exchange = RowExchange(db)
    try exchange.exchange(before, for: after)
    let subject = after.isEmpty ? before.subject : after.subject
    try EventLog(db: db).append(
      kind, file ?? subject, before: before.isEmpty ? nil : before,
      after: after.isEmpty ? nil : after, stamp)
  }

  private static func check(_ redaction: Redaction, isFromFile: Bool, _ db: Database) throws {
    guard let comment = try CommentReader(db).comment(redaction.comment) else {
      throw StoreError.unknownComment(id: redaction.comment.text)
    }
    let (range, bytes) = (redaction.range, Array(comment.body.utf8))
    let stands =
      range.lowerBound >= 0 && range.upperBound <= bytes.count && !range.isEmpty
      && bytes[range].elementsEqual(redaction.quote.utf8)
    guard stands || (isFromFile && !range.isEmpty) else {
      throw StoreError.quoteDiffers(
        comment: redaction.comment.text, start: range.lowerBound, end: range.upperBound)
    }
  }
}

extension Redaction {
  /// Whether it says what another says, whoever said it and whenever.
  fileprivate func saysTheSame(as other: Redaction) -> Bool {
    state == other.state && kind == other.kind && quote.utf8.elementsEqual(other.quote.utf8)
  }
}

extension Disclosure {
  /// Whether it says what another says, whoever said it and whenever.
  fileprivate func saysTheSame(as other: Disclosure) -> Bool {
    state == other.state && kind == other.kind && reason.utf8.elementsEqual(other.reason.utf8)
  }
}
