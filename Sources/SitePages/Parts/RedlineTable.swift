// Rulewright. Apache-2.0.

import Clauses
import Markup
import Redlining

/// A table of the draft with what happened to its rows: what changed in its place, and long runs
/// of rows that are the same folded.
struct RedlineTable {
  /// How many rows that are the same are shown before they are folded.
  private static let shown = 3

  let reading: RedlineReading
  /// The row of the redline that is the table, and those that are its rows.
  let table: Int
  let rows: [Int]
  private let notes: (Int) -> HTML
  private let header: [String]

  init(
    _ table: Int, in reading: RedlineReading, notes: @escaping (Int) -> HTML
  ) {
    self.reading = reading
    self.table = table
    self.notes = notes
    header = reading.clause(table).map(cellWords) ?? []
    rows = RedlineTable.rows(of: table, in: reading)
  }

  /// The rows that stand directly under a table, with those that went from the table before it.
  static func rows(of table: Int, in reading: RedlineReading) -> [Int] {
    let rest = reading.redline.rows.indices[(table + 1)...]
    return Array(
      rest.prefix { index in
        guard reading.clause(index)?.kind == .row, let home = reading.parents[index] else {
          return false
        }
        return home == table || reading.new(index) == nil && reading.new(home) == nil
      })
  }

  var html: HTML {
    let notesAbove = notesAbove
    return HTML.div(.class("tablewrap")) {
      HTML.table(.class("stack rule-table rt"), .role("table")) {
        HTML.caption { caption }
        head
        HTML.tbody(.role("rowgroup")) {
          for run in runs {
            if isFolded(run) {
              fold(run)
            } else {
              for row in run {
                if let note = notesAbove[row] { across(note) }
                line(row, withChange: !isWhole)
              }
            }
          }
        }
      }
    }
  }

  /// Whether the table came or went, which then need not be said of each row.
  private var isWhole: Bool { reading.old(table) == nil || reading.new(table) == nil }

  // MARK: Caption and header

  private var caption: HTML {
    let counts = TableTally(table, rows, in: reading)
    return pieces {
      HTML.b { counts.sizeWords }
      if !counts.changeWords.isEmpty { ": " + counts.changeWords + "." }
      if let note = sharedNote { HTML.div(.class("cause")) { note } }
    }
  }

  // MARK: Notes

  /// What is noted of the rows that changed, in order; nothing where it is said of the table.
  private var noted: [(row: Int, note: HTML)] {
    isWhole ? [] : rows.filter { !isSame($0) }.map { ($0, notes($0)) }
  }

  /// What is noted of every row that changed alike, which is said once.
  private var sharedNote: HTML? {
    let noted = noted
    guard let first = noted.first?.note, !first.bytes.isEmpty,
      noted.allSatisfy({ $0.note.bytes == first.bytes })
    else { return nil }
    return first
  }

  /// What is noted of some rows, by the first of those that follow each other with the same note.
  private var notesAbove: [Int: HTML] {
    guard sharedNote == nil else { return [:] }
    var above: [Int: HTML] = [:]
    var last: [UInt8] = []
    for (row, note) in noted {
      if note.bytes != last, !note.bytes.isEmpty { above[row] = note }
      last = note.bytes
    }
    return above
  }

  /// A line over the whole width, above the rows of which it speaks.
  private func across(_ note: HTML) -> HTML {
    HTML.tr(.role("row"), .class("cause")) {
      HTML.td(.role("cell"), Attribute("colspan", String(header.count + 1))) { note }
    }
  }

  private var head: HTML {
    HTML.thead(.role("rowgroup")) {
      HTML.tr(.role("row")) {
        if !isWhole {
          HTML.th(.scope("col"), .role("columnheader"), .class("chg")) { "Change" }
        }
        headerCells
      }
    }
  }

  private var headerCells: HTML {
    let (old, new) = (reading.old(table), reading.new(table))
    guard let changes = cellChanges(from: old, to: new) else {
      // The columns are others: those of now, since each row says what it lost.
      return pieces {
        for cell in header { HTML.th(.scope("col"), .role("columnheader")) { draftText(cell) } }
      }
    }
    return pieces {
      for (column, words) in changes.enumerated() {
        HTML.th(.scope("col"), .role("columnheader")) {
          cell(
            words, (old?.cells?[column] ?? [], new?.cells?[column] ?? []), of: isWhole ? "" : nil)
        }
      }
    }
  }

  // MARK: Rows

