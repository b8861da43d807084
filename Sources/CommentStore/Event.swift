// Rulewright. Apache-2.0.

import Dockets
import GRDB
import Hashing

/// One change of the record: who, when, what, and every row that it took away and put in.
struct Event {
  var number: Int
  var at: String
  var who: String
  var what: String
  /// What it was done to, for people: a file, a comment, a response.
  var subject: String
  /// The rows that it took away, as `RecordChange` writes them; nil for none.
  var before: String?
  /// The rows that it put in.
  var after: String?
  /// The hash of the event before it.
  var previous: String
  var hash: String

  /// What the first event follows.
  static let genesis = String(repeating: "0", count: 64)

  /// The SHA-256 of every field but itself, and so of every event before it.
  var computedHash: ContentHash {
    var fields = FieldBytes()
    fields.add(String(number))
    for text in [at, who, what, subject, before, after, previous] { fields.add(text) }
    return ContentHash(of: fields.bytes)
  }
}

/// The log of the record: events, each chained to the one before it.
struct EventLog {
  let db: Database

  /// The last event's number and hash; 0 and the genesis where there is none.
  func head() throws -> (number: Int, hash: String) {
    let sql = "SELECT number, hash FROM event ORDER BY number DESC LIMIT 1"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else {
      return (0, Event.genesis)
    }
    var columns = Columns(row)
    return (try columns.number(), try columns.text())
  }

  /// Adds an event.
  func append(
    _ kind: EventKind, _ subject: String, before: RecordChange? = nil,
    after: RecordChange? = nil, who: String, at: String
  ) throws {
    guard !who.utf8.contains(0) else { throw StoreError.holdsNUL(what: "a person's name") }
    let head = try head()
    var event = Event(
      number: head.number + 1, at: at, who: who, what: kind.rawValue, subject: subject,
      before: before?.json.written, after: after?.json.written, previous: head.hash, hash: "")
    event.hash = event.computedHash.hex
    try db.cachedStatement(
      sql: """
        INSERT INTO event (number, at, who, what, subject, before, after, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      event.number, event.at, event.who, event.what, event.subject, event.before, event.after,
      event.previous, event.hash,
    ])
  }

  /// Adds an event.
  func append(
    _ kind: EventKind, _ subject: String, before: RecordChange? = nil,
    after: RecordChange? = nil, _ stamp: EventStamp
  ) throws {
    try append(
      kind, subject, before: before, after: after, who: stamp.who, at: stamp.at.iso8601)
  }

  /// Calls `body` with each event that some conditions let through, in their order.
  func forEach(_ conditions: Conditions, _ body: (Event) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db, sql: Self.select + conditions.clause + " ORDER BY number",
      arguments: conditions.arguments)
    while let row = try rows.next() { try body(Self.event(row)) }
  }

  /// Calls `body` with the events of a person, the newest first, until it says false.
  func forEachNewestFirst(of who: String, _ body: (Event) throws -> Bool) throws {
    let rows = try Row.fetchCursor(
      db, sql: Self.select + " WHERE who = ? ORDER BY number DESC", arguments: [who])
    while let row = try rows.next() {
      guard try body(Self.event(row)) else { return }
    }
  }

  /// The last events before a number, or of all, the newest first.
  func last(_ limit: Int, before number: Int?) throws -> [Event] {
    try Row.fetchAll(
      db, sql: Self.select + " WHERE number < ? ORDER BY number DESC LIMIT ?",
      arguments: [number ?? .max, max(0, limit)]
    ).map(Self.event)
  }

  /// The event with a number.
  func event(_ number: Int) throws -> Event? {
    try Row.fetchOne(db, sql: Self.select + " WHERE number = ?", arguments: [number])
      .map(Self.event)
  }

  private static let select = """
    SELECT number, at, who, what, subject, before, after, previous, hash FROM event
    """

  private static func event(_ row: Row) throws -> Event {
    var columns = Columns(row)
    return Event(
      number: try columns.number(), at: try columns.text(), who: try columns.text(),
      what: try columns.text(), subject: try columns.text(), before: try columns.textIfAny(),
      after: try columns.textIfAny(), previous: try columns.text(), hash: try columns.text())
  }
}
