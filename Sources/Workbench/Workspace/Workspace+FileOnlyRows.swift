// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

/// What the log knows of all that people wrote, read when somebody first asks and then once.
///
/// It is for one look at a record and is not kept longer.
final class PastOnDemand {
  private let record: Record
  private var known: RecordPast?

  init(_ record: Record) { self.record = record }

  /// Throws `StoreError`.
  func read() throws -> RecordPast {
    if let known { return known }
    let past = try record.past()
    known = past
    return past
  }
}

extension Workspace {
  /// What would become of the rows of `codings.csv` that the record does not have.
  ///
  /// The log is read only where it is not known already that the record once said them.
  func fates(
    _ texts: ComparedTexts, _ loaded: LoadedDocket, _ record: Record, _ past: PastOnDemand
  ) throws -> FileOnlyRows {
    let compared = texts.codings
    guard compared.hasUnknownRows else {
      return FileOnlyRows(
        compared, hasOwnColumns: texts.hasOwnColumns, fate: { _ in .old }, isSaid: { _ in true })
    }
    let past = try past.read()
    let numbered = try record.numberedCodings()
    let folders = [commentsFolder(loaded.docket.name)]
    var said = SaidCodings(
      past, record,
      CodingRowReader(
        loaded: loaded, record: record, folders: folders, known: numbered.map(\.coding)))
    var importing = ImportedCodings(past, numbered, loaded, record, folders)
    return try FileOnlyRows(
      compared, hasOwnColumns: texts.hasOwnColumns,
      fate: { row in
        if try said.holds(row) { return .old }
        return try importing.takes(row) ? .news : .passedOver
      }, isSaid: { try said.holds($0) })
  }

  /// What would become of the rows of `readings.csv` that the record does not have.
  func fates(
    _ compared: ComparedRows<ReadingKey, Reading>, _ record: Record, _ past: PastOnDemand
  ) throws -> FileOnlyRows {
    guard compared.hasUnknownRows else {
      return FileOnlyRows(compared, fate: { _ in .old }, isSaid: { _ in true })
    }
    let past = try past.read()
    let said = Set(past.readings.map { ReadingsCSV.bytes([$0]) })
    let present = Dictionary(try record.readings().map { (ReadingKey($0), $0) }) { first, _ in first
    }
    return FileOnlyRows(
      compared,
      fate: { reading in
        if said.contains(ReadingsCSV.bytes([reading])) { return .old }
        let since = past.takenBack(reading)?.at ?? present[ReadingKey(reading)]?.at
        return since.map { reading.isLater(than: $0) } ?? true ? .news : .passedOver
      }, isSaid: { said.contains(ReadingsCSV.bytes([$0])) })
  }

  /// Whether a file says something in columns that are not those of codings.
  func hasOwnColumns(_ path: String) -> Bool {
    guard let bytes = try? Disk.read(path, limit: 1 << 30), !bytes.isEmpty else { return false }
    return (try? CodingsCSV.saysMoreThanCodings(bytes[...])) ?? false
  }
}

extension ComparedRows {
  /// Whether the file has rows of which only the log can tell whether the record ever said them.
  var hasUnknownRows: Bool { !unreadable.isEmpty || !onlyInFile.isSubset(of: saidOnce) }
}

/// Tells of rows whether an import would take anything of them.
private struct ImportedCodings {
  private var reader: CodingRowReader
  private var notes: NoteMerge
  private let present: Set<Coding>

  init(
    _ past: RecordPast, _ numbered: [NumberedCoding], _ loaded: LoadedDocket, _ record: Record,
    _ folders: [String]
  ) {
    reader = CodingRowReader(
      loaded: loaded, record: record, folders: folders, known: numbered.map(\.coding),
      takenBack: TakenBackCodings(past))
    notes = NoteMerge(numbered, past)
    present = Set(numbered.map { Self.identity($0.coding) })
  }

  mutating func takes(_ row: CodingRow) throws -> Bool {
    do {
      let coding = try reader.coding(row)
      let count = notes.changes.count
      notes.read(row, coding)
      return notes.changes.count > count || !present.contains(Self.identity(coding))
    } catch {
      guard error is CodingTakenBack || error is TagRefusal || error is WorkspaceError else {
        throw error
      }
      return false
    }
  }

  /// What the record holds once: neither when it was made, nor what was noted, nor how its clause is
  /// cited.
  private static func identity(_ coding: Coding) -> Coding {
    var coding = coding
    (coding.at, coding.note, coding.definition) = ("", "", nil)
    coding.target?.citation = Citation("")
    coding.target?.key = nil
    return coding
  }
}
