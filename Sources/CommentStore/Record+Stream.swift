// Rulewright. Apache-2.0.

package import Comments
import GRDB
package import Hashing

/// What came of taking a file of which the bytes went by once.
package enum StreamOutcome: Sendable {
  case taken(ImportTally)
  /// A file of that name and those bytes was there already, and nothing was changed. The tally says
  /// how many rows it has.
  case cameBefore(ImportTally)
  /// The list has the file before others that are in the record, and it would have changed words that
  /// may be theirs: nothing was changed.
  case standsBefore
}

extension Record {
  /// Takes one received file whose hash nobody knows before its last byte went by, all or nothing.
  ///
  /// As `importFile`, but that `rows` gives the file too, once it has ended; its name must be
  /// `name`, and its hash what was `stated`, if one was. Where none was, and a file of that name and
  /// those bytes was received before, nothing is changed: it is an older file than what came since,
  /// and its rows were taken for newer ones. So is one that changes a comment and that `order` has
  /// before others of the record. Throws `StoreError`.
  package func importStream(
    _ name: String, stated: ContentHash? = nil, in order: ReceivedOrder? = nil, stamp: EventStamp,
    reading rows: (
      _ take: (ImportedRow) throws -> Void
    ) throws -> (rows: Int, received: ReceivedFile)
  ) throws -> StreamOutcome {
    do {
      return try file.writing { db in
        // Comments name the row of a file that is written last.
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        let known = try stated.flatMap { try ReceivedFileRows.number(of: $0, name: name, db) }
        let number = try known ?? ReceivedFileRows.nextNumber(db)
        let place = stated.flatMap {
          FilePlace(order, sha256: $0.hex, name: name, number: number)
        }
        var taking = try FileTaking(db, name: name, number: number, place: place)
        let (read, received) = try rows { try taking.take($0) }
        let kept = try ReceivedFileRows.keep(received, db)
        guard kept.row.number == number else {
          throw CameBefore(tally: taking.tally.ofNothingTaken(read))
        }
        if stated == nil, taking.tally.updated > 0, let order,
          let place = order.place(sha256: received.sha256, name: name),
          try order.hasLater(than: place, before: number, db)
        {
          throw StandsBefore()
        }
        return .taken(try taking.finish(read, kept, as: received, stamp))
      }
    } catch let before as CameBefore {
      return .cameBefore(before.tally)
    } catch is StandsBefore {
      return .standsBefore
    }
  }
}

/// Undoes what was written of a file that was there already.
private struct CameBefore: Error {
  var tally: ImportTally
}

private struct StandsBefore: Error {}

extension ImportTally {
  /// The same where nothing of it was kept.
  fileprivate func ofNothingTaken(_ read: Int) -> ImportTally {
    var tally = self
    (tally.read, tally.added, tally.updated) = (read, 0, 0)
    tally.unchanged = read - rejected.count - skipped.count
    return tally
  }
}
