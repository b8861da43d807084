// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
import Dockets
import IssueViews
import Markup
import SitePages

/// The issues that a filter lets through, a line or two each.
struct IssueList {
  let board: IssueBoard
  let address: IssueAddress
  /// The one that is open.
  var open: StageIssue?

  var lines: [IssueLine] { board.lines(address.filter) }

  /// The list as a pane.
  var pane: HTML {
    let lines = lines
    return HTML.section(
      .class("pane"), .id("issue-list"), Attribute("data-name", "list"), .labelledBy("issues-title")
    ) {
      HTML.header {
        HTML.div(.class("head")) {
          HTML.h2(.id("issues-title")) { title(lines.count) }
          HTML.span(.class("quiet")) { "received / distinct" }
        }
        if address.filter.narrows { narrowing }
      }
      HTML.div(
        .class("scroll"), .id("issue-scroll"), Attribute("data-keys", "list"),
        Attribute("data-keep-scroll", nil)
      ) {
        if lines.isEmpty {
          HTML.p(.class("none")) { nothing }
        } else {
          HTML.ol(.class("issuelist"), .list, Attribute("data-roving", nil)) {
            for line in lines { item(line) }
          }
        }
      }
    }
  }

  private func title(_ count: Int) -> String {
    address.filter.narrows
      ? "\(count) of \(counted(board.lines.count, "issue"))"
      : "\(counted(count, "issue")), by clause"
  }

  /// Why the list is empty.
  private var nothing: String {
    if board.lines.isEmpty { return "No coding raises an issue yet: tag a comment first." }
    return address.filter == IssueFilter(answer: .unanswered)
      ? "Every issue is answered." : "No issue is like that."
  }

  /// What narrows the list, and the way out of it.
  private var narrowing: HTML {
    let filter = address.filter
    var words: [String] = []
    if let answer = filter.answer { words.append(answer.rawValue) }
    if let tag = filter.tag {
      words.append(board.lines.first { $0.tag.id == tag }?.tag.name ?? tag.text)
    }
    switch filter.place {
    case .clause(let label):
      let line = board.lines.first {
        $0.issue.issue.label == label && (filter.stage == nil || $0.issue.stage == filter.stage)
      }
      words.append(line?.coverage.citation?.text ?? label.text)
    case .whole: words.append("no clause")
    case nil: break
    }
    if let stage = filter.stage, let known = board.docket.stage(stage) { words.append(known.name) }
    return HTML.p(.class("quiet")) {
      words.joined(separator: ", ")
      " · "
      HTML.a(.href(address.list(IssueFilter()).link)) { "show all" }
    }
  }

  private func item(_ line: IssueLine) -> HTML {
    HTML.li {
      HTML.element(
        "a",
        [.href(address.issue(line.issue).link)]
          + (line.issue == open ? [.current("true")] : []),
        pieces {
          HTML.span(.class("what")) {
            cite(line)
            HTML.span(.class("quiet")) { " · \(line.tag.name)" }
          }
          numbers(line)
          HTML.span(.class("ttl law")) { said(line) }
          state(of: line)
        })
    }
  }

  private func numbers(_ line: IssueLine) -> HTML {
    HTML.span(.class("ct")) {
      "\(line.coverage.received)"
      HTML.hidden(" received")
      " / \(line.coverage.distinctTexts)"
      HTML.hidden(" distinct")
    }
  }
}

/// What an issue is about, as it is cited.
func cite(_ line: IssueLine) -> HTML {
  HTML.span(.class("cite")) {
    line.issue.issue.label == nil
      ? "The whole" : (line.coverage.citation?.text ?? line.issue.issue.label?.text ?? "")
  }
}

/// What people say, as far as anybody has written it: else what the clause is about.
private func said(_ line: IssueLine) -> HTML {
  if let response = line.coverage.responses.first { return HTML(response.title) }
  if let clause = line.clause { return draftText(clause.title) }
  return HTML(line.issue.issue.label == nil ? line.tag.definition : "The clause is there no more")
}

/// What was decided, or that nothing was.
func state(of line: IssueLine) -> HTML {
  if line.isUnanswered { return HTML.span(.class("st todo")) { "unanswered" } }
  guard line.isAnswered else {
    return HTML.span(.class("st")) { "no answer owed" }
  }
  var seen: Set<Disposition> = []
  let words = line.coverage.responses.map(\.disposition).filter { seen.insert($0).inserted }
  return HTML.span(.class("st")) { words.map(\.rawValue).joined(separator: "; ") }
}