  /// The rows in runs of those that changed and those that did not.
  private var runs: [[Int]] {
    var runs: [[Int]] = []
    for row in rows {
      if let last = runs.last?.last, isSame(last) == isSame(row) {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs
  }

  private func isSame(_ row: Int) -> Bool { reading.redline.rows[row].operations.isEmpty }

  private func isFolded(_ run: [Int]) -> Bool {
    run.count > RedlineTable.shown && run.first.map(isSame) == true
  }

  private func fold(_ run: [Int]) -> HTML {
    let words = counted(run.count, "row") + " unchanged"
    return HTML.tr(.role("row"), .class("same")) {
      HTML.td(.role("cell"), Attribute("colspan", String(header.count + 1))) {
        HTML.details {
          HTML.summary {
            words
            HTML.span(.class("soft")) {
              ": "
              HTML.bdi { name(of: run[0]) }
              " to "
              HTML.bdi { name(of: run[run.count - 1]) }
            }
          }
          HTML.table(.class("stack rule-table"), .role("table"), .label(words)) {
            HTML.thead(.role("rowgroup"), .class("vh")) {
              HTML.tr(.role("row")) {
                for cell in header {
                  HTML.th(.scope("col"), .role("columnheader")) { draftText(cell) }
                }
              }
            }
            HTML.tbody(.role("rowgroup")) { for row in run { line(row, withChange: false) } }
          }
        }
      }
    }
  }

  private func name(of row: Int) -> String {
    reading.clause(row).map(cellWords)?.first ?? ""
  }

  private func line(_ row: Int, withChange: Bool) -> HTML {
    let operations = reading.redline.rows[row].operations
    let bar = operations.isEmpty ? "" : changeBar(operations)
    return HTML.tr(.role("row"), .id(reading.anchor(row)), .class(bar.isEmpty ? "same" : bar)) {
      if withChange { change(row, operations) }
      rowCells(row)
    }
  }

  /// What happened to a row, before its cells.
  private func change(_ row: Int, _ operations: [RedlineRow.Operation]) -> HTML {
    HTML.td(.role("cell"), .class("chg")) {
      if !operations.isEmpty {
        HTML.p(.class("opn")) {
          HTML.span(.class("sym"), .hidden) { changeSign(operations) }
          changeWords(operations, old: reading.old(row))
        }
      }
    }
  }

  private func rowCells(_ row: Int) -> HTML {
    let (old, new) = (reading.old(row), reading.new(row))
    guard let changes = cellChanges(from: old, to: new) else {
      // Rows that have not as many cells as they had: the line as it is drawn.
      return HTML.td(
        .role("cell"), .class("cells"), Attribute("colspan", String(max(header.count, 1)))
      ) { redlinedWords(reading.redline.rows[row].words, old: old, new: new) }
    }
    return pieces {
      for (column, words) in changes.enumerated() {
        let runs = (old?.cells?[column] ?? [], new?.cells?[column] ?? [])
        let content = pieces {
          if column > 0 { HTML.span(.class("cut")) { " | " } }
          cell(words, runs, of: old == nil || new == nil ? column == 0 ? "row" : "" : nil)
        }
        if column == 0 {
          HTML.th(.scope("row"), .role("rowheader")) { permalink(row, content) }
        } else {
          HTML.td(
            .role("cell"), Attribute("data-l", column < header.count ? header[column] : "")
          ) { content }
        }
      }
    }
  }

  private func permalink(_ row: Int, _ content: HTML) -> HTML {
    HTML.a(
      .class("des"), .href(PagePath().link(at: reading.anchor(row))),
      Attribute("data-cite", reading.clause(row)?.citation.text ?? "")
    ) {
      content
      HTML.hidden(", permalink")
    }
  }

  /// The words of a cell.
  ///
  /// In a row that came or went, `whole`, each cell says so to those who hear it, and where it ends
  /// the cell does; the first says it of the row.
  private func cell(
    _ words: [WordChange], _ runs: (old: [InlineRun], new: [InlineRun]), of whole: String?
  ) -> HTML {
    guard let whole, let change = words.first, words.count == 1, change.operation != .equal else {
      return redlinedWords(words, old: StyledWords(runs.old), new: StyledWords(runs.new))
    }
    let isAdded = change.operation == .insert
    let content = pieces {
      HTML.hidden((isAdded ? "added" : "deleted") + (whole.isEmpty ? "" : " " + whole) + ": ")
      HTML.span(.class("m")) { draftWords(isAdded ? runs.new : runs.old) }
    }
    return HTML.element(isAdded ? "ins" : "del", [], content)
  }
}
