// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

extension CommentLines {
  /// A tagged passage with its comment.
  func passage(_ passage: TaggedPassage) -> HTML {
    let (coding, copies) = (passage.coding, passage.copies)
    let comment = docket.comment(coding.comment)
    let words = coding.passage.map(comment.words)
    return HTML.li {
      HTML.p(.class("quote")) {
        HTML.a(
          .href(
            docket.link(to: coding.comment, from: path, at: docket.passageAnchor(coding)))
        ) {
          if let words {
            "“"
            HTML.bdi { firstWords(of: words, atMost: 320) }
            "”"
          } else {
            HTML.span(.class("sm")) { "The comment as a whole" }
          }
        }
      }
      HTML.p(.class("sm soft dots")) {
        HTML.span { HTML.bdi { comment.id.text } }
        HTML.span { organization(of: coding.comment) }
        if let doubt = doubtWords(coding.target, in: docket) { HTML.span { doubt } }
        if copies > 0 { HTML.span { "and \(counted(copies, "other")) in the same words" } }
      }
    }
  }
}
