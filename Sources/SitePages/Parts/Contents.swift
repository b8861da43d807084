// Rulewright. Apache-2.0.

import Clauses
import Markup

/// The contents of a document: its parts and sections, two levels deep.
struct Contents {
  struct Entry {
    let label: String
    let words: String
    var inside: [Entry] = []
  }

  private(set) var entries: [Entry] = []

  init(of tree: ClauseTree, title: String) {
    /// How many headings, without the title, each clause stands in.
    var depths = [Int](repeating: 0, count: tree.clauses.count)
    for (index, clause) in tree.clauses.enumerated() {
      depths[index] = clause.parent.map { depths[$0] } ?? 0
      guard clause.isContainer, !isTitle(index, of: tree, title) else { continue }
      depths[index] += 1
      let entry = Entry(label: clause.label.text, words: clause.title)
      if depths[index] == 1 {
        entries.append(entry)
      } else if depths[index] == 2, !entries.isEmpty {
        entries[entries.count - 1].inside.append(entry)
      }
    }
  }

  init(entries: [Entry]) { self.entries = entries }

  /// The list, once as a rail beside the text and once as a disclosure above it; the style sheet
  /// shows the one that fits.
  func html(from path: PagePath, _ more: HTML = HTML()) -> HTML {
    pieces {
      HTML.details(.class("toc-s toc")) {
        HTML.summary { "Contents" }
        HTML.nav(.label("Contents")) {
          list(entries, path)
          more
        }
      }
    }
  }

  func rail(
    from path: PagePath, title: String = "In this document", _ more: HTML = HTML()
  ) -> HTML {
    HTML.nav(.class("rail toc"), .label("Contents, beside the text")) {
      HTML.h2 { title }
      list(entries, path)
      more
    }
  }

  private func list(_ entries: [Entry], _ path: PagePath) -> HTML {
    HTML.ul(.list) {
      for entry in entries {
        HTML.li {
          HTML.a(.href(path.link(at: entry.label))) { draftText(entry.words) }
          if !entry.inside.isEmpty {
            HTML.ul(.list) {
              for inner in entry.inside {
                HTML.li {
                  HTML.a(.href(path.link(at: inner.label))) { draftText(inner.words) }
                }
              }
            }
          }
        }
      }
    }
  }
}
