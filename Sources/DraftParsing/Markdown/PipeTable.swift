// Rulewright. Apache-2.0.

import Clauses

/// A table in pipes: a line of cells, a line of dashes, and lines of cells up to a blank one.
///
/// The form is GitHub Flavored Markdown's, section 4.10; cmark does not know it.
struct PipeTable {
  /// The header's line; the dashes stand on the next.
  var headerLine: Int
  /// The rows' lines; empty for a table with a header alone.
  var rowLines: Range<Int>

  /// The table whose header stands on a line; nil when none does.
  init?(in draft: Draft, headerLine line: Int) {
    guard line < draft.lineStarts.count else { return nil }
    let header = draft.bytes[draft.range(ofLine: line)]
    guard header.contains(0x7C),
      let columns = PipeTable.dashes(draft.bytes[draft.range(ofLine: line + 1)]),
      PipeTable.cells(of: header).count == columns
    else { return nil }
    var end = line + 2
    while end <= draft.lineStarts.count,
      !PipeTable.endsTable(draft.bytes[draft.range(ofLine: end)])
    {
      end += 1
    }
    headerLine = line
    rowLines = (line + 2)..<end
  }

  /// All its lines, both included.
  var lines: ClosedRange<Int> { headerLine...(rowLines.upperBound - 1) }

  /// Whether a line is blank or begins a heading, a quotation or a fence of code.
  private static func endsTable(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.trimmed
    let marks = words.prefix { $0 == 0x23 }.count
    let isHeading =
      (1...6).contains(marks)
      && (words.count == marks || words[words.startIndex + marks].isBlank)
    return words.isEmpty || isHeading || words.first == 0x3E
      || words.has("```", at: words.startIndex) || words.has("~~~", at: words.startIndex)
  }

  /// The raw Markdown of each cell of a line, `\|` unescaped.
  static func cells(of line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    let bytes = line.trimmed
    var at = bytes.startIndex
    if at < bytes.endIndex, bytes[at] == 0x7C { at += 1 }
    while at < bytes.endIndex {
      let byte = bytes[at]
      if byte == 0x5C, at + 1 < bytes.endIndex, bytes[at + 1] == 0x7C {
        cell.append(0x7C)
        at += 2
        continue
      }
      if byte == 0x7C {
        cells.append(Array(cell.trimmed))
        cell = []
      } else {
        cell.append(byte)
      }
      at += 1
    }
    if !cell.trimmed.isEmpty || bytes.last != 0x7C { cells.append(Array(cell.trimmed)) }
    return cells
  }

  /// The number of columns of a line of dashes; nil for any other line.
  private static func dashes(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.contains(0x7C), line.contains(0x2D) else { return nil }
    let cells = cells(of: line)
    for cell in cells {
      var marks = cell[...]
      if marks.first == 0x3A { marks = marks.dropFirst() }
      if marks.last == 0x3A { marks = marks.dropLast() }
      guard !marks.isEmpty, marks.allSatisfy({ $0 == 0x2D }) else { return nil }
    }
    return cells.count
  }
}
