// Rulewright. Apache-2.0.

package import Clauses
package import Markup

/// The words of a response: paragraphs, items and headings of its Markdown.
///
/// It walks the flat list of clauses once, as `StageText` does, and keeps the open lists on a
/// stack of its own.
package struct ResponseBody {
  private let tree: ClauseTree
  private var page = HTML()
  /// The open lists, outermost first; the last one's item is open too where `hasItem`.
  private var lists: [Opened] = []

  private struct Opened {
    let isNumbered: Bool
    var hasItem: Bool
  }

  /// The first paragraph, which is the answer in short.
  package static func inShort(_ tree: ClauseTree) -> HTML {
    tree.clauses.first { !$0.text.isEmpty && !$0.isContainer }.map(words) ?? HTML()
  }

  /// All of it.
  package static func html(of tree: ClauseTree) -> HTML {
    var body = ResponseBody(tree: tree)
    body.write()
    return body.page
  }

  private init(tree: ClauseTree) { self.tree = tree }

  private mutating func write() {
    let children = tree.childrenByParent
    for (index, clause) in tree.clauses.enumerated() where clause.kind != .row {
      guard !clause.text.isEmpty || clause.heading != nil else { continue }
      let level = itemsAbove(clause)
      if clause.kind == .item {
        openItem(clause, level)
        page += HTML.p { draftWords(clause.runs) }
        continue
      }
      close(to: level)
      if clause.kind == .table {
        page += RuleTable(index, rows: children[index] ?? [], in: tree).table(label: clause.label)
      } else if clause.isContainer {
        page += HTML.h3 { draftText(clause.title) }
      } else {
        page += HTML.p { Self.words(of: clause) }
      }
    }
    close(to: 0)
  }

  private static func words(of clause: Clause) -> HTML {
    pieces {
      if !clause.designation.isEmpty && clause.kind != .item {
        draftText(clause.designation)
        Raw(" ")
      }
      draftWords(clause.runs)
    }
  }

  /// In how many items a clause stands.
  private func itemsAbove(_ clause: Clause) -> Int {
    var count = 0
    var at = clause.parent
    while let parent = at {
      if tree.clauses[parent].kind == .item { count += 1 }
      at = tree.clauses[parent].parent
    }
    return count
  }

  /// Closes lists until the item at a level is the innermost that is open; 0 closes all.
  private mutating func close(to level: Int) {
    while lists.count > level { closeList() }
  }

  private mutating func closeList() {
    guard let last = lists.popLast() else { return }
    if last.hasItem { page += HTML.end("li") }
    page += HTML.end(last.isNumbered ? "ol" : "ul")
  }

  private mutating func openItem(_ clause: Clause, _ level: Int) {
    let isNumbered = !clause.designation.isEmpty
    close(to: level + 1)
    if lists.count == level + 1, lists[level].isNumbered != isNumbered { closeList() }
    if lists.count <= level {
      page += HTML.start(isNumbered ? "ol" : "ul", [.list])
      lists.append(Opened(isNumbered: isNumbered, hasItem: true))
    } else {
      page += HTML.end("li")
    }
    let digits = clause.designation.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
    page += HTML.start(
      "li",
      isNumbered && !digits.isEmpty && digits.count < 6
        ? [Attribute("value", String(decoding: digits, as: UTF8.self))] : [])
  }
}
