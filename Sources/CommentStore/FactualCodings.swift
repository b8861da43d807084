// Rulewright. Apache-2.0.

package import Codings
import Comments
import Dockets
import GRDB

/// All codings of a record with what is known of their comments, in the order of all lists, as they
/// were at one state of the log.
///
/// Who stays follows the log from there: what one act changes is read, and not everything.
package struct FactualCodings: Sendable {
  package var head: RecordHead
  package var codings: [FactualCoding]
}

/// What events did to codings and readings since a state of the log.
package struct TouchedRows: Sendable {
  /// The state after them.
  package var head: RecordHead
  /// The numbers of the codings that came, went or were changed.
  package var numbers: Set<Int>
  /// Those of them that are there now.
  package var codings: [NumberedCoding]
  /// What people said or had said of comments as a whole, as it came or went.
  package var readings: [Reading]
  /// What the same people say of the same comments now.
  package var readingsNow: [Reading]
}

extension Record {
  /// How many events are followed; after more, all is read.
  private static let mostFollowed = 500

  /// The codings as they are now, from those that somebody had.
  ///
  /// Whether a quote stands is asked of the words only where a comment came again after it was
  /// first received: a coding is let in only with a quote that stands. Throws `StoreError`.
  package func factualCodings(after known: FactualCodings? = nil) throws -> FactualCodings {
    try file.reading { db in
      let last = try EventLog(db: db).head()
      let head = RecordHead(event: last.number, hash: last.hash)
      if var known, let touched = try Self.touched(since: known.head, until: head, db) {
        try Self.follow(&known, touched.numbers, db)
        known.head = head
        return known
      }
      return FactualCodings(head: head, codings: try Self.all(db))
    }
  }

  /// All of them, comment by comment as the queue has these: only the few codings of one comment
  /// are then to be sorted.
  private static func all(_ db: Database) throws -> [FactualCoding] {
    let fallen = try fallenQuotes(db)
    let sql = """
      SELECT \(CodingReader.columns), number, stage, received, text, isWithdrawn FROM (
        SELECT coding.*, queue.day AS place, queue.comment AS placed, comment.stage,
          comment.received, iif(comment.isStub, NULL, comment.textHash) AS text,
          comment.withdrawalReason IS NOT NULL AS isWithdrawn
        FROM queue CROSS JOIN coding ON coding.comment = queue.comment
          CROSS JOIN comment ON comment.number = queue.number
        WHERE queue.codings > 0)
      ORDER BY place, placed, passageStart, passageEnd, tag, targetStage, targetLabel,
        targetFileHash, coder
      """
    var codings: [FactualCoding] = []
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      var columns = Columns(row)
      let numbered = try CodingReader.coding(&columns)
      let comment = CommentFacts(
        id: numbered.coding.comment, stage: StageID(try columns.text()),
        received: try columns.dayIfAny(), text: try columns.textIfAny(),
        isWithdrawn: try columns.flag())
      codings.append(factual(numbered, comment, fallen))
    }
    return codings
  }

  /// What was done to codings and readings since a state of the log; nil where the log does not
  /// tell, and all must be read.
  ///
  /// Throws `StoreError`.
  package func touched(since known: RecordHead) throws -> TouchedRows? {
    try file.reading { db in
      let last = try EventLog(db: db).head()
      let head = RecordHead(event: last.number, hash: last.hash)
      guard let touched = try Self.touched(since: known, until: head, db) else { return nil }
      let reader = CodingReader(db, from: .record)
      return TouchedRows(
        head: head, numbers: touched.numbers,
        codings: try touched.numbers.sorted().compactMap { try reader.coding(number: $0) },
        readings: touched.readings,
        readingsNow: try touched.readings.compactMap {
          try ReadingRows.reading(of: $0.comment, by: $0.who, db)
        })
    }
  }

  /// The numbers of the codings that events put in or took away, and the readings; nil where that
  /// does not tell what stands otherwise: comments came, the log is another one, or too much
  /// happened.
  private static func touched(
    since known: RecordHead, until head: RecordHead, _ db: Database
  ) throws -> (numbers: Set<Int>, readings: [Reading])? {
    guard known.event <= head.event, head.event - known.event <= mostFollowed else { return nil }
    let hash = try String.fetchOne(
      db.cachedStatement(sql: "SELECT hash FROM event WHERE number = ?"),
      arguments: [known.event])
    guard (hash ?? Event.genesis).utf8.elementsEqual(known.hash.utf8) else { return nil }
    var conditions = Conditions()
    conditions.add("number > ?", known.event)
    var touched: (numbers: Set<Int>, readings: [Reading]) = ([], [])
    var isTold = true
    try EventLog(db: db).forEach(conditions) { event in
      let (before, after) = (try RecordChange(event.before), try RecordChange(event.after))
      if after.comments != nil { isTold = false }
      touched.numbers.formUnion((before.codings + after.codings).map(\.number))
      touched.readings += before.readings + after.readings
    }
    return isTold ? touched : nil
  }

  private static func follow(
    _ known: inout FactualCodings, _ touched: Set<Int>, _ db: Database
  ) throws {
    guard !touched.isEmpty else { return }
    var new: [FactualCoding] = []
    for number in touched {
      guard let now = try CodingReader(db, from: .record).coding(number: number) else { continue }
      let own = try fallenQuotes(db, number: number)
      new.append(factual(now, try facts(of: now.coding.comment, db), own))
    }
    new.sort { $0.stands(before: $1) }
    var merged: [FactualCoding] = []
    merged.reserveCapacity(known.codings.count + new.count)
    var next = new[...]
    for coding in known.codings where !touched.contains(coding.number) {
      while let first = next.first, first.stands(before: coding) {
        merged.append(first)
        next.removeFirst()
      }
      merged.append(coding)
    }
    known.codings = merged + next
  }

  private static func factual(
    _ numbered: NumberedCoding, _ comment: CommentFacts, _ fallen: Set<Int>
  ) -> FactualCoding {
    FactualCoding(
      number: numbered.number, coding: numbered.coding, comment: comment,
      quoteStands: numbered.coding.passage.map { _ in !fallen.contains(numbered.number) })
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

  /// The numbers of the codings, of all or of one, whose quote is not where it was.
  ///
  /// An adopted record may hold some that were there before codings were held to their comments.
  private static func fallenQuotes(_ db: Database, number: Int? = nil) throws -> Set<Int> {
    var conditions = Conditions()
    conditions.add("passageStart IS NOT NULL")
    if let number { conditions.add("coding.number = ?", number) }
    let hasChanged = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM formerContent)
          OR EXISTS (SELECT 1 FROM event WHERE number = 1 AND what = 'adopted')
        """)
    conditions.add(
      hasChanged == true
        ? """
        passageStart = passageEnd
          OR substr(CAST(body AS BLOB), passageStart + 1, passageEnd - passageStart)
            IS NOT CAST(quote AS BLOB)
        """ : "passageStart = passageEnd")
    let table =
      hasChanged == true ? "coding JOIN comment ON comment.id = coding.comment" : "coding"
    return Set(
      try Int.fetchAll(
        db.cachedStatement(sql: "SELECT coding.number FROM \(table)\(conditions.clause)"),
        arguments: conditions.arguments))
  }
}
