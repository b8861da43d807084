// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Markup

/// "What people said most", or without "most" where nothing was said by two texts.
func mostWords(_ words: String, _ counts: [TagCount]) -> String {
  counts.contains { $0.texts > 1 } ? words + " most" : words
}

/// Tags with their clauses and counts, most first.
///
/// What one text alone says stands only where nothing was said by more; how much is left out is
/// said and linked.
func mostSaid(
  _ counts: [TagCount], atMost limit: Int, on content: StageContent, in docket: PublicDocket,
  _ path: PagePath
) -> HTML {
  let often = counts.filter { $0.texts > 1 }
  let shown = (often.isEmpty ? counts : often).prefix(limit)
  let left = counts.count - shown.count
  let isLeftSingle = counts.dropFirst(shown.count).allSatisfy { $0.texts == 1 }
  return HTML.ol(.class("list most"), .list) {
    for count in shown { HTML.li { line(count, docket, path) } }
    if left > 0 {
      HTML.li {
        HTML.a(
          .class("to"),
          .href(path.link(to: docket.paths.comments(on: content.stage.id), at: "heat_"))
        ) {
          "and \(grouped(left)) more"
            + (isLeftSingle ? (left == 1 ? ", said by one text" : " said by one text each") : "")
        }
      }
    }
  }
}

private func line(_ count: TagCount, _ docket: PublicDocket, _ path: PagePath) -> HTML {
  pieces {
    HTML.span {
      HTML.a(
        .href(
          path.link(
            to: docket.paths.tag(count.tag),
            at: count.place.map { place in
              let stage = docket.stages[place.stage]
              return tagAnchor(stage.stage.id, stage.tree.clauses[place.clause].label)
            }))
      ) { HTML.bdi { docket.name(of: count.tag) } }
      if let place = count.place {
        HTML.span(.class("soft")) {
          " on "
          breakable(docket.stages[place.stage].tree.clauses[place.clause].citation.text)
        }
      }
    }
    HTML.b {
      grouped(count.texts)
      HTML.hidden(count.texts == 1 ? " text" : " texts")
    }
  }
}
