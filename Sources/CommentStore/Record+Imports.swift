// Rulewright. Apache-2.0.

import GRDB
import Hashing

extension Record {
  /// The last imports of files of comments, the newest first, and behind them the files that came
  /// before there was a log.
  ///
  /// Throws `StoreError`.
  package func imports(limit: Int) throws -> [ImportEvent] {
    try file.reading { db in
      let logged = try Row.fetchAll(db, sql: ImportEvent.select, arguments: [max(0, limit)])
        .map { try ImportEvent($0) }
      guard logged.count < limit else { return logged }
      let unlogged = try Row.fetchAll(
        db,
        sql: """
          SELECT name, size, importedAt, isKept FROM receivedFile WHERE number NOT IN (
            SELECT json_extract(after, '$.files[0].number') FROM event WHERE \(ImportEvent.isOne))
          ORDER BY number DESC LIMIT ?
          """, arguments: [limit - logged.count])
      return try logged
        + unlogged.map { row in
          var columns = Columns(row)
          let (name, size) = (try columns.text(), try columns.number())
          return ImportEvent(
            at: try columns.text(), who: "", name: name, size: size,
            isKept: try columns.number() != 0)
        }
    }
  }

  /// What became of every row in one of the imports; nil where there is no such event, or where it
  /// does not say.
  ///
  /// Throws `StoreError`.
  package func importTally(of event: Int) throws -> (event: ImportEvent, tally: ImportTally)? {
    try file.reading { db in
      guard let found = try EventLog(db: db).event(event),
        found.what == EventKind.imported.rawValue,
        let after = found.after
      else { return nil }
      let change = try RecordChange(after)
      guard let file = change.files.first, case let received = file.received,
        let tally = try ImportTally(JSONReader.value(after)["rows"], of: received.name)
      else { return nil }
      var told = ImportEvent(
        event: found.number, at: found.at, who: found.who, name: received.name,
        size: received.size, isKept: try ReceivedFileRows.isKept(file.number, db))
      told.rows = ImportEvent.Rows(tally)
      return (told, tally)
    }
  }
}

extension ImportEvent {
  /// An import of codings or responses names no received file.
  fileprivate static let isOne = """
    what = 'imported' AND json_extract(after, '$.files[0].number') IS NOT NULL
    """

  fileprivate static let select = """
    SELECT event.number, at, who, json_extract(after, '$.files[0].name'),
      json_extract(after, '$.files[0].size'),
      ifnull((SELECT isKept FROM receivedFile
        WHERE receivedFile.number = json_extract(after, '$.files[0].number')), 1),
      json_extract(after, '$.rows.read'),
      json_extract(after, '$.rows.added'), json_extract(after, '$.rows.updated'),
      json_extract(after, '$.rows.unchanged'), json_array_length(after, '$.rows.rejected'),
      json_array_length(after, '$.rows.skipped')
    FROM event WHERE \(isOne) ORDER BY event.number DESC LIMIT ?
    """

  fileprivate init(_ row: Row) throws {
    var columns = Columns(row)
    self.init(
      event: try columns.number(), at: try columns.text(), who: try columns.text(),
      name: try columns.text(), size: try columns.number(),
      isKept: try columns.number() != 0)
    guard let read = try columns.numberIfAny() else { return }
    var rows = Rows()
    (rows.read, rows.added) = (read, try columns.number())
    (rows.updated, rows.unchanged) = (try columns.number(), try columns.number())
    (rows.rejected, rows.skipped) = (try columns.number(), try columns.number())
    self.rows = rows
  }
}

extension ImportTally {
  /// What the log says of a file's rows; nil where it says nothing.
  fileprivate init?(_ json: JSONValue, of file: String) throws {
    guard case .object = json else { return nil }
    func entries(_ name: String) throws -> [Entry] {
      try json[name].values().map {
        Entry(file: file, row: try $0["row"].int(), reason: try $0["reason"].string())
      }
    }
    self.init()
    (read, added) = (try json["read"].int(), try json["added"].int())
    (updated, unchanged) = (try json["updated"].int(), try json["unchanged"].int())
    (rejected, skipped) = (try entries("rejected"), try entries("skipped"))
  }
}
