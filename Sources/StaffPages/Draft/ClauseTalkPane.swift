// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
package import DraftViews
import Markup

/// What was said of the clause that is looked at, beside the text that is being changed.
package func clauseTalkPane(_ talk: ClauseTalk?, in screen: DraftScreen) -> StaffFragment {
  StaffFragment {
    HTML.section(
      .class("pane said"), .id("draft-said"), Attribute("data-name", "said"),
      .labelledBy("draft-said-title"), Attribute("data-keys", "draft")
    ) {
      HTML.header {
        HTML.div(.class("head")) {
          HTML.h2(.id("draft-said-title"), .class("cite")) {
            talk.map { "On " + $0.citation.text } ?? "Comments"
          }
          if let stage = talk?.stage {
            HTML.span(.class("quiet")) { "made on the " + stage.kind.rawValue }
          }
        }
        if let talk { numbers(talk.counts) }
      }
      HTML.div(
        .class("scroll"), .id("draft-said-list"), Attribute("tabindex", "0"), .role("region"),
        .label("Passages, issue by issue")
      ) {
        if let talk { content(talk, in: screen) } else { noClause }
      }
    }
  }
}

private let noClause = HTML.p(.class("empty")) {
  "Choose a clause, and what was said of it stands here."
}

private func numbers(_ counts: CommentCounts) -> HTML {
  HTML.dl(.class("three")) {
    for (number, name) in [
      (counts.received, "received"), (counts.distinctTexts, "distinct texts"),
      (counts.submittersAsStated, "submitters"),
    ] {
      HTML.div {
        HTML.dt { name }
        HTML.dd { "\(number)" }
      }
    }
  }
}

private func content(_ talk: ClauseTalk, in screen: DraftScreen) -> HTML {
  pieces {
    if talk.onOtherWording > 0 {
      HTML.p(.class("quiet note")) {
        talk.onOtherWording == 1
          ? "1 more comment spoke to another wording of it and is not counted."
          : "\(talk.onOtherWording) more comments spoke to another wording of it and are not "
            + "counted."
      }
    }
    for issue in talk.issues { article(issue, talk, in: screen) }
    if talk.issues.isEmpty {
      HTML.p(.class("empty")) { "Nobody's comment is tied to this clause." }
    }
    if !talk.reasons.isEmpty {
      HTML.article {
        HTML.h3 { "Reason for the change" }
        for reason in talk.reasons { given(reason) }
      }
    } else if let row = screen.view.row(talk.key), screen.view.rows[row].isChanged {
      HTML.article {
        HTML.h3 { "Reason for the change" }
        HTML.p(.class("quiet")) {
          "None is given yet: no response and no reason names this clause."
        }
      }
    }
  }
}

private func article(
  _ issue: TalkedIssue, _ talk: ClauseTalk, in screen: DraftScreen
) -> HTML {
  HTML.article {
    HTML.h3 {
      issue.tag.name
      Raw(" ")
      HTML.span(.class("quiet")) {
        issue.responses.isEmpty
          ? "unanswered" : issue.responses.map(\.disposition.rawValue).joined(separator: ", ")
      }
    }
    for passage in issue.passages {
      HTML.p(.class("law")) { passage.quote.map { "“" + $0 + "”" } ?? "The comment as a whole" }
      HTML.p(.class("quiet who")) {
        HTML.a(
          .href(
            StaffPath.docket(
              screen.view.docket.name, StaffRoom.coding.rawValue, passage.comment.text
            ).link)
        ) { passage.comment.text }
        " "
        passage.submitter.isEmpty ? "Nobody named" : passage.submitter
        " "
        HTML.span(.class("flag")) { standingWords(passage.standing) }
      }
    }
    if issue.more > 0 {
      HTML.a(
        .class("plain"), Attribute("data-all", nil),
        .href(
          screen.path {
            $0.clause = talk.key
            $0.wantsAll = true
          }.at("draft-said").link)
      ) {
        issue.more == 1 ? "1 more passage " : "\(issue.more) more passages "
        HTML.kbd(.class("js")) { "o" }
      }
    }
  }
}

private func standingWords(_ standing: String) -> String {
  switch standing {
  case "exact": "= exact"
  case "moved": "→ moved"
  case "edited": "≈ edited"
  case "ambiguous": "? ambiguous"
  default: "∅ " + standing
  }
}

private func given(_ reason: GivenReason) -> HTML {
  switch reason {
  case .stated(let words): HTML.p(.class("law")) { words }
  case .response(let id, let title, let disposition):
    pieces {
      HTML.p(.class("law")) { title }
      HTML.p(.class("quiet")) { "response \(id), \(disposition.rawValue)" }
    }
  }
}
