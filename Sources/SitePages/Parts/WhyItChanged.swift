// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Redlining

/// Why the clauses of a comparison changed, as the agency says: responses, stated reasons, or
/// that neither is there.
struct WhyItChanged {
  let docket: PublicDocket
  /// The comparison, by index.
  let redline: Int
  let path: PagePath

  private var reading: RedlineReading { docket.readings[redline] }
  private var causes: ChangeCauses { docket.causes[redline] }

  /// That nothing is stated of the whole comparison, which then is said once.
  var isSilent: Bool { causes.isEmpty }

  /// The cell of a listed row; a reason is told in the margin of the text.
  func cell(_ row: Int) -> HTML {
    line(row) { _ in
      HTML.a(.class("to"), .href(PagePath().link(at: reading.anchor(row)))) { "Stated reason" }
    }
  }

  /// The same with the words of the reasons, where there is no margin.
  func inLine(_ row: Int) -> HTML {
    line(row) { words in
      pieces {
        HTML.b { "Reason: " }
        HTML.bdi { words }
      }
    }
  }

  private func line(_ row: Int, reason: (String) -> HTML) -> HTML {
    let listed = causes.of(listed: row, in: reading)
    if listed.isEmpty { return HTML.span(.class("soft")) { silence(row) } }
    return HTML.span(.class("dots")) {
      for cause in listed {
        HTML.span {
          switch cause {
          case .response(let index): dispositionLink(index, in: docket, path)
          case .reason(let words): reason(words)
          }
        }
      }
      if reading.subtree(row).contains(where: { causes.isUnexplained($0, in: reading) }) {
        HTML.span(.class("soft")) { "in part no reason stated" }
      }
    }
  }

  /// What stands in the margin of a changed row.
  ///
  /// What came or went inside another is explained with it, unless it has causes of its own.
  func note(_ row: Int) -> HTML {
    guard !isSilent, !reading.isPreamble[row] else { return HTML() }
    let here = causes.of(row)
    if reading.isInside[row] {
      let above = reading.parents[row].map(causes.of) ?? []
      return HTML(here.filter { !above.contains($0) }.map(inMargin))
    }
    if !here.isEmpty { return HTML(here.map(inMargin)) }
    let inside = causes.of(listed: row, in: reading)
    return HTML.p(.class("soft")) {
      inside.isEmpty ? silence(row) : "Reasons stand at the clauses inside"
    }
  }

  private func silence(_ row: Int) -> String {
    let rows = reading.subtree(row).filter { causes.isUnexplained($0, in: reading) }
    return rows.isEmpty ? "Same words" : "No reason stated"
  }

  private func inMargin(_ cause: ChangeCause) -> HTML {
    switch cause {
    case .reason(let words):
      return HTML.p(.class("why")) {
        HTML.b { "Reason: " }
        HTML.bdi { words }
      }
    case .response(let index):
      let response = docket.responses[index].response
      let page = docket.paths.response(response.id)
      let comments = docket.comments(answeredBy: index).count
      return HTML.div(.class("why")) {
        HTML.p { mark(of: response.disposition) }
        HTML.p { HTML.a(.href(path.link(to: page))) { HTML.bdi { response.title } } }
        HTML.p {
          if comments > 0 {
            HTML.a(.class("to"), .href(path.link(to: page, at: "said_"))) {
              counted(comments, "comment")
            }
          } else {
            HTML.span(.class("soft")) { "No public comment" }
          }
        }
      }
    }
  }

  /// How many changed clauses have no stated reason, in a sentence for the top of the page.
  func summary() -> HTML {
    let open = docket.unexplainedChanges(in: redline)
    let words: String =
      if isSilent {
        "No reasons are stated for these changes yet: no response and no note of the agency "
          + "names them."
      } else if open == 0 {
        "For each change of the \(docket.textWord)’s words a response or a reason is stated."
      } else {
        "For \(counted(open, "changed clause")) of the \(docket.textWord) neither a response nor a reason is "
          + "stated."
      }
    return HTML.p(.class("sm soft")) { words }
  }
}
