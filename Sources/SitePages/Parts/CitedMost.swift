// Rulewright. Apache-2.0.

import Clauses
import Comments
import Dockets
import Markup
import Overviews

/// The clauses that the comments on a stage cite most, as a program reads them: no tags.
struct CitedMost {
  private let docket: PublicDocket
  private let stage: Int
  private let path: PagePath
  private let citing: Int
  private let cited: [CitationTally.Cited]

  private static let most = 8

  init(_ docket: PublicDocket, stage: Int, path: PagePath) {
    self.docket = docket
    self.stage = stage
    self.path = path
    let content = docket.stages[stage]
    var tally = CitationTally()
    for (index, comment) in docket.comments.enumerated() where comment.stage == content.stage.id {
      // Comments with the same words are read once, and are one letter.
      guard comment.isPublic, let clauses = docket.cited[stage][comment.text] else { continue }
      let letter = docket.letters.letter(of: index)
      tally.add(clauses, campaign: letter.map { "letter \($0)" } ?? "text \(comment.text)")
    }
    citing = tally.citing
    cited = tally.cited
  }

  var isEmpty: Bool { cited.isEmpty }

  func html() -> HTML {
    let tree = docket.stages[stage].tree
    return pieces {
      HTML.p(.class("sm soft")) {
        "Found by a program in the public words of \(counted(citing, "comment")), not tagged by hand. "
        "Comments that are one letter count once."
      }
      HTML.ol(.class("list most"), .list) {
        for clause in cited.prefix(Self.most) {
          HTML.li {
            HTML.a(
              .href(
                path.link(
                  to: docket.paths.stage(docket.stages[stage].stage.id),
                  at: tree.clauses[clause.clause].label.text))
            ) { HTML.bdi { tree.clauses[clause.clause].citation.text } }
            HTML.b {
              grouped(clause.letters)
              HTML.hidden(clause.letters == 1 ? " text" : " texts")
            }
          }
        }
      }
      if cited.count > Self.most {
        HTML.p(.class("sm soft")) {
          "\(counted(cited.count - Self.most, "other clause is", "other clauses are")) cited."
        }
      }
    }
  }
}
