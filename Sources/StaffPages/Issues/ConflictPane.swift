// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
package import IssueViews
import Markup
import Redlining

/// Two texts of one response, side by side, and the choice between them; nothing is overwritten
/// until somebody chose.
package struct ConflictPane {
  /// What somebody typed.
  package var mine: ResponseDraft
  /// What stands; nil where it was taken back.
  package var theirs: StandingResponse?

  package init(mine: ResponseDraft, theirs: StandingResponse?) {
    self.mine = mine
    self.theirs = theirs
  }

  func html(_ page: IssuePage) -> HTML {
    let issue = page.dossier.line.issue
    return HTML.section(
      .class("pane conflict"), .id("answer"), Attribute("data-name", "answer"),
      Attribute("data-keys", "answer"), Attribute("tabindex", "-1"), .labelledBy("answer-title")
    ) {
      HTML.header {
        HTML.div(.role("alert")) {
          HTML.h2(.id("answer-title")) { heading }
          HTML.p { "Nothing was overwritten, and nothing that you wrote is lost: choose." }
        }
      }
      HTML.form(to: page.address.issue(issue, "response").link, .id("response"), .class("response"))
      {
        fields(page)
        HTML.div(
          .class("scroll"), .id("answer-scroll"), Attribute("tabindex", "0"), .role("region"),
          .label("Both texts")
        ) {
          HTML.div(.class("pad stack")) {
            differences
            HTML.div(.class("both")) {
              side("Theirs", mineIsNew: false)
              side("Yours", mineIsNew: true)
            }
          }
        }
        HTML.div(.class("actions")) {
          HTML.button(Attribute("type", "submit"), .class("btn"), .id("keep-mine")) { "Keep mine" }
          HTML.a(
            .class("btn"), .id("keep-theirs"),
            .href(page.address.response(theirs?.written.response.id, to: issue).link)
          ) { "Keep theirs" }
          HTML.button(
            Attribute("type", "submit"), .class("btn"), .id("from-both"),
            Attribute("name", "from"), Attribute("value", "both"),
            Attribute("formaction", page.address.issue(issue, "preview").link.text)
          ) { "Write one from both" }
        }
      }
    }
  }

  private var heading: String {
    guard let theirs else { return "This response was taken back while you wrote" }
    return "\(theirs.written.author) saved another text while you wrote"
  }

  /// All that was typed, on what stands now.
  @HTMLBuilder private func fields(_ page: IssuePage) -> HTML {
    HTML.hiddenInput("stage", mine.stage.text)
    if mine.id != nil, let theirs {
      HTML.hiddenInput("response", theirs.written.response.id.text)
      HTML.hiddenInput("version", theirs.version)
    } else {
      // Kept beside those that answer the issue now, which its author has then seen.
      for other in page.dossier.responses {
        HTML.hiddenInput("beside", other.written.response.id.text)
      }
      if let theirs { HTML.hiddenInput("theirs", theirs.written.response.id.text) }
    }
    HTML.hiddenInput("title", mine.title)
    for issue in mine.issues { HTML.hiddenInput("issue", issue.description) }
    if let stage = mine.answeredIn { HTML.hiddenInput("answered", stage.text) }
    if let disposition = mine.disposition {
      HTML.hiddenInput("disposition", disposition.rawValue)
    }
    for words in mine.changed { HTML.hiddenInput("changed", words) }
    HTML.hiddenInput("body", mine.body)
  }

  /// What differs beside the text, in words.
  @HTMLBuilder private var differences: HTML {
    if let their = theirs?.written.response {
      let rows = [
        ("What people said", their.title, mine.title),
        ("Disposition", their.disposition.rawValue, mine.disposition?.rawValue ?? "none"),
        (
          "Answers", their.issues.map(\.description).joined(separator: ", "),
          mine.issues.map(\.description).joined(separator: ", ")
        ),
        (
          "Changed", their.changed.map(\.citation.text).joined(separator: ", "),
          mine.changed.joined(separator: ", ")
        ),
      ].filter { !$0.1.utf8.elementsEqual($0.2.utf8) }
      if !rows.isEmpty {
        HTML.table(.class("differing")) {
          HTML.caption(.class("vh")) { "What differs beside the text" }
          HTML.thead {
            HTML.tr {
              HTML.th(.scope("col")) { "Field" }
              HTML.th(.scope("col")) { "Theirs" }
              HTML.th(.scope("col")) { "Yours" }
            }
          }
          HTML.tbody {
            for row in rows {
              HTML.tr {
                HTML.th(.scope("row")) { row.0 }
                HTML.td { row.1.isEmpty ? "none" : row.1 }
                HTML.td { row.2.isEmpty ? "none" : row.2 }
              }
            }
          }
        }
      }
    }
  }

  /// One of the two texts, with the words marked that the other lacks.
  private func side(_ name: String, mineIsNew: Bool) -> HTML {
    let their = theirs.map { $0.text ?? $0.written.response.body } ?? ""
    let own: WordChange.Operation = mineIsNew ? .insert : .delete
    return HTML.section(.label(name)) {
      HTML.h3(.class("lbl")) { name }
      HTML.p(.class("raw")) {
        if !mineIsNew, theirs == nil {
          "It is there no more."
        } else {
          for change in wordChanges(from: their, to: mine.body) {
            if change.operation == .equal {
              change.text
            } else if change.operation == own {
              HTML.mark {
                HTML.hidden("only here: ")
                change.text
                HTML.hidden(" end of that ")
              }
            }
          }
        }
      }
    }
  }
}
