// Rulewright. Apache-2.0.

import Clauses
import Markup
import Redlining

/// The text of a redline: what changed, with what it stands in, and what is the same folded.
struct RedlineText {
  let reading: RedlineReading
  private let notes: (Int) -> HTML
  private var page = HTML()
  private var folded: [Int] = []
  /// The row of the heading whose section is open.
  private var section: Int?
  private var inPreface = false
  private var hasList = false
  /// Where a moved clause stood: after which row, and the row to point to.
  private let pointers: [Int: [Int]]

  /// `notes` gives what stands in the margin of a changed row after what happened to it.
  static func html(of reading: RedlineReading, notes: @escaping (Int) -> HTML) -> HTML {
    var text = RedlineText(reading, notes)
    text.write()
    return text.page
  }

  private init(_ reading: RedlineReading, _ notes: @escaping (Int) -> HTML) {
    self.reading = reading
    self.notes = notes
    pointers = pointersLeftBehind(in: reading.redline)
  }

  private mutating func write() {
    var written = 0
    for index in reading.redline.rows.indices where index >= written {
      if inPreface && !reading.isPreamble[index] { endPreface() }
      guard let clause = reading.clause(index), !clause.text.isEmpty || clause.heading != nil else {
        continue
      }
      guard reading.isKept[index] || pointers[index] != nil else {
        folded.append(index)
        continue
      }
      flush()
      if reading.isPreamble[index] && !inPreface { startPreface() }
      if clause.kind == .table {
        written = writeTable(index, clause)
      } else if clause.isContainer {
        writeHeading(index, clause)
      } else {
        writeClause(index, clause)
      }
      for moved in pointers[index] ?? [] { writePointer(moved) }
    }
    if inPreface { endPreface() }
    flush()
    closeSection()
  }

  /// What stands before the rule is folded: readers come for the rule.
  private mutating func startPreface() {
    inPreface = true
    page += HTML.start("details", [.class("preface")])
    page += HTML.summary { "The preamble, with its changes" }
  }

  private mutating func endPreface() {
    flush()
    closeSection()
    page += HTML.end("details")
    inPreface = false
  }

  private mutating func closeSection() {
    closeList()
    if section != nil { page += HTML.end("section") }
    section = nil
  }

  // MARK: Rows

  private mutating func writeHeading(_ index: Int, _ clause: Clause) {
    closeSection()
    section = index
    let row = reading.redline.rows[index]
    page += HTML.start("section", [.class("part")])
    page += HTML.div(.class("row " + changeBar(row.operations))) {
      HTML.h3(.id(reading.anchor(index)), .class("txt")) {
        designation(index, clause)
        if !clause.designation.isEmpty { Raw(" ") }
        if row.operations.isEmpty {
          draftText(clause.heading ?? clause.text)
        } else {
          redlinedWords(row.words)
        }
      }
      if !row.operations.isEmpty { margin(index, row) }
    }
  }

  private mutating func writeClause(_ index: Int, _ clause: Clause) {
    continueSection(of: index)
    openList()
    let row = reading.redline.rows[index]
    let bar = changeBar(row.operations)
    page += HTML.li(.class("cl d\(reading.depth(of: index))"), .id(reading.anchor(index))) {
      HTML.div(
        .class(
          (clause.designation.isEmpty ? "row plain " : "row ") + (bar.isEmpty ? "same" : bar))
      ) {
        HTML.a(
          .class(clause.designation.isEmpty ? "des pilcrow" : "des"),
          .href(PagePath().link(at: reading.anchor(index))),
          Attribute("data-cite", clause.citation.text)
        ) {
          if clause.designation.isEmpty { "¶" } else { designation(index, clause) }
          HTML.hidden(", permalink to " + clause.citation.text)
        }
        HTML.div(.class("txt")) {
          HTML.element("p", look(of: index, clause), words(of: index, clause))
        }
        if !row.operations.isEmpty { margin(index, row) }
      }
    }
  }

