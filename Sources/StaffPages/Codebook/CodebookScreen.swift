// Rulewright. Apache-2.0.

import Codings
import Dockets
import Markup

/// The codebook: every tag, and of the one that is looked at its definition, what waits for a
/// person's word since it changed, what can be done with it, and how it came to be.
package func codebookScreen(_ content: CodebookContent) -> [UInt8] {
  let name = content.chosenLine?.tag.name
  let screen = StaffScreen(
    title: name.map { "Codebook: \($0)" } ?? "Codebook", docket: content.docket, room: .codebook,
    person: content.person, mode: "Codebook",
    keys: [
      KeyHint("j", "k", what: "next, previous"), KeyHint("e", what: "edit"),
      KeyHint("r", what: "review"), KeyHint("Ctrl Enter", what: "save"),
      KeyHint("u", what: "undo"),
    ], scripts: ["codebook.js"], styles: ["codebook.css"])
  return staffDocument(screen) {
    HTML.main(.class("panes p-codebook"), .id("main"), Attribute("data-show", "tag")) {
      paneSwitch
      for fragment in codebookFragments(content) { fragment.html }
    }
  }
}

/// The two panes, each drawn anew after an act.
package func codebookFragments(_ content: CodebookContent) -> [StaffFragment] {
  [
    StaffFragment { tagList(content) },
    StaffFragment {
      HTML.section(
        .class("pane reading"), .id("tag-pane"), Attribute("data-keys", "tag"),
        Attribute("data-tag", content.chosen?.text ?? ""),
        .labelledBy("tag-title")
      ) {
        if let line = content.chosenLine {
          TagPane(content: content, line: line).html
        } else {
          newTag(content)
        }
      }
    },
  ]
}

private let paneSwitch = HTML.div(
  .class("paneswitch"), .role("group"), .label("Pane")
) {
  HTML.button(
    Attribute("type", "button"), Attribute("data-pane", "tags"), Attribute("aria-pressed", "false")
  ) { "Tags" }
  HTML.button(
    Attribute("type", "button"), Attribute("data-pane", "tag"), Attribute("aria-pressed", "true")
  ) { "This tag" }
}

func tagList(_ content: CodebookContent) -> HTML {
  let path = StaffPath.docket(content.docket.name, StaffRoom.codebook.rawValue)
  let waiting = content.lines.reduce(0) { $0 + $1.toReview }
  return HTML.nav(
    .class("pane tags"), .id("tags-pane"), .label("Tags"), Attribute("data-keys", "tags")
  ) {
    HTML.header {
      HTML.div(.class("head")) {
        HTML.h2 { counted(content.lines.count, "tag") }
        HTML.span(.class("quiet")) { waiting == 0 ? "none to review" : "\(waiting) to review" }
      }
    }
    HTML.ul(.class("scroll"), .id("tag-list"), Attribute("data-keep-scroll", nil)) {
      for line in content.lines {
        HTML.li {
          HTML.element(
            "a",
            [.href(path.asking("tag", line.tag.id.text).link)]
              + (line.tag.id == content.chosen ? [.current("true")] : []),
            pieces {
              HTML.span(.class("name")) { line.tag.name }
              HTML.span(.class("uses")) {
                String(line.comments)
                HTML.hidden(line.comments == 1 ? " comment" : " comments")
              }
              HTML.span(.class("first law")) { line.tag.definition }
              if line.toReview > 0 {
                HTML.span(.class("flag")) { "\(line.toReview) to review" }
              }
            })
        }
      }
      if content.lines.isEmpty {
        HTML.li(.class("empty")) { "The codebook is empty. Write its first tag here." }
      }
    }
    HTML.p(.class("below")) {
      HTML.a(
        .href(path.asking("new", "yes").link), .class("btn"), Attribute("data-key", "w")
      ) {
        "New tag "
        HTML.kbd { "w" }
      }
    }
  }
}

private func newTag(_ content: CodebookContent) -> HTML {
  pieces {
    HTML.header {
      HTML.h2(.id("tag-title")) { "A new tag" }
    }
    HTML.div(.class("scroll"), .id("tag-scroll"), Attribute("tabindex", "0"), .label("New tag")) {
      HTML.form(
        to: StaffPath.docket(content.docket.name, "codebook", "new").link, .class("definition")
      ) {
        HTML.hiddenInput("version", content.version)
        TagFields(tag: content.typed, hasID: true).html
        HTML.p {
          HTML.button(Attribute("type", "submit"), .class("btn main")) {
            "Add the tag "
            HTML.kbd { "Ctrl Enter" }
          }
        }
      }
    }
  }
}
