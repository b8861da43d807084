// Rulewright. Apache-2.0.

import Clauses
import Markup

/// A pipe table of a draft as a table: its rows are clauses and can be linked to.
struct RuleTable {
  private let header: [[InlineRun]]
  private let rows: [(clause: Clause, links: [LawLink])]

  /// The table at an index and the rows that stand in it.
  init(_ table: Int, rows indices: [Int], in tree: ClauseTree, _ links: LawLinks? = nil) {
    header = tree.clauses[table].cells ?? []
    rows = indices.map { index in
      // The first cell is a link already.
      let name = cellWords(of: tree.clauses[index]).first?.utf8.count ?? 0
      return (tree.clauses[index], links?.links(of: index, from: name) ?? [])
    }
  }

  func table(label: ClauseLabel) -> HTML {
    HTML.div(.class("tablewrap")) {
      HTML.table(.class("stack rule-table"), .role("table"), .id(label.text)) {
        if !header.isEmpty {
          HTML.thead(.role("rowgroup")) {
            HTML.tr(.role("row")) {
              for cell in header {
                HTML.th(.scope("col"), .role("columnheader")) { draftWords(cell) }
              }
            }
          }
        }
        HTML.tbody(.role("rowgroup")) {
          for row in rows { line(row.clause, row.links) }
        }
      }
    }
  }

  private func line(_ row: Clause, _ links: [LawLink]) -> HTML {
    let starts = starts(ofCells: row)
    return HTML.tr(.role("row"), .id(row.label.text)) {
      for (column, cell) in (row.cells ?? []).enumerated() {
        if column == 0 {
          HTML.th(.scope("row"), .role("rowheader")) {
            HTML.a(
              .class("des"), .href(PagePath().link(at: row.label.text)),
              Attribute("data-cite", row.citation.text)
            ) {
              // Words alone: a link may not stand in a link.
              draftText(words(of: cell))
              HTML.hidden(", permalink")
            }
          }
        } else {
          HTML.td(
            .role("cell"),
            Attribute("data-l", column < header.count ? words(of: header[column]) : "")
          ) {
            if let start = starts[column] {
              draftWords(cell, linking: links, from: start)
            } else {
              draftWords(cell)
            }
          }
        }
      }
    }
  }

  /// Where each cell stands in the text of its row, " | " between them; nil from where it does not.
  private func starts(ofCells row: Clause) -> [Int?] {
    var rest: Substring.UTF8View? = row.text.utf8[...]
    var at = 0
    return cellWords(of: row).map { cell in
      guard let text = rest, text.starts(with: cell.utf8) else {
        rest = nil
        return nil
      }
      defer {
        rest = text.dropFirst(cell.utf8.count + 3)
        at += cell.utf8.count + 3
      }
      return at
    }
  }

  private func words(of cell: [InlineRun]) -> String { cell.map(\.text).joined() }
}

/// The words of the cells of a table's header or of a row.
func cellWords(of clause: Clause) -> [String] {
  (clause.cells ?? []).map { $0.map(\.text).joined() }
}
