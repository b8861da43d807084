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

  /// A passage, and how many other comments have its words.
  struct Passage {
    let coding: PublicCoding
    var copies: Int
  }

  /// The first of the codings of each passage; the same words in several comments are one.
  ///
  /// In a large docket, where not every comment can be read for it, only copies of a text are one.
  func distinct(_ codings: [PublicCoding]) -> [Passage] {
    struct Place: Hashable {
      let text: Int
      let passage: Range<Int>?
    }
    struct Words: Hashable {
      let words: String
      let doubt: String?
    }
    if !docket.isLean { docket.reading.prepare(Set(codings.map(\.comment)).sorted()) }
    var seen: Set<Place> = []
    var texts: [Words: Set<Int>] = [:]
    var rows: [Words: Int] = [:]
    var found: [Passage] = []
    for coding in codings {
      let text = docket.sharing.text(of: coding)
      let copies = docket.sharing.copies(of: coding)
      guard seen.insert(Place(text: text, passage: coding.passage)).inserted else { continue }
      if let passage = coding.passage, !docket.isLean {
        let words = Words(
          words: docket.comment(coding.comment).words(at: passage),
          doubt: doubtWords(coding.target, in: docket))
        let isNew = texts[words, default: []].insert(text).inserted
        if let row = rows[words] {
          if isNew { found[row].copies += copies + 1 }
          continue
        }
        rows[words] = found.count
      }
      found.append(Passage(coding: coding, copies: copies))
    }
    return found
  }

  func passage(_ passage: Passage) -> HTML {
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
