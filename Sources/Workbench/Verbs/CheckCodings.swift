// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Diagnostics
import Dockets

extension Workspace {
  /// `CodingsNotInStep`: the record and `codings.csv` differ, so that a clone would not say what
  /// this record says.
  ///
  /// The file is read as a clone reads it, which has the older texts under `versions` and no other.
  func checkCodings(_ loaded: LoadedDocket, _ record: Record) throws -> [Diagnostic] {
    let compared = try comparedCodings(loaded, record)
    let words = CodingsGate(
      docket: loaded.docket.name, file: shown(codingsPath(loaded.docket.name)))
    return words.onlyInRecord(try rows(compared.missing, of: record))
      + words.onlyInFile(compared.onlyInFile.sorted().map { compared.written[$0] })
      + words.unreadable(compared.unreadable)
  }

  /// What the record and the file say, read as far as it is other than the last time.
  private func comparedCodings(
    _ loaded: LoadedDocket, _ record: Record
  ) throws -> ComparedCodings {
    let name = loaded.docket.name
    let mark = FileMark(codingsPath(name))
    let folder = versionsFolder(name)
    let versions = Dictionary(
      uniqueKeysWithValues: Disk.names(in: folder).map { ($0, FileMark(folder + "/" + $0)) })
    if var known = cache?.compared(name), known.changes === loaded.knownChanges,
      known.file == mark, known.versions == versions,
      let touched = try record.codingsTouched(since: known.head)
    {
      if touched.head == known.head { return known }
      var writer = CodingRowWriter(record)
      for number in touched.numbers { known.set(number, nil) }
      for coding in touched.now { known.set(coding.number, try writer.row(of: coding.coding)) }
      known.head = touched.head
      cache?.keep(known, as: name)
      return known
    }
    var compared = try compareAnew(loaded, record, mark)
    compared.versions = versions
    cache?.keep(compared, as: name)
    return compared
  }

  private func compareAnew(
    _ loaded: LoadedDocket, _ record: Record, _ mark: FileMark?
  ) throws -> ComparedCodings {
    let path = codingsPath(loaded.docket.name)
    let codings = try followedCodings(record)
    var compared = ComparedCodings(changes: loaded.knownChanges, file: mark, head: codings.head)
    var reader = CodingRowReader(
      loaded: loaded, record: record, folders: [commentsFolder(loaded.docket.name)], known: [],
      usesKeptTexts: false)
    var writer = CodingRowWriter(record)
    let bytes = Disk.isThere(path) ? try Disk.read(path, limit: 1 << 30) : []
    for entry in bytes.isEmpty ? [] : try entries(bytes) {
      switch entry {
      case .rejected(let row, let reason): compared.addUnreadable("row \(row): \(reason)")
      case .coding(let values, let row):
        do {
          compared.addWritten(try writer.row(of: reader.coding(values)), number: row)
        } catch {
          guard error is TagRefusal || error is WorkspaceError else { throw error }
          compared.addUnreadable("row \(row): \(error)")
        }
      }
    }
    for coding in codings.codings {
      compared.set(coding.number, try writer.row(of: coding.coding))
    }
    return compared
  }

  /// Some codings as rows, in the order of all lists.
  private func rows(_ numbers: Set<Int>, of record: Record) throws -> [CodingRow] {
    guard !numbers.isEmpty else { return [] }
    var writer = CodingRowWriter(record)
    return try followedCodings(record).codings.filter { numbers.contains($0.number) }
      .map { try writer.row(of: $0.coding) }
  }

  private func entries(_ bytes: [UInt8]) throws -> [CodingsCSV.Entry] {
    do {
      return try CodingsCSV.entries(bytes[...])
    } catch let error as ImportError {
      return [.rejected(row: 1, reason: "\(error)")]
    }
  }
}

/// The words of the gate on codings as text.
private struct CodingsGate {
  let docket: String
  let file: String

  private var write: String { "Write them with `rulewright export \(docket) --to codings`" }
  private var read: String { "Read them with `rulewright import \(docket) \(file)`" }

  func onlyInRecord(_ rows: [CodingRow]) -> [Diagnostic] {
    diagnostic(
      rows.count, "coding of the record is not in \(file)",
      "codings of the record are not in \(file)",
      rows.prefix(Self.shown).map(shown), [write])
  }

  func onlyInFile(_ rows: [(row: CodingRow, number: Int)]) -> [Diagnostic] {
    diagnostic(
      rows.count, "coding of \(file) is not in the record",
      "codings of \(file) are not in the record",
      rows.prefix(Self.shown).map { "row \($0.number): \(shown($0.row))" },
      [read, "Where the record is right, write over the file: add `--overwrite` to the export"])
  }

  func unreadable(_ rows: [String]) -> [Diagnostic] {
    diagnostic(
      rows.count, "row of \(file) is no coding in a clone",
      "rows of \(file) are no codings in a clone",
      Array(rows.prefix(Self.shown)), ["Mend what is said of them", write])
  }

  private static let shown = 3

  private func shown(_ row: CodingRow) -> String {
    let stage = row.stage.isEmpty ? "" : " at \(row.citation) (\(row.stage))"
    return "\(row.comment): \(row.tag)\(stage), by \(row.coder) on \(row.at)"
  }

  private func diagnostic(
    _ count: Int, _ one: String, _ several: String, _ first: [String], _ solutions: [String]
  ) -> [Diagnostic] {
    guard count > 0 else { return [] }
    let more = count > first.count ? "; and \(count - first.count) more" : ""
    return [
      Diagnostic(
        id: "CodingsNotInStep", severity: .error, place: SourcePlace(file: file),
        summary: "\(count) \(count == 1 ? one : several)",
        explanation: "Whoever clones the text gets what the text says. "
          + first.joined(separator: "; ") + more + ".",
        solutions: solutions)
    ]
  }
}
