// Rulewright. Apache-2.0.

import Unpacked

/// Reads the sheets of an ODS workbook.
enum OpenDocumentSheets {
  /// Cells and rows that only say how often they stand again are unfolded so far and no further.
  private static let mostRepeats = 1_000

  static func read(_ content: [UInt8], _ say: (SheetEvent) throws -> Void) throws {
    var xml = try XMLTokens(content)
    var row = 0
    var cells: [String] = []
    var (value, repeats, rowRepeats) = ("", 1, 1)
    var (isInCell, isInText, notes) = (false, false, 0)
    func count(_ name: String) -> Int {
      min(mostRepeats, max(1, xml.attribute(name).flatMap { Int($0) } ?? 1))
    }
    while let token = try xml.next() {
      switch token {
      case .open("table", _):
        row = 0
        try say(.sheet(name: xml.attribute("name") ?? ""))
      case .open("table-row", let isEmpty):
        cells = []
        rowRepeats = count("number-rows-repeated")
        if isEmpty { row += rowRepeats }
      case .close("table-row"):
        while cells.last?.isEmpty == true { cells.removeLast() }
        // What is repeated without a word is the empty end of the sheet.
        if cells.isEmpty {
          row += rowRepeats
        } else {
          for _ in 0..<rowRepeats {
            row += 1
            try say(.row(number: row, cells: cells))
          }
        }
      case .open("table-cell", let isEmpty), .open("covered-table-cell", let isEmpty):
        (value, isInCell) = ("", !isEmpty)
        repeats = count("number-columns-repeated")
        if isEmpty { cells += [String](repeating: "", count: repeats) }
      case .close("table-cell"), .close("covered-table-cell"):
        cells += [String](repeating: value, count: repeats)
        isInCell = false
      case .open("annotation", false): notes += 1
      case .close("annotation"): notes -= 1
      case .open("p", let isEmpty) where isInCell && notes == 0:
        if !value.isEmpty { value += "\n" }
        isInText = !isEmpty
      case .close("p"): isInText = false
      case .open("s", _) where isInText && notes == 0:
        value += String(repeating: " ", count: count("c"))
      case .text where isInText && notes == 0: value += xml.text
      default: break
      }
    }
  }
}
