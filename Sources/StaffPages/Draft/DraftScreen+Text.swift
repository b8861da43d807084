// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftViews
import Markup
import Redlining
import SitePages

extension DraftScreen {
  /// The text of the draft, block by block, in the reading that was asked for.
  package var textBlocks: [DraftBlock] {
    switch asking.reading {
    case .redline:
      view.stretches(unfolded: Set(asking.unfolded), chosen: asking.clause == nil ? nil : chosen)
        .map { stretch in
          switch stretch {
          case .row(let row): block(row)
          case .fold(let rows): fold(rows)
          }
        }
    case .clean: view.rows(isNew: true).map(block)
    case .old: view.rows(isNew: false).map(block)
    }
  }

  private func block(_ row: Int) -> DraftBlock {
    let isOld = asking.reading == .old
    guard let clause = isOld ? view.old(row) : view.clause(row) else {
      return DraftBlock(view.rows[row].key, "div", [], content: HTML())
    }
    let found = view.rows[row]
    let content = pieces {
      HTML.div(.class("words")) {
        words(of: row, clause, isOld: isOld)
        if !isOld { diagnostics(found.diagnostics) }
      }
    }
    return DraftBlock(
      found.key, "div",
      [
        .id("c-" + found.key), .class(found.isChanged ? "ln chg" : "ln"),
        Attribute("data-cite", clause.citation.text),
      ], line: isOld ? clause.line : found.line,
      numbering: [
        .class("no"), Attribute("tabindex", "-1"),
        .href(link(to: row, clause)),
        Attribute("title", "What was said of " + clause.citation.text),
      ], content: content)
  }

  /// The way to a clause, which says nothing of what else is unfolded: it would be another block
  /// with each run that is.
  func link(to row: Int, _ clause: Clause) -> Link {
    path {
      $0.clause = view.rows[row].line == nil ? view.rows[row].key : clause.label.text
      $0.unfolded = []
      $0.wantsAll = false
    }.at("c-" + view.rows[row].key).link
  }

  private func words(of row: Int, _ clause: Clause, isOld: Bool) -> HTML {
    let found = view.rows[row]
    let isRedline = asking.reading == .redline
    let runs = pieces {
      if isRedline && found.isChanged {
        HTML.span(.class("op")) { operationWords(row) }
        Raw(" ")
      }
      if !clause.designation.isEmpty {
        HTML.b { designation(row, clause, isRedline: isRedline) }
        Raw(" ")
      }
      if isRedline && found.isChanged {
        redlinedWords(view.redline.rows[row].words, old: view.old(row), new: view.new(row))
      } else {
        draftWords(clause.runs, inTable: clause.kind == .row || clause.kind == .table)
      }
    }
    if clause.isContainer {
      return HTML.element("h3", [.class("law sec")], runs)
    }
    let isLine = clause.kind == .row || clause.kind == .table
    return HTML.element("p", [.class("law d\(found.depth)" + (isLine ? " tl" : ""))], runs)
  }

  private func designation(_ row: Int, _ clause: Clause, isRedline: Bool) -> HTML {
    let operations = view.rows[row].operations
    guard isRedline else { return draftText(clause.designation) }
    if operations.contains(.added) {
      return HTML.element("ins", [], draftText(clause.designation))
    }
    if operations.contains(.removed) {
      return HTML.element("del", [], draftText(clause.designation))
    }
    return draftText(clause.designation)
  }

  /// What happened to a clause: `revised`, `redesignated from (C)`.
  func operationWords(_ row: Int) -> String {
    view.rows[row].operations.map { operation in
      guard operation == .redesignated, let old = view.old(row) else { return operation.rawValue }
      return "redesignated from "
        + (old.designation.isEmpty ? old.citation.text : old.designation)
    }.joined(separator: ", ")
  }

  private func fold(_ rows: ClosedRange<Int>) -> DraftBlock {
    let lines = rows.compactMap { view.rows[$0].line }
    let ends = rows.compactMap { view.rows[$0].endLine }
    let key = view.rows[rows.lowerBound].key
    return DraftBlock(
      "f-" + key, "p", [.class("fold")],
      content: pieces {
        HTML.span {
          "\(rows.count) unchanged clauses"
          if let first = lines.min(), let last = ends.max() { ", lines \(first) to \(last)" }
        }
        Raw(" ")
        HTML.a(
          .class("plain"), Attribute("data-unfold", key),
          .href(path { $0.unfolded.append(key) }.at("c-" + key).link)
        ) {
          "Unfold"
          HTML.hidden(" lines from \(lines.min() ?? 0)")
        }
      })
  }

  // MARK: What is wrong

  /// Diagnostics, each below the words that it is about.
  func diagnostics(_ indices: [Int]) -> HTML {
    HTML(indices.map { diagnostic(view.diagnostics[$0]) })
  }

  private func diagnostic(_ diagnostic: Diagnostic) -> HTML {
    HTML.div(
      .class(diagnostic.severity == .error ? "diag err" : "diag"), Attribute("tabindex", "-1")
    ) {
      HTML.p {
        HTML.b { severityName(diagnostic.severity) }
        " "
        HTML.span(.class("mono")) {
          "\(diagnostic.place.line):\(diagnostic.place.column) \(diagnostic.id)"
        }
        " "
        diagnostic.summary
        "."
      }
      if let solution = diagnostic.solutions.first { HTML.p(.class("quiet")) { solution + "." } }
    }
  }

  private func severityName(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "Error"
    case .warning: "Warning"
    case .note: "Note"
    }
  }
}
