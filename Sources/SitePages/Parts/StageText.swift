// Rulewright. Apache-2.0.

import Clauses
import Markup

/// The text of a stage, clause in clause, with permalinks and margin notes.
///
/// It walks the flat list of clauses once and keeps the open elements on a stack of its own, so
/// that the depth of a draft is never the depth of the program's.
struct StageText {
  private let tree: ClauseTree
  private let margin: Margin
  private let title: String
  /// Where its words lead to other clauses; nil where they shall not.
  private let links: LawLinks?
  private var page = HTML()
  /// The clauses that are open, outermost first.
  private var open: [Opened] = []

  private struct Opened {
    let clause: Int
    let isContainer: Bool
    /// The level of the nearest heading, of this clause or above it.
    let headingLevel: Int
    /// How deep it stands in its section, counted from 1; 0 for containers.
    let depth: Int
    /// That its heading stays at the top of the window.
    let sticks: Bool
    var hasList = false
  }

  /// The whole text; the page's own title is not said twice.
  static func html(
    of tree: ClauseTree, title: String, margin: Margin, links: LawLinks?
  ) -> HTML {
    var text = StageText(tree: tree, margin: margin, title: title, links: links)
    text.write()
    return text.page
  }

  private init(tree: ClauseTree, margin: Margin, title: String, links: LawLinks?) {
    self.tree = tree
    self.margin = margin
    self.title = title
    self.links = links
  }

  private mutating func write() {
    let children = tree.childrenByParent
    for (index, clause) in tree.clauses.enumerated() where clause.kind != .row {
      close(downTo: clause.parent)
      switch clause.kind {
      case .preamble where clause.text.isEmpty && clause.heading == nil: continue
      case .table: writeTable(index, rows: children[index] ?? [])
      default:
        if clause.isContainer { openSection(index) } else { openClause(index) }
      }
    }
    close(downTo: nil)
    closeList()
  }

  // MARK: Opening and closing

  private var top: Opened? { open.last }
  /// A list at the top of the text, of clauses that stand in nothing.
  private var rootHasList = false

  private mutating func close(downTo parent: Int?) {
    while let last = open.last, last.clause != parent {
      if last.hasList { page += HTML.end("ol") }
      page += HTML.end(last.isContainer ? "section" : "li")
      open.removeLast()
    }
  }

  private mutating func closeList() {
    if rootHasList { page += HTML.end("ol") }
    rootHasList = false
  }

  private mutating func openList() {
    if let last = open.indices.last {
      guard !open[last].hasList else { return }
      open[last].hasList = true
    } else {
      guard !rootHasList else { return }
      rootHasList = true
    }
    page += HTML.start("ol", [.list])
  }

  /// A section may not stand in a list; the list before it ends.
  private mutating func endList() {
    if let last = open.indices.last {
      if open[last].hasList { page += HTML.end("ol") }
      open[last].hasList = false
    } else {
      closeList()
    }
  }

  // MARK: Sections

  private mutating func openSection(_ index: Int) {
    endList()
    let clause = tree.clauses[index]
    let words = ClauseWords(clause, headingStandsAlone: true)
    let isTitle = isTitle(index, of: tree, title)
    let level = isTitle ? 1 : min((top?.headingLevel ?? 1) + 1, 6)
    page += HTML.start("section", [.class("part lv\(level)"), .id(clause.label.text)])
    let notes = isTitle ? HTML() : margin.notes(on: index)
    if !isTitle {
      let heading = sectionHeading(clause, words.heading ?? "", level)
      page += notes.isEmpty ? heading : HTML.div(.class("row titled")) { heading + notes }
    }
    open.append(
      Opened(clause: index, isContainer: true, headingLevel: level, depth: 0, sticks: false))
    if !words.body.isEmpty {
      page += HTML.div(.class("row")) {
        HTML.div(.class("txt")) { HTML.p { linked(words.body, of: index) } }
      }
    }
  }

  private func sectionHeading(_ clause: Clause, _ heading: String, _ level: Int) -> HTML {
    HTML.heading(level, .class("title")) {
      permalink(clause, words: clause.designation.isEmpty ? "¶" : clause.designation)
      if !heading.isEmpty {
        Raw(" ")
        draftText(heading)
      }
    }
  }

  // MARK: Clauses

