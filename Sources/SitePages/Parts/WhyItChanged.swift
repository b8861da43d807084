// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Markup
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
    cell([row])
  }

  /// The cell of several rows of one table that are listed as one.
  func cell(_ rows: [Int]) -> HTML {
    let (listed, isOpen) = stated(rows)
    if listed.isEmpty {
      return isOpen ? HTML.span(.class("soft")) { silence(isOpen) } : dash("Same words")
    }
    let lines = HTML(
      listed.map { cause in
        switch cause {
        case .response(let index): responseLine(index, in: docket, path)
        case .reason(let words):
          HTML.p {
            HTML.a(.class("to"), .href(PagePath().link(at: reading.anchor(rows[0])))) {
              "Stated reason"
              HTML.hidden(": " + firstWords(of: words, atMost: 60))
            }
          }
        }
      })
    return pieces {
      if listed.count == 1 {
        lines
      } else {
        HTML.details {
          HTML.summary { inNumbers(listed) }
          lines
        }
      }
      if isOpen { HTML.p(.class("soft")) { "In part no reason stated" } }
    }
  }

  /// How many distinct texts the responses answer that brought a listed row about.
  func textsAnswered(_ row: Int) -> Int {
    let issues = causes.of(listed: row, in: reading).flatMap { cause -> [RaisedIssue] in
      if case .response(let index) = cause { docket.issues(answeredBy: index) } else { [] }
    }
    return docket.said(issues).texts
  }

  /// The same with the words of the reasons, where there is no margin.
  func inLine(_ row: Int) -> HTML {
    line([row]) { words in
      pieces {
        HTML.b { "Reason: " }
        HTML.bdi { words }
      }
    }
  }

  /// The causes of some rows, each once, and whether something in them has none.
  private func stated(_ rows: [Int]) -> (listed: [ChangeCause], isOpen: Bool) {
    var seen: Set<ChangeCause> = []
    return (
      rows.flatMap { causes.of(listed: $0, in: reading) }.filter { seen.insert($0).inserted },
      rows.flatMap(reading.subtree).contains { causes.isUnexplained($0, in: reading) }
    )
  }

  private func line(_ rows: [Int], reason: (String) -> HTML) -> HTML {
    let (listed, isOpen) = stated(rows)
    if listed.isEmpty { return HTML.span(.class("soft")) { silence(isOpen) } }
    return HTML.span(.class("dots")) {
      for cause in listed {
        HTML.span {
          switch cause {
          case .response(let index):
            // Links that look alike are told apart by what they answer.
            listed.count > 1
              ? responseLink(index, in: docket, path) : dispositionLink(index, in: docket, path)
          case .reason(let words): reason(words)
          }
        }
      }
      if isOpen { HTML.span(.class("soft")) { "in part no reason stated" } }
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
      return folded(here.filter { !above.contains($0) })
    }
    if reading.clause(row)?.kind == .row, !here.isEmpty { return HTML(here.map(inMargin)) }
    if !here.isEmpty {
      guard let last = changedBefore(row), causes.of(last) == here else { return folded(here) }
      return HTML.p(.class("why soft")) {
        HTML.a(.class("to"), .href(PagePath().link(at: reading.anchor(last)))) { "As above" }
      }
    }
    let inside = causes.of(listed: row, in: reading)
    return HTML.p(.class("soft")) {
      inside.isEmpty
        ? silence(reading.subtree(row).contains { causes.isUnexplained($0, in: reading) })
        : "Reasons stand at the clauses inside"
    }
  }

  /// The changed row before one whose causes stand in the margin.
  private func changedBefore(_ row: Int) -> Int? {
    reading.redline.rows[..<row].indices.last { index in
      !reading.redline.rows[index].operations.isEmpty && !reading.isInside[index]
        && !reading.isPreamble[index] && reading.clause(index)?.kind != .row
    }
  }

  private func silence(_ isOpen: Bool) -> String { isOpen ? "No reason stated" : "Same words" }

  /// The causes of a row in little room: one in a line, more of them, or a long reason, folded.
  private func folded(_ causes: [ChangeCause]) -> HTML {
    if causes.isEmpty { return HTML() }
    if causes.count == 1 {
      switch causes[0] {
      case .response(let index): return responseLine(index, in: docket, path)
      case .reason(let words) where words.utf8.count <= 60: return inMargin(causes[0])
      case .reason: break
      }
    }
    return HTML.details(.class("why")) {
      HTML.summary { inNumbers(causes) }
      causes.map(inMargin)
    }
  }

  /// `5 responses · 1 reason`.
  private func inNumbers(_ causes: [ChangeCause]) -> String {
    let reasons = causes.count { if case .reason = $0 { true } else { false } }
    let responses = causes.count - reasons
    return [
      responses > 0 ? counted(responses, "response") : "",
      reasons > 0 ? counted(reasons, "reason") : "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func inMargin(_ cause: ChangeCause) -> HTML {
    switch cause {
    case .reason(let words):
      return HTML.p(.class("why")) {
        HTML.b { "Reason: " }
        HTML.bdi { words }
      }
    case .response(let index):
      let page = docket.paths.response(docket.responses[index].response.id)
      let comments = docket.said(answeredBy: index).comments
      return pieces {
        responseLine(index, in: docket, path)
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
        "For each change of the words of \(docket.ruleOrText) a response or a reason is stated."
      } else {
        "For \(counted(open, "changed clause")) of \(docket.ruleOrText) neither a response "
          + "nor a reason is stated."
      }
    return HTML.p(.class("sm soft")) { words }
  }
}

/// A response in a line of a margin: its disposition and its title.
func responseLine(_ index: Int, in docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.p(.class("why one")) { responseLink(index, in: docket, path) }
}

/// A response by its disposition and its title.
func responseLink(_ index: Int, in docket: PublicDocket, _ path: PagePath) -> HTML {
  let response = docket.responses[index].response
  return HTML.a(.class("to"), .href(path.link(to: docket.paths.response(response.id)))) {
    mark(of: response.disposition)
    draftedWord(response, in: docket)
    Raw(" ")
    HTML.bdi { response.title }
  }
}