  /// Writes a table with its rows, and gives the row of the redline after them.
  private mutating func writeTable(_ index: Int, _ clause: Clause) -> Int {
    continueSection(of: index)
    openList()
    let table = RedlineTable(index, in: reading, notes: notes)
    let row = reading.redline.rows[index]
    let bar = changeBar(row.operations)
    page += HTML.li(.class("cl tb d\(reading.depth(of: index))"), .id(reading.anchor(index))) {
      HTML.div(.class(bar.isEmpty ? "row plain" : "row plain " + bar)) {
        HTML.a(
          .class("des pilcrow"), .href(PagePath().link(at: reading.anchor(index))),
          Attribute("data-cite", clause.citation.text)
        ) {
          "¶"
          HTML.hidden(", permalink to " + clause.citation.text)
        }
        HTML.div(.class("txt")) { table.html }
        if !row.operations.isEmpty { margin(index, row) }
      }
    }
    return (table.rows.last ?? index) + 1
  }

  /// A clause may follow one of another section that went: then its own heading is said again.
  private mutating func continueSection(of index: Int) {
    var at = reading.parents[index]
    while let parent = at, reading.clause(parent)?.isContainer == false {
      at = reading.parents[parent]
    }
    guard let home = at, home != section, let clause = reading.clause(home) else { return }
    closeSection()
    section = home
    page += HTML.start("section", [.class("part")])
    page += HTML.h3(.class("cont")) {
      draftText(clause.title)
      HTML.span(.class("soft")) { ", continued" }
    }
  }

  private func margin(_ index: Int, _ row: RedlineRow) -> HTML {
    HTML.div(.class("mar")) {
      HTML.p(.class(reading.isInside[index] ? "vh" : "opn")) {
        HTML.span(.class("sym"), .hidden) { changeSign(row.operations) }
        changeWords(row.operations, old: reading.old(index))
      }
      notes(index)
    }
  }

  private mutating func writePointer(_ moved: Int) {
    guard let old = reading.old(moved), let new = reading.new(moved) else { return }
    openList()
    page += HTML.li(.class("cl d\(reading.depth(of: moved))"), .id(old.label.text + "_was")) {
      HTML.div(.class("row op mov mov-from")) {
        HTML.span(.class("des")) { draftText(old.designation) }
        HTML.div(.class("txt")) {
          HTML.p {
            "Now at "
            HTML.a(.href(PagePath().link(at: reading.anchor(moved)))) {
              HTML.bdi { new.citation.text }
            }
            "."
          }
        }
        HTML.div(.class("mar")) {
          HTML.p(.class("opn")) {
            HTML.span(.class("sym"), .hidden) { "→" }
            "Moved away"
          }
        }
      }
    }
  }

  // MARK: What is the same

  private mutating func flush() {
    guard let first = folded.first.flatMap(reading.clause),
      let last = folded.last.flatMap(reading.clause)
    else { return }
    let rows = folded
    folded = []
    if rows.count == 1, !first.isContainer {
      writeClause(rows[0], first)
      return
    }
    let words = ClauseCount(rows, in: reading).words + " the same"
    let span =
      rows.count == 1 ? first.citation.text : first.citation.text + " to " + last.citation.text
    let fold = HTML.details(.class("same")) {
      HTML.summary {
        words
        HTML.span(.class("soft")) {
          ": "
          HTML.bdi { span }
        }
      }
      HTML.ol(.list) {
        for row in rows {
          if let clause = reading.clause(row) { unchanged(clause, anchor: reading.anchor(row)) }
        }
      }
    }
    page +=
      hasList
      ? HTML.li(.class("fold d\(rows.map(reading.depth(of:)).min() ?? 0)")) { fold }
      : HTML.div(.class("fold")) { fold }
  }

  private func unchanged(_ clause: Clause, anchor: String) -> HTML {
    HTML.li(.id(anchor)) {
      HTML.b { HTML.bdi { clause.citation.text } }
      Raw(" ")
      draftWords(clause.runs, inTable: clause.isInTable)
    }
  }

  // MARK: Lists

  private mutating func openList() {
    if !hasList { page += HTML.start("ol", [.list]) }
    hasList = true
  }

  private mutating func closeList() {
    if hasList { page += HTML.end("ol") }
    hasList = false
  }
}
