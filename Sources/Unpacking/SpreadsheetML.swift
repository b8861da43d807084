// Rulewright. Apache-2.0.

import Unpacked

/// Reads the sheets of an XLSX workbook.
struct SpreadsheetML {
  /// A cell further right, or a row further down, is no table that somebody filled in.
  private static let mostColumns = 16_384
  private let workbook: Workbook
  private let strings: [String]
  /// For each cell style, whether it shows its number as a date.
  private let isDate: [Bool]

  init(_ workbook: Workbook) throws {
    self.workbook = workbook
    strings = try Self.sharedStrings(workbook.parts["xl/sharedStrings.xml"] ?? [])
    isDate = try CellStyles.dates(workbook.parts["xl/styles.xml"] ?? [])
  }

  func read(_ say: (SheetEvent) throws -> Void) throws {
    let targets = try Self.targets(workbook.parts["xl/_rels/workbook.xml.rels"] ?? [])
    var xml = try XMLTokens(workbook.parts["xl/workbook.xml"] ?? [])
    var sheets: [(name: String, part: String)] = []
    while let token = try xml.next() {
      guard case .open("sheet", _) = token else { continue }
      let id = xml.attribute("id") ?? ""
      sheets.append((xml.attribute("name") ?? "", targets[id] ?? ""))
    }
    for sheet in sheets {
      // A sheet that is only a chart has no part here.
      guard let part = workbook.parts[sheet.part] else { continue }
      try say(.sheet(name: sheet.name))
      try readRows(part, say)
    }
  }

  private func readRows(_ part: [UInt8], _ say: (SheetEvent) throws -> Void) throws {
    var xml = try XMLTokens(part)
    var row = 0
    var cells: [String] = []
    var cell = Cell()
    var isInValue = false
    while let token = try xml.next() {
      switch token {
      case .open("row", let isEmpty):
        row = max(row + 1, xml.attribute("r").flatMap { Int($0) } ?? 0)
        cells = []
        if isEmpty { try say(.row(number: row, cells: [])) }
      case .close("row"): try say(.row(number: row, cells: cells))
      case .open("c", let isEmpty):
        cell = Cell()
        cell.type = xml.attribute("t") ?? ""
        cell.style = xml.attribute("s").flatMap { Int($0) }
        let column = xml.attribute("r").flatMap(Self.column) ?? cells.count
        guard column < Self.mostColumns else {
          throw Workbook.Fault(reason: "it has more than \(Self.mostColumns) columns")
        }
        while cells.count < column { cells.append("") }
        if isEmpty { cells.append("") }
      case .close("c"): cells.append(shown(cell))
      case .open("v", false), .open("t", false): isInValue = true
      case .close("v"), .close("t"): isInValue = false
      case .text where isInValue: cell.value += xml.text
      default: break
      }
    }
  }

  private struct Cell {
    var type = ""
    var style: Int?
    var value = ""
  }

  /// What a cell shows.
  private func shown(_ cell: Cell) -> String {
    switch cell.type {
    case "s":
      return Int(cell.value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
    case "b": return cell.value == "1" ? "TRUE" : "FALSE"
    case "str", "inlineStr", "e": return cell.value
    default: break
    }
    if let style = cell.style, isDate.indices.contains(style), isDate[style],
      let date = CellStyles.date(cell.value)
    {
      return date
    }
    return cell.value
  }

  /// The column of a cell's address, counted from 0: 27 of `AB12`.
  private static func column(_ address: String) -> Int? {
    var column = 0
    for byte in address.utf8 {
      guard (0x41...0x5A).contains(byte) else { break }
      column = column * 26 + Int(byte - 0x40)
      guard column < 1 << 20 else { return nil }
    }
    return column > 0 ? column - 1 : nil
  }

  /// The texts that cells name by number; phonetic hints are not among their words.
  private static func sharedStrings(_ part: [UInt8]) throws -> [String] {
    var xml = try XMLTokens(part)
    var strings: [String] = []
    var (current, isInText, hints) = ("", false, 0)
    while let token = try xml.next() {
      switch token {
      case .open("si", let isEmpty):
        current = ""
        if isEmpty { strings.append("") }
      case .close("si"): strings.append(current)
      case .open("rPh", false): hints += 1
      case .close("rPh"): hints -= 1
      case .open("t", false): isInText = true
      case .close("t"): isInText = false
      case .text where isInText && hints == 0: current += xml.text
      default: break
      }
    }
    return strings
  }

  /// The part that each relation of the workbook leads to.
  private static func targets(_ part: [UInt8]) throws -> [String: String] {
    var xml = try XMLTokens(part)
    var targets: [String: String] = [:]
    while let token = try xml.next() {
      guard case .open("Relationship", _) = token, let id = xml.attribute("Id"),
        let target = xml.attribute("Target")
      else { continue }
      targets[id] =
        target.utf8.first == 0x2F
        ? String(decoding: target.utf8.dropFirst(), as: UTF8.self) : "xl/" + target
    }
    return targets
  }
}
