// Rulewright. Apache-2.0.

import Clauses
import Markup
import Redlining

/// The changed clauses of a comparison, the older wording beside the newer.
///
/// A clause that came or went with others inside it is one pair with them. Places have the same
/// names as in the inline redline.
struct SideBySide {
  let reading: RedlineReading
  /// What the two texts are called over their columns.
  let names: (old: String, new: String)
  /// What stands below the heading of a pair.
  let notes: (Int) -> HTML

  /// How many clauses inside another stand open.
  private static let open = 6

  private struct Part {
    /// The row of the heading; nil for what stands before the first.
    let heading: Int?
    var rows: [Int] = []
    var left: [Int] = []
  }

  func html() -> HTML {
    let parts = parts()
    let inRule = parts.filter { !isPreamble($0) }
    let preamble = parts.filter(isPreamble)
    return pieces {
      inRule.map(section)
      if !preamble.isEmpty {
        HTML.details(.class("gap5 preface")) {
          HTML.summary { preambleWords(reading) }
          preamble.map(section)
        }
      }
    }
  }

  private func isPreamble(_ part: Part) -> Bool {
    (part.rows.first ?? part.heading ?? part.left.first).map { reading.isPreamble[$0] } ?? false
  }

  /// The sections in which something changed, in the order of the text.
  private func parts() -> [Part] {
    var parts: [Part] = []
    let pointers = pointersLeftBehind(in: reading.redline)
    func add(_ row: Int, isPointer: Bool, near: Int) {
      let home = heading(of: near)
      if parts.last?.heading != home || parts.isEmpty { parts.append(Part(heading: home)) }
      if isPointer {
        parts[parts.count - 1].left.append(row)
      } else {
        parts[parts.count - 1].rows.append(row)
      }
    }
    let listed = Set(reading.listed)
    for row in reading.redline.rows.indices {
      if listed.contains(row) { add(row, isPointer: false, near: row) }
      for moved in pointers[row] ?? [] { add(moved, isPointer: true, near: row) }
    }
    return parts
  }

  /// The row of the section that a row stands in, or of itself where it is one.
  private func heading(of row: Int) -> Int? {
    var at: Int? = row
    while let here = at, reading.clause(here)?.isContainer != true { at = reading.parents[here] }
    return at
  }

  private func section(_ part: Part) -> HTML {
    let first = part.rows.first ?? part.left.first ?? 0
    let id = "part_\(part.heading ?? -1)_\(first)"
    return HTML.section(.class("sec"), .labelledBy(id)) {
      HTML.h2(.id(id)) {
        if let clause = part.heading.flatMap(reading.clause) {
          draftText(clause.title)
        } else {
          "Before the first section"
        }
      }
      HTML.div {
        part.rows.map(pair)
        part.left.map(pointer)
      }
    }
  }

  private func pair(_ row: Int) -> HTML {
    let operations = reading.redline.rows[row].operations
    let isWhole = operations == [.added] || operations == [.removed]
    return HTML.section(.class(isWhole ? "pair all" : "pair"), .id(reading.anchor(row))) {
      HTML.h3 {
        HTML.span(.class("sym"), .hidden) { changeSign(operations) }
        HTML.bdi { reading.clause(row)?.citation.text ?? "" }
        HTML.small {
          " "
          HTML.bdi { uncapitalized(changeWords(operations, old: reading.old(row))) }
          if let inside = reading.insideWords(row) { ", with " + inside }
        }
      }
      notes(row)
      HTML.div(.class("two")) {
        let what = reading.clause(row)?.kind == .row ? "row" : "clause"
        side(row, names.old, reading.old(row), keeping: .delete, none: "No such \(what).")
        side(row, names.new, reading.new(row), keeping: .insert, none: "No such \(what) any more.")
      }
    }
  }

  private func side(
    _ row: Int, _ name: String, _ clause: Clause?, keeping kept: WordChange.Operation,
    none: String
  ) -> HTML {
    HTML.div {
      HTML.heading(4) {
        name
        if let clause, clause.citation != reading.clause(row)?.citation {
          ": "
          HTML.bdi { clause.citation.text }
        }
      }
      if clause == nil {
        HTML.p(.class("soft sm")) { none }
      } else {
        let inside = (reading.inside[row] ?? []).map {
          paragraph($0, isFirst: false, keeping: kept)
        }
        paragraph(row, isFirst: true, keeping: kept)
        if inside.count > Self.open {
          HTML.details {
            HTML.summary { capitalized(reading.insideWords(row) ?? "") }
            inside
          }
        } else {
          inside
        }
      }
    }
  }

  private func paragraph(
    _ row: Int, isFirst: Bool, keeping kept: WordChange.Operation
  ) -> HTML {
    let clause = kept == .delete ? reading.old(row) : reading.new(row)
    guard let clause, !clause.text.isEmpty || clause.heading != nil else { return HTML() }
    let words =
      cells(of: row, keeping: kept)
      ?? HTML.p(.class("quote")) {
        if !clause.designation.isEmpty {
          draftText(clause.designation)
          Raw(" ")
        }
        oneSide(reading.redline.rows[row].words, keeping: kept, StyledWords(clause))
      }
    return isFirst
      ? words
      : HTML.div(.class("in d\(reading.depth(of: row))"), .id(reading.anchor(row))) { words }
  }

  /// A row of a table cell by cell, each with the name of its column; nil where it has other columns
  /// than its table, or than it had.
  private func cells(of row: Int, keeping kept: WordChange.Operation) -> HTML? {
    let (old, new) = (reading.old(row), reading.new(row))
    guard let clause = kept == .delete ? old : new, clause.kind == .row,
      let table = reading.parents[row].flatMap(kept == .delete ? reading.old : reading.new),
      let changes = cellChanges(from: old, to: new)
    else { return nil }
    let (header, cells) = (cellWords(of: table), clause.cells ?? [])
    guard header.count == changes.count, cells.count == changes.count else { return nil }
    return HTML.p(.class("quote named")) {
      for column in changes.indices {
        HTML.span(Attribute("data-l", header[column])) {
          if column > 0 { HTML.span(.class("cut")) { " | " } }
          HTML.span { oneSide(changes[column], keeping: kept, StyledWords(cells[column])) }
        }
      }
    }
  }

  private func pointer(_ moved: Int) -> HTML {
    guard let old = reading.old(moved), let new = reading.new(moved) else { return HTML() }
    return HTML.section(.class("pair"), .id(old.label.text + "_was")) {
      HTML.h3 {
        HTML.span(.class("sym"), .hidden) { "→" }
        HTML.bdi { old.citation.text }
        HTML.small { " moved away" }
      }
      HTML.p {
        "Now at "
        HTML.a(.class("to"), .href(PagePath().link(at: reading.anchor(moved)))) {
          HTML.bdi { new.citation.text }
        }
        "."
      }
    }
  }
}

/// One of the two wordings of a clause or of a cell, with what only it has marked: without the hidden
/// words it is the exact text.
func oneSide(
  _ words: [WordChange], keeping kept: WordChange.Operation, _ styled: StyledWords
) -> HTML {
  var styled = styled
  var page = HTML()
  for change in words where !change.text.isEmpty {
    if change.operation == .equal {
      page += styled.next(change.text)
    } else if change.operation == kept {
      let piece = marked(change.text, &styled)
      page += kept == .delete ? deleted(piece) : inserted(piece)
    }
  }
  return page
}
