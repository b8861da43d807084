// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Comments
import Dockets
import Markup
import Overviews
import Redlining
import Referencing

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
    let resolver = ReferenceResolver(
      content.tree, of: content.stage.id, cfr: docket.docket.cfr,
      steps: docket.redlines.map { step in
        StageStep(
          from: step.from, to: step.to, old: step.redline.old, new: step.redline.new,
          lineage: step.redline.lineage)
      })
    var tally = CitationTally()
    var known: [Int: [Int]] = [:]
    for comment in docket.comments(on: content.stage.id) {
      guard let body = docket.comments[comment].body else { continue }
      // Comments with the same words are read once, and are one letter.
      let text = docket.texts[comment]
      let clauses = known[text] ?? resolver.references(in: Array(body.utf8)).leading
      known[text] = clauses
      let letter = docket.letters.place(of: comment)?.letter.id
      tally.add(clauses, campaign: letter.map { "letter " + $0 } ?? "text \(text)")
    }
    citing = tally.citing
    cited = tally.cited
  }

  var isEmpty: Bool { cited.isEmpty }

  func html() -> HTML {
    let tree = docket.stages[stage].tree
    return pieces {
      HTML.p(.class("sm soft")) {
        "Found by a program in the public words of \(counted(citing, "comment")), and no tag of a "
        "person. Comments that are one letter count once."
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
