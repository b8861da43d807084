// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftViews
import Markup
import Redlining

/// The clauses of a draft as a tree, with what happened to each.
package struct DraftTree: Sendable {
  /// In reading order.
  package let blocks: [DraftBlock]
  /// Whether what stands in each is shown at first, and whether it is itself.
  let isOpen: [Bool]
  let isShown: [Bool]

  /// A draft that has no more is shown whole.
  private static let small = 120

  init(_ screen: DraftScreen) {
    let view = screen.view
    let parents = view.outline.parents
    let listed = view.rows.indices.filter { isListed($0, in: view) }
    var level = [Int](repeating: 0, count: view.rows.count)
    var home = [Int?](repeating: nil, count: view.rows.count)
    var hasChildren = [Bool](repeating: false, count: view.rows.count)
    let isListedRow = Set(listed)
    for row in listed {
      var at = parents[row]
      while let here = at, !isListedRow.contains(here) { at = parents[here] }
      home[row] = at
      level[row] = (at.map { level[$0] } ?? 0) + 1
      if let at { hasChildren[at] = true }
    }
    var around: Set<Int> = []
    var at = screen.chosen
    while let here = at {
      around.insert(here)
      at = parents[here]
    }
    var open = [Bool](repeating: false, count: view.rows.count)
    var shown = open
    for row in listed {
      let holdsMore = view.rows[row].changesInside > 0 || view.rows[row].isShown
      open[row] = listed.count <= Self.small || around.contains(row) || holdsMore
      shown[row] = home[row].map { open[$0] && shown[$0] } ?? true
    }
    isOpen = listed.map { open[$0] }
    isShown = listed.map { shown[$0] }
    blocks = listed.map { row in
      treeBlock(row, of: screen, level: level[row], hasChildren: hasChildren[row])
    }
  }

  /// The items of the list; the one that is looked at says so.
  func html(chosen: String?) -> HTML {
    var page = HTML()
    for (index, block) in blocks.enumerated() {
      var more: [Attribute] = []
      if isOpen[index] { more.append(Attribute("data-open", nil)) }
      if !isShown[index] { more.append(Attribute("hidden", nil)) }
      if let chosen, chosen.utf8.elementsEqual(block.key.utf8) {
        more.append(Attribute("data-chosen", nil))
      }
      page += block.html(more)
    }
    return page
  }
}

/// Whether a row is an item of the tree: it has a name to go by, or it changed.
private func isListed(_ row: Int, in view: DraftView) -> Bool {
  guard !view.rows[row].isFrontMatter, let clause = view.clause(row), clause.kind != .row else {
    return false
  }
  return !clause.designation.isEmpty || clause.heading != nil || view.rows[row].isChanged
}

private func treeBlock(
  _ row: Int, of screen: DraftScreen, level: Int, hasChildren: Bool
) -> DraftBlock {
  let view = screen.view
  guard let clause = view.clause(row) else {
    return DraftBlock(view.rows[row].key, "li", [], content: HTML())
  }
  let found = view.rows[row]
  return DraftBlock(
    found.key, "li",
    [
      .class("l\(min(level, 8))" + (found.isChanged ? " chg" : "")),
      Attribute("data-level", String(level)),
    ] + (hasChildren ? [Attribute("data-parent", nil)] : []),
    content: HTML.a(
      .href(screen.link(to: row, clause)), Attribute("data-cite", clause.citation.text)
    ) {
      HTML.span(.class("tw"), .hidden) {}
      if clause.designation.isEmpty {
        HTML.span(.class("h")) { shortName(clause) }
      } else {
        HTML.span(.class("d")) { clause.designation }
        Raw(" ")
        HTML.span(.class("h")) { shortName(clause) }
      }
      Raw(" ")
      HTML.span(.class("ct")) { marks(of: row, in: view) }
    })
}

/// The first words of a clause, which is all that a line of the tree has room for.
private func shortName(_ clause: Clause) -> String {
  let bytes = Array((clause.heading ?? clause.text).utf8)
  guard bytes.count > 48 else { return String(decoding: bytes, as: UTF8.self) }
  let end = bytes[..<48].lastIndex(of: 0x20) ?? 48
  return String(decoding: bytes[..<end], as: UTF8.self) + "…"
}

/// What a line of the tree says at its end: `1 error, revised`, or how many changes it holds.
///
/// What is wrong comes first, for a narrow tree shows the beginning.
private func marks(of row: Int, in view: DraftView) -> String {
  let found = view.rows[row]
  var words: [String] = []
  let errors = found.diagnostics.count { view.diagnostics[$0].severity == .error }
  if errors > 0 { words.append(errors == 1 ? "1 error" : "\(errors) errors") }
  let others = found.diagnostics.count - errors
  if others > 0 { words.append(others == 1 ? "1 warning" : "\(others) warnings") }
  if found.isChanged {
    words += found.operations.map { operation in
      guard operation == .redesignated, let old = view.old(row), !old.designation.isEmpty else {
        return operation.rawValue
      }
      return "was " + old.designation
    }
  }
  if words.isEmpty, found.changesInside > 0 { words.append("\(found.changesInside)") }
  return words.joined(separator: ", ")
}
