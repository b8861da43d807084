// Rulewright. Apache-2.0.

package import Comments
import GRDB
import Hashing

extension Record {
  /// Takes one received file, all or nothing.
  ///
  /// `rows` is called once. It hands every record of the file to the function that it is given
  /// and returns how many it has read, counted on its own; the transaction is kept only if each
  /// of them is accounted for. Whatever it throws undoes everything and is thrown on.
  ///
  /// A comment whose content is in the record already is left alone; one that has changed is
  /// written over, and its codings stay, with the words that they quote. One comment is in memory
  /// at a time. Throws `StoreError`.
  package func importFile(
    _ received: ReceivedFile,
    reading rows: (_ take: (ImportedRow) throws -> Void) throws -> Int
  ) throws -> ImportTally {
    try file.writing { db in
      let writer = CommentWriter(db, receivedFile: try Self.number(of: received, db))
      var tally = ImportTally()
      func entry(_ row: Int, _ reason: String) -> ImportTally.Entry {
        ImportTally.Entry(file: received.name, row: row, reason: reason)
      }
      tally.read = try rows { row in
        switch row {
        case .skipped(let row, let reason): tally.skipped.append(entry(row, reason))
        case .rejected(let row, let reason): tally.rejected.append(entry(row, reason))
        case .comment(let imported):
          switch try writer.write(imported) {
          case .added: tally.added += 1
          case .updated: tally.updated += 1
          case .unchanged: tally.unchanged += 1
          case .refused(let reason): tally.rejected.append(entry(imported.row, reason))
          }
        }
      }
      guard tally.read == tally.accountedFor else {
        throw StoreError.tallyDoesNotAddUp(
          file: received.name, read: tally.read, accountedFor: tally.accountedFor)
      }
      return tally
    }
  }

  /// The files that were received, in the order of their first import.
  package func receivedFiles() throws -> [ReceivedFile] {
    try file.reading { db in
      try Row.fetchAll(
        db, sql: "SELECT name, sha256, size, importedAt FROM receivedFile ORDER BY number"
      ).map { row in
        var columns = Columns(row)
        return ReceivedFile(
          name: try columns.text(), hash: .init(hex: try columns.text()),
          size: try columns.number(), importedAt: try columns.text())
      }
    }
  }

  private static func number(of received: ReceivedFile, _ db: Database) throws -> Int {
    guard !received.name.utf8.contains(0) else { throw StoreError.holdsNUL(what: "a file's name") }
    try db.execute(
      sql: """
        INSERT INTO receivedFile (sha256, name, size, importedAt) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [received.hash.hex, received.name, received.size, received.importedAt])
    let number = try Int.fetchOne(
      db, sql: "SELECT number FROM receivedFile WHERE sha256 = ? AND name = ?",
      arguments: [received.hash.hex, received.name])
    return number ?? 0
  }
}