  private mutating func openClause(_ index: Int) {
    openList()
    let clause = tree.clauses[index]
    let depth = (top?.depth ?? 0) + 1
    let words = ClauseWords(clause, headingStandsAlone: false)
    let standsAlone = words.heading != nil && depth <= 2 && clause.kind == .paragraph
    let level = min((top?.headingLevel ?? 1) + (standsAlone ? 1 : 0), 6)
    let sticks =
      standsAlone && (words.heading?.utf8.count ?? 0) < 44 && (depth == 1 || top?.sticks == true)
    page += HTML.start("li", [.class("cl \(clause.kind.rawValue)"), .id(clause.label.text)])
    if standsAlone, let heading = words.heading {
      page += HTML.heading(
        level, .class("where" + (sticks ? (depth == 1 ? " w1" : " w2") : depth == 1 ? "" : " w3"))
      ) {
        permalink(clause, words: clause.designation.isEmpty ? "¶" : clause.designation)
        HTML.span { draftText(heading) }
        if depth == 1 {
          HTML.small(.class("soft here"), .hidden) { HTML.bdi { clause.citation.text } }
        }
      }
    }
    let notes = margin.notes(on: index)
    let body = standsAlone ? words.body : clause.runs
    if !standsAlone || !body.isEmpty || !notes.isEmpty {
      page += HTML.div(.class(hangs(clause) || standsAlone ? "row" : "row plain")) {
        if !standsAlone && !isRunIn(clause) {
          permalink(
            clause, words: clause.designation.isEmpty ? mark(of: clause) : clause.designation)
        }
        HTML.div(.class("txt")) { paragraph(index, body, withHeading: !standsAlone) }
        notes
      }
    }
    open.append(
      Opened(clause: index, isContainer: false, headingLevel: level, depth: depth, sticks: sticks))
  }

  /// "Note 1" is too long to hang; it opens its paragraph.
  private func isRunIn(_ clause: Clause) -> Bool {
    clause.kind == .note && !clause.designation.isEmpty
  }

  /// Whether something hangs at its left: a designation or a bullet.
  private func hangs(_ clause: Clause) -> Bool {
    clause.kind == .item || (!clause.designation.isEmpty && !isRunIn(clause))
  }

  private func mark(of clause: Clause) -> String { clause.kind == .item ? "•" : "¶" }

  private func paragraph(_ index: Int, _ runs: [InlineRun], withHeading: Bool) -> HTML {
    let clause = tree.clauses[index]
    return HTML.p {
      if isRunIn(clause) {
        permalink(clause, words: clause.designation + ":")
        Raw(" ")
      }
      if withHeading, let heading = clause.heading, !clause.text.utf8.starts(with: heading.utf8) {
        HTML.element("em", [], draftText(withoutFullStop(heading) + "."))
        Raw(" ")
      }
      linked(runs, of: index)
    }
  }

  /// The words at the end of a clause, with their links.
  private func linked(_ runs: [InlineRun], of index: Int) -> HTML {
    guard let links else { return draftWords(runs) }
    func length(_ runs: [InlineRun]) -> Int { runs.reduce(0) { $0 + $1.text.utf8.count } }
    let clause = tree.clauses[index]
    guard length(clause.runs) == clause.text.utf8.count else { return draftWords(runs) }
    return draftWords(
      runs, linking: links.links(of: index), from: length(clause.runs) - length(runs))
  }

  private func permalink(_ clause: Clause, words: String) -> HTML {
    let isMark = words == "¶" || words == "•"
    return HTML.a(
      .class(words == "¶" ? "des pilcrow" : "des"), .href(PagePath().link(at: clause.label.text)),
      Attribute("data-cite", clause.citation.text),
      .label(
        isMark
          ? "Permalink to \(clause.citation.text)"
          : "\(words), permalink to \(clause.citation.text)")
    ) { draftText(words) }
  }

  // MARK: Tables

  private mutating func writeTable(_ index: Int, rows: [Int]) {
    openList()
    let clause = tree.clauses[index]
    page += HTML.li(.class("cl tb")) {
      HTML.div(.class("row")) {
        HTML.div(.class("txt")) {
          RuleTable(index, rows: rows, in: tree, links).table(label: clause.label)
        }
        margin.notes(on: index)
      }
      let notes = rows.map { ($0, margin.notes(on: $0)) }.filter { !$0.1.isEmpty }
      for (row, note) in notes {
        HTML.div(.class("row")) {
          HTML.div(.class("txt sm soft")) {
            HTML.p {
              "Row "
              HTML.bdi { tree.clauses[row].citation.text }
            }
          }
          note
        }
      }
    }
  }
}
