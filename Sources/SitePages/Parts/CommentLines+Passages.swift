// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Markup

extension CommentLines {
  /// Tagged passages with their comments.
  ///
  /// What several comments say in the same words stands once.
  func passages(_ codings: [PublicCoding]) -> [HTML] {
    struct Words: Hashable {
      let text: Int
      let passage: Range<Int>?
    }
    var order: [Words] = []
    var groups: [Words: [PublicCoding]] = [:]
    for coding in codings {
      let words = Words(text: docket.texts[coding.comment], passage: coding.passage)
      if groups[words] == nil { order.append(words) }
      groups[words, default: []].append(coding)
    }
    return order.compactMap { words in
      guard let group = groups[words], let first = group.first else { return nil }
      return passage(first, copies: docket.copies(of: first.comment).count)
    }
  }

  private func passage(_ coding: PublicCoding, copies: Int) -> HTML {
    let comment = docket.comments[coding.comment]
    let body = comment.body ?? ""
    let bytes = Array(body.utf8)
    let words = coding.passage.map { String(decoding: bytes[$0], as: UTF8.self) }
    let others = TaggedBody(body, codings: docket.codings(of: coding.comment)).passages
    let number = others.firstIndex { $0.range == coding.passage }
    return HTML.li {
      HTML.p(.class("quote")) {
        HTML.a(
          .href(
            path.link(to: docket.paths.comment(comment.id), at: number.map { "p_\($0 + 1)" }))
        ) {
          HTML.bdi { words.map { firstWords(of: $0, atMost: 320) } ?? "The comment as a whole" }
        }
      }
      HTML.p(.class("sm soft dots")) {
        HTML.span { HTML.bdi { comment.id.text } }
        HTML.span { organization(comment) }
        if let doubt = doubtWords(coding.target, in: docket) { HTML.span { doubt } }
        if copies > 0 { HTML.span { "and \(counted(copies, "other")) in the same words" } }
      }
    }
  }
}
