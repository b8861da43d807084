// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets
import Markup

/// The passages that a response answers, text by text: what several comments say in the same
/// words stands once, with all their numbers.
struct AnsweredComments {
  let docket: PublicDocket
  let issues: [RaisedIssue]
  let path: PagePath

  /// How many texts stand open; the others are one click away.
  private static let open = 6

  /// A text, with the comments that say it.
  private struct Said {
    /// The comment whose passages were tagged.
    let comment: Int
    let others: [Int]
    let codings: [PublicCoding]
  }

  func html() -> HTML {
    let texts = byText()
    return pieces {
      HTML.ol(.class("list answered"), .list) { texts.prefix(Self.open).map(item) }
      if texts.count > Self.open {
        HTML.details {
          HTML.summary { counted(texts.count - Self.open, "more text") }
          HTML.ol(.class("list answered"), .list) { texts.dropFirst(Self.open).map(item) }
        }
      }
    }
  }

  private func byText() -> [Said] {
    let comments = docket.comments(raising: issues)
    var codingsOf: [Int: [PublicCoding]] = [:]
    for coding in issues.flatMap(\.codings).sorted().map({ docket.codings[$0] }) {
      codingsOf[coding.comment, default: []].append(coding)
    }
    var order: [Int] = []
    var byText: [Int: [Int]] = [:]
    for comment in comments {
      let text = docket.texts[comment]
      if byText[text] == nil { order.append(text) }
      byText[text, default: []].append(comment)
    }
    return order.compactMap { text in
      let same = byText[text] ?? []
      guard let tagged = same.first(where: { codingsOf[$0] != nil }) else { return nil }
      return Said(
        comment: tagged, others: same.filter { $0 != tagged }, codings: codingsOf[tagged] ?? [])
    }
  }

  private func item(_ said: Said) -> HTML {
    let comment = docket.comments[said.comment]
    let lines = CommentLines(docket: docket, path: path)
    return HTML.li {
      for (number, passage) in passages(of: said).enumerated() {
        HTML.p(.class(number == 0 ? "quote" : "quote more")) {
          HTML.a(
            .href(
              path.link(
                to: docket.paths.comment(comment.id), at: docket.passageAnchor(passage[0])))
          ) { HTML.bdi { quoted(passage[0], of: comment) } }
        }
        if let note = note(on: passage) { HTML.p(.class("sm soft")) { note } }
      }
      HTML.p(.class("sm soft dots")) {
        HTML.span {
          HTML.a(.href(path.link(to: docket.paths.comment(comment.id)))) {
            HTML.bdi { comment.id.text }
          }
        }
        HTML.span { lines.organization(comment) }
        if let mark = lines.mark(comment) { HTML.span { HTML.b { mark } } }
      }
      if !said.others.isEmpty { copies(said.others) }
    }
  }

  /// The codings by passage.
  private func passages(of said: Said) -> [[PublicCoding]] {
    var passages: [[PublicCoding]] = []
    for coding in said.codings {
      if let last = passages.last, last[0].passage == coding.passage,
        last[0].isAdrift == coding.isAdrift
      {
        passages[passages.count - 1].append(coding)
      } else {
        passages.append([coding])
      }
    }
    return passages
  }

  /// The words of a passage between quotation marks; what is said in their place has none.
  private func quoted(_ coding: PublicCoding, of comment: PublishedComment) -> String {
    let words = words(coding, of: comment)
    return coding.passage == nil ? words : "“" + words + "”"
  }

  private func words(_ coding: PublicCoding, of comment: PublishedComment) -> String {
    guard let passage = coding.passage else {
      return coding.isAdrift
        ? "The words that were tagged are no longer in the comment" : "The comment as a whole"
    }
    let bytes = Array((comment.body ?? "").utf8)
    return firstWords(of: String(decoding: bytes[passage], as: UTF8.self), atMost: 320)
  }

  /// What the passages were tagged as, where the response answers more than one issue, and what
  /// is in doubt.
  private func note(on codings: [PublicCoding]) -> HTML? {
    let doubt = codings.compactMap { doubtWords($0.target, in: docket) }.first
    guard issues.count > 1 || doubt != nil else { return nil }
    return pieces {
      if issues.count > 1 {
        for (number, coding) in codings.enumerated() {
          number > 0 ? "; " : ""
          HTML.bdi { uncapitalized(docket.name(of: coding.tag)) }
          if let target = coding.target {
            " on "
            breakable(target.citation.text)
          }
        }
        doubt == nil ? "" : ". "
      }
      doubt ?? ""
    }
  }

  /// The first passage of a comment that raises the issues; nil where it was not tagged itself.
  private func anchor(_ comment: Int) -> String? {
    let keys = Set(issues.map(\.key))
    return docket.codings(of: comment).first { keys.contains($0.issue) && $0.passage != nil }
      .flatMap(docket.passageAnchor)
  }

  private func copies(_ others: [Int]) -> HTML {
    let links = HTML.p(.class("sm soft")) {
      for (number, other) in others.enumerated() {
        number > 0 ? ", " : ""
        HTML.a(
          .href(path.link(to: docket.paths.comment(docket.comments[other].id), at: anchor(other)))
        ) { HTML.bdi { docket.comments[other].id.text } }
      }
    }
    return HTML.details(.class("sm")) {
      HTML.summary { counted(others.count, "other comment") + " in the same words" }
      links
    }
  }
}
