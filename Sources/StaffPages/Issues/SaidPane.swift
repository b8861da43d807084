// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Coverage
import Dockets
import IssueViews
import Markup
import Redlining
import SitePages

/// What was said, the clause that it speaks to, and what became of that since.
struct SaidPane {
  let page: IssuePage

  private var dossier: IssueDossier { page.dossier }

  var html: HTML {
    HTML.section(
      .class("pane reading"), Attribute("data-name", "said"), .labelledBy("said-title")
    ) {
      HTML.header {
        HTML.div(.class("head")) {
          HTML.h2(.id("said-title"), .class("issue-title")) { page.heading }
          steps
        }
        HTML.p(.class("quiet")) { numbers }
      }
      HTML.div(
        .class("scroll"), .id("said"), Attribute("tabindex", "0"), .role("region"),
        .label("The clause, what became of it, and the passages")
      ) {
        HTML.div(.class("pad stack")) {
          clause
          since
          passages
        }
      }
    }
  }

  /// The ways to the issues beside this one in the list.
  private var steps: HTML {
    let (previous, next) = page.neighbours
    func step(_ issue: StageIssue?, _ key: String, _ words: String, _ sign: String) -> HTML {
      guard let issue else { return HTML() }
      return HTML.a(
        .class("plain"), .href(page.address.issue(issue).link), Attribute("data-key", key)
      ) {
        HTML.hidden(words)
        HTML.span(.hidden) { sign }
        HTML.kbd { key }
      }
    }
    return HTML.span(.class("steps")) {
      step(previous, "k", "Previous issue", "‹")
      step(next, "j", "Next issue", "›")
    }
  }

  private var numbers: String {
    let coverage = dossier.line.coverage
    return "\(coverage.received) received, \(coverage.distinctTexts) distinct · on the "
      + uncapitalized(dossier.stage.name)
      + (coverage.isOwedAnswer ? "" : " · all withdrawn, or late and not considered")
  }

  @HTMLBuilder private var clause: HTML {
    if let clause = dossier.line.clause {
      HTML.section(.labelledBy("clause-title")) {
        HTML.h3(.class("lbl"), .id("clause-title")) { "The clause, as it is there" }
        HTML.p(.class("law rule")) {
          if !clause.designation.isEmpty {
            draftText(clause.designation)
            Raw(" ")
          }
          clause.runs.isEmpty ? draftText(clause.title) : draftWords(clause.runs)
        }
      }
    } else if dossier.line.issue.issue.label != nil {
      HTML.p(.class("quiet")) { "The text of today has no such clause any more." }
    }
  }

  @HTMLBuilder private var since: HTML {
    if let next = dossier.next {
      HTML.section(.labelledBy("since-title")) {
        HTML.h3(.class("lbl"), .id("since-title")) { "Since then" }
        if dossier.since.isEmpty {
          HTML.p(.class("quiet")) {
            "It says the same in the \(uncapitalized(next.name))."
          }
        } else {
          for choice in dossier.since.prefix(6) { ChangeWords(choice).linked(to: next) }
          if dossier.since.count > 6 {
            HTML.p(.class("quiet")) { "and \(dossier.since.count - 6) more beneath it" }
          }
        }
      }
    }
  }

  private var passages: HTML {
    HTML.section(.labelledBy("passages-title")) {
      HTML.h3(.class("lbl"), .id("passages-title")) { "What they say" }
      HTML.ol(.class("passages"), .list) {
        for passage in dossier.passages { HTML.li { words(of: passage) } }
      }
      if dossier.more > 0 {
        HTML.p {
          HTML.a(.href(page.address.issue(dossier.line.issue).asking("passages", "all").link)) {
            "\(counted(dossier.more, "more passage"))"
          }
        }
      }
    }
  }

  private func words(of passage: RaisedPassage) -> HTML {
    pieces {
      HTML.p(.class("law quote")) {
        if let quote = passage.quote {
          "‘"
          HTML.bdi { draftText(quote) }
          "’"
        } else {
          HTML.span(.class("quiet")) { "The comment as a whole" }
        }
      }
      HTML.p(.class("quiet")) {
        HTML.a(
          .href(
            StaffPath.docket(
              page.board.docket.name, StaffRoom.coding.rawValue, passage.comment.text
            ).link)
        ) { HTML.bdi { passage.comment.text } }
        " · "
        passage.submitter.isEmpty ? HTML("nobody named") : HTML.bdi { passage.submitter }
        if let day = passage.received { HTML.span(.class("day")) { " · \(day)" } }
        for doubt in doubts(of: passage) {
          " "
          HTML.span(.class("flag")) { doubt }
        }
      }
    }
  }

  /// That its clause stands as its coder saw it, or why it may not be counted.
  private func doubts(of passage: RaisedPassage) -> [String] {
    guard passage.doubts.isEmpty else { return passage.doubts }
    return passage.standing.clause.map { [$0.name] } ?? []
  }
}
