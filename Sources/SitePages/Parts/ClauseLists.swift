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
  /// How many stand here at all in a large docket.
  private static let most = 50

  func html() -> HTML {
    let tree = docket.stages[stage].tree
    let spoken = tree.clauses.indices.filter {
      let place = ClausePlace(stage: stage, clause: $0)
      return !docket.codings(on: place).isEmpty || !docket.doubtfulCodings(on: place).isEmpty
    }
    guard !spoken.isEmpty else { return HTML() }
    return labelled(
      "By clause", note: "\(counted(spoken.count, "clause")) that texts speak to", id: "clauses_"
    ) {
      for clause in spoken { section(clause, of: tree) }
    }
  }

  private func section(_ index: Int, of tree: ClauseTree) -> HTML {
    let clause = tree.clauses[index]
    let place = ClausePlace(stage: stage, clause: index)
    let codings = docket.codings(on: place)
    let doubtful = docket.doubtfulCodings(on: place)
    let texts = textByText(codings)
    let shown = docket.isLean ? min(Self.most, texts.count) : texts.count
    let id = "on-" + clause.label.text
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
      if !texts.isEmpty {
        HTML.ul(.class("list"), .list) {
          texts.prefix(Self.open).map {
            lines.brief($0.comment, copies: $0.copies, codings: $0.codings)
          }
        }
      }
      if shown > Self.open {
        HTML.details {
          HTML.summary { counted(shown - Self.open, "more text") }
          HTML.ul(.class("list"), .list) {
            texts[..<shown].dropFirst(Self.open).map {
              lines.brief($0.comment, copies: $0.copies, codings: $0.codings)
            }
          }
        }
      }
      if shown < texts.count {
        HTML.p(.class("sm soft")) {
          "\(counted(texts.count - shown, "more text stands", "more texts stand")) on the pages of "
          "these tags."
        }
      }
      if !doubtful.isEmpty { earlierWording(doubtful) }
    }
  }

  /// The issues about the clause with what came of each.
  private func cameOf(_ place: ClausePlace) -> HTML {
    HTML.ul(.class("came sm"), .list) {
      for issue in docket.issues(on: place) {
        HTML.li {
          HTML.a(
            .class("to"),
            .href(
              lines.path.link(
                to: docket.paths.tag(issue.key.issue.tag),
                at: issue.codings.isEmpty
                  ? nil : tagAnchor(issue.key.stage, issue.key.issue.label)))
          ) { HTML.bdi { docket.name(of: issue.key.issue.tag) } }
          ": "
          dispositionLine([issue], in: docket, lines.path)
        }
      }
    }
  }

  /// What was said of the clause before its words were edited; it is not among the texts counted.
  private func earlierWording(_ codings: [PublicCoding]) -> HTML {
    pieces {
      HTML.p(.class("sm soft gap")) { "On an earlier version, and not counted:" }
      HTML.ul(.class("list"), .list) {
        lines.passages(codings, atMost: docket.isLean ? Self.most : Int.max)
      }
    }
  }

  /// The codings by text, each text with its first comment and how many others say the same.
  private func textByText(
    _ codings: [PublicCoding]
  ) -> [(comment: Int, copies: Int, codings: [PublicCoding])] {
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
      return (first, own.map { docket.sharing.copies(of: $0) }.min() ?? 0, own)
    }
  }
}
