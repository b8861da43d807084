// Rulewright. Apache-2.0.

import Markup

/// A section of a page: its name at the left, what it says at the right.
func labelled(
  _ name: String, note: String? = nil, id: String, @HTMLBuilder _ content: () -> HTML
) -> HTML {
  HTML.section(.class("sec"), .labelledBy(id)) {
    HTML.h2(.id(id)) {
      name
      if let note {
        Raw(" ")
        HTML.small { note }
      }
    }
    HTML.div { content() }
  }
}

/// The top of a page: where it belongs, its title, a sentence, what else matters.
func pageHead(
  crumb: [HTML], title: HTML, lead: HTML? = nil, meta: [HTML] = []
) -> HTML {
  HTML.div(.class("head")) {
    if !crumb.isEmpty {
      HTML.p(.class("crumb dots")) { crumb.map { piece in HTML.span { piece } } }
    }
    HTML.h1 { title }
    if let lead, !lead.isEmpty { HTML.p(.class("lead")) { lead } }
    if !meta.isEmpty { HTML.p(.class("meta dots")) { meta.map { piece in HTML.span { piece } } } }
  }
}
