// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
import Dockets
import IssueViews
import Markup
import Redlining
import SitePages

/// A change of the rule in words: what happened to which clause, and its words struck and inserted.
struct ChangeWords {
  let choice: ChangeChoice

  init(_ choice: ChangeChoice) { self.choice = choice }

  /// `revised, with 3 clauses beneath it`.
  var deed: String {
    let words = choice.change.operations.map { $0 == .removed ? "deleted" : $0.rawValue }
    let inside = choice.change.inside
    return words.joined(separator: " and ")
      + (inside == 0 ? "" : ", with \(counted(inside, "clause")) beneath it")
  }

  /// Whole, as a block.
  func linked(to stage: Stage) -> HTML {
    HTML.div(.class("linked")) {
      HTML.p(.class("quiet")) {
        HTML.span(.class("cite")) { choice.change.clause.citation.text }
        " \(deed) in the \(uncapitalized(stage.name))"
      }
      HTML.p(.class("law")) {
        redlinedWords(choice.redlined, old: choice.old, new: choice.new)
      }
    }
  }

  /// The changed words with a few around them.
  var excerpt: HTML { changedExcerpt(choice.redlined) }
}
