// Rulewright. Apache-2.0.

import Markup

/// What could not be done: what was tried, what is in the way, and what to do.
package struct StaffProblem: Sendable {
  /// In a few words: `There is no such comment`.
  package var title: String
  /// Sentences; the first says what is in the way.
  package var sentences: [String]
  /// Where to go on.
  package var way: StaffPath?

  package init(title: String, sentences: [String], way: StaffPath? = nil) {
    self.title = title
    self.sentences = sentences
    self.way = way
  }

  /// The problem as a piece of a page that is open, over what it shows.
  package var fragment: StaffFragment {
    StaffFragment {
      HTML.div(.id("problem"), .class("problem"), .role("alert")) {
        words
        HTML.button(
          Attribute("type", "button"), .class("btn"), Attribute("data-dismiss", nil)
        ) {
          "Close "
          HTML.kbd { "Esc" }
        }
      }
    }
  }

  /// The problem as a page of its own.
  package func page(in screen: StaffScreen) -> [UInt8] {
    staffDocument(screen) {
      HTML.main(.class("plain-page"), .id("main"), Attribute("tabindex", "-1")) {
        words
        if let way {
          HTML.p {
            HTML.a(.href(way.link), .class("btn main")) {
              way == .home ? "To the dockets" : "Go on"
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private var words: HTML {
    HTML.h2 { title }
    for sentence in sentences { HTML.p { told(sentence) } }
  }

  /// A sentence with what it sets between backticks, which is typed in a terminal, as code.
  private func told(_ sentence: String) -> HTML {
    let parts = sentence.utf8.split(separator: 0x60, omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return HTML(sentence) }
    return HTML(
      parts.enumerated().map { index, part in
        let words = String(decoding: part, as: UTF8.self)
        return index % 2 == 1 ? HTML.code { words } : HTML(words)
      })
  }
}
