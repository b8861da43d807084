// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Extraction
import Unpacked

extension Workspace {
  /// Takes the comments of a workbook's sheets into the record, all or nothing: a sheet is read as
  /// the same table as CSV would be, and one that is no table of comments is skipped.
  func importWorkbook(_ file: NamedFile, _ run: ImportRun) throws -> ImportTally {
    let folder = received(run.docket)
    let kept = try folder.keep(file.path, name: file.receivedName)
    do {
      let tables = try sheets(of: kept.path)
      let formats = tables.map { table -> CommentFormat? in
        guard case .comments(let format) = FileFormat(beginning: table.beginning) else {
          return nil
        }
        return JoinedFiles.isPart(format) ? nil : format
      }
      guard formats.contains(where: { $0 != nil }) else {
        throw WorkspaceError.refused(
          "\(file.name) cannot be imported: no sheet of it is a table of comments. "
            + FileFormat.expected)
      }
      let tally = try run.record.importFile(
        kept.received(run.stamp), in: run.order, stamp: run.stamp
      ) { take in
        var read = 0
        for (table, format) in zip(tables, formats) {
          guard let format else {
            read += 1
            let reason = "sheet '\(table.name)' is no table of comments"
            try take(.skipped(row: 1, reason: reason))
            continue
          }
          var reader = try format.reader(stage: run.choose.stage)
          try reader.feed(table.bytes[...]) { try take(run.links.linked(table.placed($0))) }
          try reader.finish { try take(run.links.linked(table.placed($0))) }
          read += reader.rowsRead
        }
        return read
      }
      try folder.note([kept])
      return tally.naming(file.name)
    } catch {
      folder.forget(kept)
      throw error
    }
  }

  /// The sheets of a workbook that hold anything, as tables.
  private func sheets(of path: String) throws -> [SheetTable] {
    var tables: [SheetTable] = []
    let fault = try SheetFile(try extractor()).read(path) { event in
      switch event {
      case .sheet(let name): tables.append(SheetTable(name: name))
      case .row(let number, let cells): tables.last?.add(cells, row: number)
      case .ended, .broken: break
      }
    }
    if let fault { throw WorkspaceError.refused("\(path) cannot be read: \(fault)") }
    return tables.filter { !$0.bytes.isEmpty }
  }
}

/// A sheet as CSV would have it, and which row of the sheet each of its rows is.
private final class SheetTable {
  let name: String
  private(set) var bytes: [UInt8] = []
  private var rows: [Int] = []

  init(name: String) { self.name = name }

  /// Adds a row, unless it is empty: what is only formatted is no row that somebody filled in.
  func add(_ cells: [String], row: Int) {
    guard cells.contains(where: { cell in cell.utf8.contains { $0 > 0x20 } }) else { return }
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(0x22)
      for byte in cell.utf8 where byte != 0 {
        if byte == 0x22 { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
    bytes.append(0x0A)
    rows.append(row)
  }

  /// What tells the form of a table.
  var beginning: ArraySlice<UInt8> { bytes.prefix(FileFormat.beginning) }

  /// What became of a row, at its place in the sheet; of bytes there is nothing to say.
  func placed(_ row: ImportedRow) -> ImportedRow {
    func place(_ number: Int) -> Int {
      rows.indices.contains(number - 1) ? rows[number - 1] : number
    }
    switch row {
    case .comment(var imported):
      imported.row = place(imported.row)
      imported.bytes = nil
      return .comment(imported)
    case .skipped(let number, let reason): return .skipped(row: place(number), reason: reason)
    case .rejected(let number, let reason): return .rejected(row: place(number), reason: reason)
    }
  }
}
