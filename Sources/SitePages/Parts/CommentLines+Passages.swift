// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

extension CommentLines {
  /// Tagged passages with their comments, so many at most.
  ///
  /// What several comments say in the same words stands once.
  func passages(_ codings: [PublicCoding], atMost limit: Int = Int.max) -> [HTML] {
    distinct(codings).prefix(limit).map(passage)
  }

  /// The first of the codings of each passage; the same words in several comments are one.
  func distinct(_ codings: [PublicCoding]) -> [PublicCoding] {
    struct Words: Hashable {
      let text: Int
      let passage: Range<Int>?
    }
    var seen: Set<Words> = []
    return codings.filter { coding in
      seen.insert(
        Words(text: docket.sharing.text(of: coding), passage: coding.passage)
      ).inserted
    }
  }

  func passage(_ coding: PublicCoding) -> HTML {
    let copies = docket.sharing.copies(of: coding)
    let comment = docket.comment(coding.comment)
    let words = coding.passage.map(comment.words)
    return HTML.li {
      HTML.p(.class("quote")) {
        HTML.a(
          .href(
            docket.link(to: coding.comment, from: path, at: docket.passageAnchor(coding)))
        ) {
          HTML.bdi { words.map { firstWords(of: $0, atMost: 320) } ?? "The comment as a whole" }
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
