// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Markup

/// The texts that speak to each clause of a stage, clause by clause.
struct ClauseLists {
  let docket: PublicDocket
  let stage: Int
  let lines: CommentLines

  /// How many texts stand open; the others are one click away.
  private static let open = 8
  /// How many of a clause stand here at all where there are more than stand on one page: most of one
  /// that is spoken to alone, and some of each where many are.
  private static func most(of clauses: Int) -> Int { min(50, max(3, mostTogether / clauses)) }

  /// A text, with its first comment and how many others say the same.
  private typealias Text = (comment: Int, copies: Int, codings: [PublicCoding])

  /// What was said of a clause, and of an earlier version of it.
  private struct Said {
    let clause: Int
    let texts: [Text]
    let earlier: [TaggedPassage]
  }

  func html() -> HTML {
    let tree = docket.stages[stage].tree
    let said = tree.clauses.indices.compactMap { clause -> Said? in
      let place = ClausePlace(stage: stage, clause: clause)
      let (codings, doubtful) = (docket.codings(on: place), docket.doubtfulCodings(on: place))
      guard !codings.isEmpty || !doubtful.isEmpty else { return nil }
      return Said(
        clause: clause, texts: textByText(codings), earlier: docket.passages(of: doubtful))
    }
    guard !said.isEmpty else { return HTML() }
    let count = said.reduce(0) { $0 + $1.texts.count + $1.earlier.count }
    let most = docket.isLean || count > mostTogether ? Self.most(of: said.count) : Int.max
    return labelled(
      "By clause", note: "\(counted(said.count, "clause")) that texts speak to", id: "clauses_"
    ) {
      for said in said { section(said, atMost: most, of: tree) }
    }
  }

  private func section(_ said: Said, atMost most: Int, of tree: ClauseTree) -> HTML {
    let clause = tree.clauses[said.clause]
    let texts = said.texts
    let (shown, earlier) = (texts.prefix(most), said.earlier.prefix(most))
    docket.reading.prepare(
      Set(shown.map(\.comment) + earlier.map(\.coding.comment)).sorted())
    let id = "on-" + clause.label.text
    let place = ClausePlace(stage: stage, clause: said.clause)
    return HTML.section(.class("byclause")) {
      HTML.h3(.id(id)) {
        HTML.a(
          .href(
            lines.path.link(
              to: docket.paths.stage(docket.stages[stage].stage.id), at: clause.label.text))
        ) { HTML.bdi { clause.citation.text } }
        HTML.small { " " + counted(texts.count, "text") }
      }
      HTML.p(.class("sm soft clip")) { draftText(firstWords(of: clause.text, atMost: 150)) }
      cameOf(place)
      if !texts.isEmpty { list(shown.prefix(Self.open)) }
      if shown.count > Self.open {
        HTML.details {
          HTML.summary { counted(shown.count - Self.open, "more text") }
          list(shown.dropFirst(Self.open))
        }
      }
      rest(texts.count - shown.count, "more text stands", "more texts stand", place)
      if !earlier.isEmpty {
        // It is not among the texts counted.
        HTML.p(.class("sm soft gap")) { "On an earlier version, and not counted:" }
        HTML.ul(.class("list"), .list) { earlier.map(lines.passage) }
        rest(
          said.earlier.count - earlier.count, "more passage stands", "more passages stand", place)
      }
    }
  }

  private func list(_ texts: some Sequence<Text>) -> HTML {
    HTML.ul(.class("list"), .list) {
      texts.map { lines.brief($0.comment, copies: $0.copies, codings: $0.codings) }
    }
  }

  /// Where those stand for which there is no room.
  private func rest(_ count: Int, _ one: String, _ many: String, _ place: ClausePlace) -> HTML {
    guard count > 0 else { return HTML() }
    let tagged = docket.issues(on: place).filter { !$0.codings.isEmpty }
    return HTML.p(.class("sm soft")) {
      "\(counted(count, one, many)) with all passages of "
      for (number, issue) in tagged.enumerated() {
        number > 0 ? ", " : ""
        way(to: issue)
      }
      "."
    }
  }

  /// The passages of an issue, among those of its tag.
  private func way(to issue: RaisedIssue) -> HTML {
    HTML.a(
      .class("to"),
      .href(
        lines.path.link(
          to: docket.paths.tag(issue.key.issue.tag),
          at: issue.codings.isEmpty ? nil : tagAnchor(issue.key.stage, issue.key.issue.label)))
    ) { HTML.bdi { docket.name(of: issue.key.issue.tag) } }
  }

  /// The issues about the clause with what came of each.
  private func cameOf(_ place: ClausePlace) -> HTML {
    HTML.ul(.class("came sm"), .list) {
      for issue in docket.issues(on: place) {
        HTML.li {
          way(to: issue)
          ": "
          dispositionLine([issue], in: docket, lines.path)
        }
      }
    }
  }

  /// The codings by text, each text with its first comment and how many others say the same.
  private func textByText(_ codings: [PublicCoding]) -> [Text] {
    var order: [Int] = []
    var byText: [Int: [PublicCoding]] = [:]
    for coding in codings {
      let text = docket.comments[coding.comment].text
      if byText[text] == nil { order.append(text) }
      byText[text, default: []].append(coding)
    }
    return order.map { text in
      let codings = byText[text] ?? []
      let comments = Set(codings.map(\.comment))
      let first = comments.min() ?? 0
      let own = codings.filter { $0.comment == first }
      // So many as say all that stands there.
      let others = own.map { coding in
        docket.sharing.others(
          saying: codings.filter { $0.issue == coding.issue && $0.isShared == coding.isShared })
      }
      return (first, others.min() ?? 0, own)
    }
  }
}
