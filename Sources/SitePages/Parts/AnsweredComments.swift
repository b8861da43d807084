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
    /// The others, so many as have room, and how many they are.
    let others: [Int]
    let count: Int
    let codings: [PublicCoding]
  }

  func html() -> HTML {
    let texts = byText()
    // What is not shown in a large docket stands on the pages of the tags.
    let shown = docket.isLean ? texts.prefix(linesOnAPage) : texts[...]
    docket.reading.prepare(shown.map(\.comment))
    return pieces {
      HTML.ol(.class("list answered"), .list) { shown.prefix(Self.open).map(item) }
      if shown.count > Self.open {
        HTML.details {
          HTML.summary { counted(shown.count - Self.open, "more text") }
          HTML.ol(.class("list answered"), .list) { shown.dropFirst(Self.open).map(item) }
        }
      }
      if shown.count < texts.count { rest(texts.count - shown.count) }
    }
  }

  /// The ways to the texts for which there is no room.
  private func rest(_ count: Int) -> HTML {
    var seen: Set<String> = []
    let tags = issues.map(\.key.issue.tag).filter { seen.insert($0.text).inserted }
    return HTML.p(.class("sm gap")) {
      "\(counted(count, "more text stands", "more texts stand")) with the other passages of "
      for (number, tag) in tags.enumerated() {
        number > 0 ? ", " : ""
        HTML.a(.href(path.link(to: docket.paths.passages(of: tag, page: 1)))) {
          HTML.bdi { uncapitalized(docket.name(of: tag)) }
        }
      }
      "."
    }
  }

  private func byText() -> [Said] {
    var codingsOf: [Int: [PublicCoding]] = [:]
    for coding in issues.flatMap(\.codings).sorted().map({ docket.codings[$0] }) {
      codingsOf[coding.comment, default: []].append(coding)
    }
    // The same words on two stages stand once.
    var order: [Int] = []
    var byText: [Int: [Int32]] = [:]
    for (first, said) in docket.words(saying: issues) {
      let text = docket.sharing.words(of: first).text
      if byText[text] == nil { order.append(text) }
      byText[text, default: []] += said.comments
    }
    return order.compactMap { text in
      let same = byText[text] ?? []
      guard let tagged = same.lazy.map(Int.init).filter({ codingsOf[$0] != nil }).min() else {
        return nil
      }
      let room = docket.isLean ? 5 : same.count
      return Said(
        comment: tagged,
        others: same.lazy.map(Int.init).filter { $0 != tagged }.prefix(room).sorted(),
        count: same.count - 1, codings: codingsOf[tagged] ?? [])
    }
  }

  private func item(_ said: Said) -> HTML {
    let comment = docket.comment(said.comment)
    let lines = CommentLines(docket: docket, path: path)
    return HTML.li {
      for (number, passage) in passages(of: said).enumerated() {
        HTML.p(.class(number == 0 ? "quote" : "quote more")) {
          HTML.a(
            .href(
              docket.link(to: said.comment, from: path, at: docket.passageAnchor(passage[0])))
          ) { HTML.bdi { quoted(passage[0], of: comment) } }
        }
        if let note = note(on: passage) { HTML.p(.class("sm soft")) { note } }
      }
      HTML.p(.class("sm soft dots")) {
        HTML.span {
          HTML.a(.href(docket.link(to: said.comment, from: path))) {
            HTML.bdi { comment.id.text }
          }
        }
        HTML.span { lines.organization(comment) }
        if let mark = lines.mark(said.comment) { HTML.span { HTML.b { mark } } }
      }
      if said.count > 0 { copies(said) }
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

  private func copies(_ said: Said) -> HTML {
    let links = HTML.p(.class("sm soft")) {
      for (number, other) in said.others.enumerated() {
        number > 0 ? ", " : ""
        HTML.a(.href(docket.link(to: other, from: path, at: anchor(other)))) {
          HTML.bdi { docket.comments[other].id.text }
        }
      }
      if said.others.count < said.count, let (letter, _) = docket.letters.place(of: said.comment) {
        "; "
        HTML.a(.href(path.link(to: docket.paths.letter(letter.id)))) {
          "all \(counted(letter.received, "comment")) of the letter"
        }
      } else if said.others.count < said.count {
        " and \(grouped(said.count - said.others.count)) more"
      }
    }
    return HTML.details(.class("sm")) {
      HTML.summary { counted(said.count, "other comment") + " in the same words" }
      links
    }
  }
}
