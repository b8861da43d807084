// Rulewright. Apache-2.0.

package import Codings
package import Comments
import GRDB

extension Record {
  /// Says how far a person is with a comment, in the place of what they said before.
  ///
  /// False when they said just that before, which changes nothing. Throws `StoreError`: the
  /// comment must be in the record.
  @discardableResult
  package func setReading(_ reading: Reading, stamp: EventStamp) throws -> Bool {
    try putReadings([reading], .read, reading.comment.text, stamp) > 0
  }

  /// Puts readings from a file into the record, all or none; gives how many were not there before.
  ///
  /// Throws as `setReading`.
  @discardableResult
  package func importReadings(
    _ readings: [Reading], from file: String, stamp: EventStamp
  ) throws -> Int {
    try putReadings(readings, .imported, file, stamp)
  }

  private func putReadings(
    _ readings: [Reading], _ kind: EventKind, _ subject: String, _ stamp: EventStamp
  ) throws -> Int {
    for reading in readings {
      let texts = [reading.comment.text, reading.reason, reading.who, reading.at]
      guard !texts.contains(where: { $0.utf8.contains(0) }) else {
        throw StoreError.holdsNUL(what: "a reading of \(reading.comment)")
      }
    }
    return try file.writing { db in
      var (before, after) = (RecordChange(), RecordChange())
      for reading in readings {
        guard try Self.holds(reading.comment, db) else {
          throw StoreError.unknownComment(id: reading.comment.text)
        }
        let known = try ReadingRows.reading(of: reading.comment, by: reading.who, db)
        if let known {
          if known.saysTheSame(as: reading) { continue }
          before.readings.append(known)
          try ReadingRows.remove(known, db)
        }
        try ReadingRows.insert(reading, db)
        after.readings.append(reading)
      }
      guard !after.isEmpty else { return 0 }
      try EventLog(db: db).append(
        kind, subject, before: before.isEmpty ? nil : before, after: after, stamp)
      return after.readings.count
    }
  }

  /// Takes back what a person said of a comment; false when they said nothing.
  ///
  /// Throws `StoreError`.
  @discardableResult
  package func clearReading(
    of comment: CommentID, by who: String, stamp: EventStamp
  ) throws -> Bool {
    try file.writing { db in
      guard let known = try ReadingRows.reading(of: comment, by: who, db) else { return false }
      try ReadingRows.remove(known, db)
      var before = RecordChange()
      before.readings = [known]
      try EventLog(db: db).append(.unread, comment.text, before: before, stamp)
      return true
    }
  }

  /// What people said of some comments, or of all, by comment and person.
  ///
  /// Throws `StoreError`.
  package func readings(of comments: [CommentID]? = nil) throws -> [Reading] {
    try file.reading { try Self.readings(of: comments, by: nil, $0) }
  }

  static func readings(
    of comments: [CommentID]?, by who: String?, _ db: Database
  ) throws -> [Reading] {
    var conditions = Conditions()
    if let comments {
      conditions.add(
        "comment IN (SELECT value FROM json_each(?))", IDListJSON.text(comments.map(\.text)))
    }
    if let who { conditions.add("who = ?", who) }
    return try ReadingRows.all(conditions, db)
  }

  /// Whether the record has a comment.
  static func holds(_ comment: CommentID, _ db: Database) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM comment WHERE id = ?"), arguments: [comment.text])
      != nil
  }
}

extension Reading {
  /// Whether it says what another says, whenever either was said.
  fileprivate func saysTheSame(as other: Reading) -> Bool {
    var dated = self
    dated.at = other.at
    return RecordChange.areSame(dated, other)
  }
}
