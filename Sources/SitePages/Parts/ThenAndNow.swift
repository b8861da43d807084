// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Dockets
import Markup

/// What is to be said of a target that does not stand as its coder saw it; nil where it does.
func doubtWords(_ target: PublicCoding.Target?, in docket: PublicDocket) -> String? {
  guard let target else { return nil }
  let made = "made on version " + shortHash(target.version.fileHash)
  func citation(_ possible: PossibleClause) -> String {
    docket.stages[target.stage].tree.clauses[possible.clause].citation.text
  }
  func alike(_ possible: PossibleClause) -> String {
    possible.percent.map { ", \($0) % the same" } ?? ""
  }
  switch target.standing {
  case .exact: return nil
  case .moved(let now): return "The same words stand at \(citation(now)) now; " + made
  case .edited(let now):
    let label = docket.stages[target.stage].tree.clauses[now.clause].label
    let place = label == target.label ? "" : " and stand at \(citation(now))"
    return "The words were edited since\(place)\(alike(now)); " + made
  case .ambiguous(let clauses):
    return "It could be " + clauses.map { citation($0) + alike($0) }.joined(separator: ", or ")
      + " now; " + made
  case .orphaned: return "There is no such clause any more; " + made
  }
}

/// The words of a clause as a coder saw them, beside those that it may have now.
struct ThenAndNow {
  let docket: PublicDocket
  let target: PublicCoding.Target

  func html() -> HTML {
    guard let seen = target.seen else { return HTML() }
    return HTML.details(.class("sm")) {
      HTML.summary {
        "The clause then and now"
        HTML.hidden(": " + target.citation.text)
      }
      HTML.p(.class("gap")) {
        HTML.b { "Then, \(target.citation.text): " }
        HTML.bdi { seen }
      }
      if target.doubtful.isEmpty {
        HTML.p(.class("gap")) { HTML.b { "Now: deleted" } }
      }
      for place in target.doubtful {
        let clause = docket.stages[place.stage].tree.clauses[place.clause]
        HTML.p(.class("gap")) {
          HTML.b { "Now, \(clause.citation.text): " }
          HTML.bdi { clause.text }
        }
      }
    }
  }
}
