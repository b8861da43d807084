// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
import Dockets
package import IssueViews
import Markup

/// All issues of a docket: what narrows them, the list, and the table of tags and clauses.
package func issuesPage(
  _ board: IssueBoard, at address: IssueAddress, person: String
) -> [UInt8] {
  let screen = StaffScreen(
    title: "Issues", docket: board.docket, room: .issues, person: person, mode: "Issues",
    keys: [KeyHint("j", "k", what: "next, previous"), KeyHint("Enter", what: "open")],
    scripts: ["issues.js"], styles: ["issues.css"])
  return staffDocument(screen) {
    HTML.main(
      .class("panes p-issues"), .id("main"), Attribute("tabindex", "-1"),
      Attribute("data-keys", "issues"), Attribute("data-show", "list")
    ) {
      paneSwitch([("filter", "Narrow"), ("list", "Issues"), ("table", "Tags × clauses")], "list")
      filterPane(board, address)
      IssueList(board: board, address: address).pane
      IssueTable(board: board, address: address).pane
    }
  }
}

/// On a narrow window, one pane at a time.
func paneSwitch(_ panes: [(name: String, words: String)], _ shown: String) -> HTML {
  HTML.div(.class("paneswitch"), .role("group"), .label("Pane")) {
    for pane in panes {
      HTML.button(
        Attribute("type", "button"), Attribute("data-pane", pane.name),
        Attribute("aria-pressed", pane.name == shown ? "true" : "false")
      ) { pane.words }
    }
  }
}

/// The ways to narrow the list, each with how many issues it leaves.
private func filterPane(_ board: IssueBoard, _ address: IssueAddress) -> HTML {
  let counts = board.counts
  func entry(_ words: String, _ filter: IssueFilter) -> HTML {
    HTML.li {
      HTML.element(
        "a",
        [.href(address.list(filter).link)] + (filter == address.filter ? [.current("true")] : []),
        pieces {
          HTML.span { words }
          HTML.span(.class("n")) { "\(counts[filter] ?? 0)" }
        })
    }
  }
  var seen: Set<IssueFilter> = []
  let places = board.lines.compactMap { line -> (String, IssueFilter)? in
    let filter = IssueFilter(
      stage: line.issue.stage,
      place: line.issue.issue.label.map { .clause($0) } ?? .whole)
    guard seen.insert(filter).inserted else { return nil }
    return (line.coverage.citation?.text ?? "No clause", filter)
  }
  let tags = board.lines.compactMap { line -> (String, IssueFilter)? in
    let filter = IssueFilter(tag: line.tag.id)
    return seen.insert(filter).inserted ? (line.tag.name, filter) : nil
  }
  return HTML.nav(.class("pane"), Attribute("data-name", "filter"), .label("Narrow the list")) {
    HTML.div(
      .class("scroll rail"), .id("rail"), Attribute("tabindex", "0"), .role("region"),
      .label("Ways to narrow")
    ) {
      HTML.h2 { "Issues" }
      HTML.ul(.list) {
        entry("All", IssueFilter())
        entry("Unanswered", IssueFilter(answer: .unanswered))
        entry("Answered", IssueFilter(answer: .answered))
      }
      if !tags.isEmpty {
        HTML.h2 { "By tag" }
        HTML.ul(.list) { for (words, filter) in tags { entry(words, filter) } }
      }
      for stage in board.docket.stages {
        let own = places.filter { $0.1.stage == stage.id }
        if !own.isEmpty {
          HTML.h2 { "By clause of the \(uncapitalized(stage.name))" }
          HTML.ul(.list) { for (words, filter) in own { entry(words, filter) } }
        }
      }
    }
  }
}

/// Words in the midst of a sentence.
func uncapitalized(_ words: String) -> String {
  guard let first = words.utf8.first, (0x41...0x5A).contains(first) else { return words }
  return String(decoding: [first | 0x20] + words.utf8.dropFirst(), as: UTF8.self)
}
