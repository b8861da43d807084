// Rulewright. Apache-2.0.

package import Clauses
import Codings
import Coverage
import Dockets
package import IssueViews
import Markup
import SitePages

/// The response to an issue while it is written.
package struct AnswerPane {
  package var draft: ResponseDraft
  /// The changes that lead to the stage that answers.
  package var changes: [ChangeChoice]
  /// The text as the public will read it; nil where nobody asked.
  package var preview: ClauseTree?
  /// Why it was not saved.
  package var fault: String?
  /// What somebody else wrote, where one text is made of both.
  package var theirs: StandingResponse?

  package init(
    draft: ResponseDraft, changes: [ChangeChoice], preview: ClauseTree? = nil,
    fault: String? = nil, theirs: StandingResponse? = nil
  ) {
    self.draft = draft
    self.changes = changes
    self.preview = preview
    self.fault = fault
    self.theirs = theirs
  }

  /// The text as the public will read it, to take its place in an open page.
  package static func preview(_ text: ClauseTree) -> StaffFragment {
    StaffFragment { previewBox(text) }
  }

  func html(_ page: IssuePage) -> HTML {
    let issue = page.dossier.line.issue
    let own = page.address.response(draft.id, to: issue)
    return HTML.section(
      .class("pane"), .id("answer"), Attribute("data-name", "answer"),
      Attribute("data-keys", "answer"), Attribute("data-at", own.link.text),
      Attribute("tabindex", "-1"), .labelledBy("answer-title")
    ) {
      HTML.header {
        HTML.div(.class("head")) {
          HTML.h2(.id("answer-title")) { draft.id == nil ? "A new response" : "The response" }
          HTML.span(.class("quiet")) { state(page) }
        }
        responses(page)
      }
      HTML.form(
        to: page.address.issue(issue, "response").link, .id("response"), .class("response"),
        Attribute("autocomplete", "off")
      ) {
        hiddenFields(issue)
        HTML.div(.class("scroll"), .id("answer-scroll"), Attribute("data-keep-scroll", nil)) {
          HTML.div(.class("pad stack")) {
            notices
            ResponseFields(pane: self, page: page).html
          }
        }
        actions(page)
      }
    }
  }

  private func state(_ page: IssuePage) -> String {
    guard let id = draft.id,
      let standing = page.dossier.responses.first(where: { $0.written.response.id == id })
    else { return "not saved yet" }
    return "\(id) · by \(standing.written.author)"
  }

  /// The responses that answer the issue, where there is a choice.
  @HTMLBuilder private func responses(_ page: IssuePage) -> HTML {
    let known = page.dossier.responses.map(\.written.response)
    if !known.isEmpty {
      HTML.nav(.class("responses"), .label("Responses to this issue")) {
        for response in known {
          HTML.element(
            "a",
            [.href(page.address.response(response.id, to: page.dossier.line.issue).link)]
              + (response.id == draft.id ? [.current("true")] : []), HTML(response.title))
        }
        HTML.element(
          "a",
          [.href(page.address.response(nil, to: page.dossier.line.issue).link)]
            + (draft.id == nil ? [.current("true")] : []), HTML("Another response"))
      }
    }
  }

  @HTMLBuilder private func hiddenFields(_ issue: StageIssue) -> HTML {
    HTML.hiddenInput("stage", draft.stage.text)
    if let id = draft.id { HTML.hiddenInput("response", id.text) }
    switch draft.began {
    case .version(let version): HTML.hiddenInput("version", version)
    case .nothing(let others):
      for other in others { HTML.hiddenInput("beside", other.text) }
    }
    HTML.hiddenInput("issue", issue.issue.description)
  }

  @HTMLBuilder private var notices: HTML {
    if let fault {
      HTML.div(.class("problem still"), .role("alert"), .id("fault")) {
        HTML.h3 { "The response was not saved" }
        HTML.p { fault }
      }
    }
    if let theirs {
      HTML.section(.class("theirs"), .labelledBy("theirs-title")) {
        HTML.h3(.class("lbl"), .id("theirs-title")) {
          "Theirs, by \(theirs.written.author): take over what is right"
        }
        HTML.p(.class("raw")) { theirs.text ?? theirs.written.response.body }
      }
    }
  }

  private func actions(_ page: IssuePage) -> HTML {
    let issue = page.dossier.line.issue
    return HTML.div(.class("actions")) {
      HTML.button(Attribute("type", "submit"), .class("btn main"), .id("save")) {
        "Save "
        HTML.kbd { "Ctrl Enter" }
      }
      HTML.button(
        Attribute("type", "submit"), .class("btn no-js"),
        Attribute("formaction", page.address.issue(issue, "preview").link.text + "#preview")
      ) { "Preview" }
      if draft.id != nil {
        HTML.button(
          Attribute("type", "submit"), .class("btn"), Attribute("formnovalidate", nil),
          Attribute("formaction", page.address.issue(issue, "remove").link.text)
        ) { "Take it back" }
      }
    }
  }
}

/// The text as the public will read it; empty until somebody asks.
func previewBox(_ text: ClauseTree?) -> HTML {
  HTML.div(.id("preview"), .class("preview-box"), Attribute("tabindex", "-1")) {
    if let text {
      HTML.h3(.class("lbl")) { "As the public will read it" }
      HTML.div(.class("prose law")) {
        text.clauses.contains { !$0.text.isEmpty || $0.heading != nil }
          ? ResponseBody.html(of: text) : HTML.p(.class("quiet")) { "Nothing is written yet." }
      }
    }
  }
}
