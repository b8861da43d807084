// Rulewright. Apache-2.0.

import Clauses

/// A pipe table of a draft as a table: its rows are clauses and can be linked to.
struct RuleTable {
  let header: [String]
  let rows: [(label: ClauseLabel, citation: Citation, cells: [String])]

  /// The table at an index and the rows that stand in it.
  init(_ table: Int, rows indices: [Int], in tree: ClauseTree) {
    header = cells(of: tree.clauses[table], in: tree)
    rows = indices.map { index in
      let clause = tree.clauses[index]
      return (clause.label, clause.citation, cells(of: clause, in: tree))
    }
  }

  func table(label: ClauseLabel) -> HTML {
    HTML.div(.class("tablewrap")) {
      HTML.table(.class("stack rule-table"), .role("table"), .id(label.text)) {
        if !header.isEmpty {
          HTML.thead(.role("rowgroup")) {
            HTML.tr(.role("row")) {
              for cell in header {
                HTML.th(.scope("col"), .role("columnheader")) { draftText(cell) }
              }
            }
          }
        }
        HTML.tbody(.role("rowgroup")) {
          for row in rows { line(row) }
        }
      }
    }
  }

  private func line(_ row: (label: ClauseLabel, citation: Citation, cells: [String])) -> HTML {
    HTML.tr(.role("row"), .id(row.label.text)) {
      for (column, cell) in row.cells.enumerated() {
        if column == 0 {
          HTML.th(.scope("row"), .role("rowheader")) {
            HTML.a(
              .class("des"), .href(PagePath().link(at: row.label.text)),
              Attribute("data-cite", row.citation.text)
            ) {
              draftText(cell)
              HTML.hidden(", permalink")
            }
          }
        } else {
          HTML.td(
            .role("cell"), Attribute("data-l", column < header.count ? header[column] : "")
          ) { draftText(cell) }
        }
      }
    }
  }
}

/// The words of the cells of a table's header or of a row.
func cellWords(of clause: Clause) -> [String] {
  (clause.cells ?? []).map { $0.map(\.text).joined() }
}

/// The cells of a table's first line or of a row: without emphasis marks where the clause's text
/// divides into as many, else as they stand in the draft.
private func cells(of clause: Clause, in tree: ClauseTree) -> [String] {
  let drawn = cells(in: Array(tree.draft.bytes[clause.wordsRange].prefix { $0 != 0x0A }))
  let read = cells(in: Array(clause.text.utf8))
  return read.count == drawn.count ? read : drawn
}

/// The cells of a line of a pipe table, without outer pipes; `\|` is a pipe in a cell.
func cells(in line: [UInt8]) -> [String] {
  var cells: [[UInt8]] = [[]]
  var index = 0
  while index < line.count {
    if line[index] == 0x5C, index + 1 < line.count, line[index + 1] == 0x7C {
      cells[cells.count - 1].append(0x7C)
      index += 2
      continue
    }
    if line[index] == 0x7C { cells.append([]) } else { cells[cells.count - 1].append(line[index]) }
    index += 1
  }
  var texts = cells.map { cell -> String in
    let start = cell.firstIndex { !isBlank($0) } ?? cell.endIndex
    let end = cell.lastIndex { !isBlank($0) } ?? start
    return start < cell.endIndex ? String(decoding: cell[start...end], as: UTF8.self) : ""
  }
  if texts.count > 1, texts.first?.isEmpty == true { texts.removeFirst() }
  if texts.count > 1, texts.last?.isEmpty == true { texts.removeLast() }
  return texts
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
