// Rulewright. Apache-2.0.

package import Comments
import GRDB

extension Record {
  /// Takes one received file, all or nothing.
  ///
  /// `rows` is called once. It hands every record of the file to the function that it is given
  /// and returns how many it has read, counted on its own; the transaction is kept only if each
  /// of them is accounted for. Whatever it throws undoes everything and is thrown on.
  ///
  /// A comment whose content is in the record already is left alone; one that has changed is
  /// written over, and its codings stay, with the words that they quote; what it said before stays
  /// in the log. A file that changes nothing leaves no event. One comment is in memory at a time.
  /// Where `order` has the file before others that are in the record, their words stay, and a row is
  /// rejected of which nobody can say whose words came last. Throws `StoreError`.
  package func importFile(
    _ received: ReceivedFile, in order: ReceivedOrder? = nil, stamp: EventStamp,
    reading rows: (_ take: (ImportedRow) throws -> Void) throws -> Int
  ) throws -> ImportTally {
    try file.writing { db in
      let kept = try ReceivedFileRows.keep(received, db)
      let place = FilePlace(
        order, sha256: received.sha256, name: received.name, number: kept.row.number)
      var taking = try FileTaking(db, name: received.name, number: kept.row.number, place: place)
      let read = try rows { try taking.take($0) }
      return try taking.finish(read, kept, as: received, stamp)
    }
  }

  /// Takes several files, each all or nothing, and commits them at once: the disk is waited for once
  /// and not once a file.
  ///
  /// When `body` throws, the files that it took before are committed, and the error is thrown on.
  /// `beforeCommit` must have put on the disk what the record will speak of. Throws `StoreError` when
  /// nothing could be committed.
  package func importTogether<T>(
    beforeCommit: () throws -> Void, _ body: () throws -> T
  ) throws -> T {
    try file.writingTogether(beforeCommit: beforeCommit, body)
  }

  /// The files that were received, in the order of their first import.
  package func receivedFiles() throws -> [ReceivedFile] {
    try file.reading { try ReceivedFileRows.all($0).map(\.received) }
  }
}
