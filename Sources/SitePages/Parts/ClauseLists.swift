// Rulewright. Apache-2.0.

import Clauses
import Dockets

/// The texts that speak to each clause of a stage, clause by clause.
struct ClauseLists {
  let docket: PublicDocket
  let stage: Int
  let lines: CommentLines

  /// How many texts stand open; the others are one click away.
  private static let open = 8

  func html() -> HTML {
    let tree = docket.stages[stage].tree
    let spoken = tree.clauses.indices.filter {
      !docket.codings(on: ClausePlace(stage: stage, clause: $0)).isEmpty
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
    let codings = docket.codings(on: ClausePlace(stage: stage, clause: index))
    let texts = textByText(codings)
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
      HTML.ul(.class("list"), .list) {
        texts.prefix(Self.open).map {
          lines.brief($0.comment, copies: $0.copies, codings: $0.codings)
        }
      }
      if texts.count > Self.open {
        HTML.details {
          HTML.summary { counted(texts.count - Self.open, "more text") }
          HTML.ul(.class("list"), .list) {
            texts.dropFirst(Self.open).map {
              lines.brief($0.comment, copies: $0.copies, codings: $0.codings)
            }
          }
        }
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
      let text = docket.texts[coding.comment]
      if byText[text] == nil { order.append(text) }
      byText[text, default: []].append(coding)
    }
    return order.map { text in
      let codings = byText[text] ?? []
      let comments = Set(codings.map(\.comment))
      let first = comments.min() ?? 0
      return (first, docket.copies(of: first).count, codings.filter { $0.comment == first })
    }
  }
}
