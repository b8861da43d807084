// Rulewright. Apache-2.0.

package import Codings
import Dockets
import Markup
import Redlining
import SitePages

/// What is shown where somebody changed the codebook while a definition was written.
///
/// Both texts, with what differs, and a form from which either can be saved: nothing was overwritten
/// and nothing typed is lost.
package func codebookConflictScreen(_ content: CodebookContent, theirs: Tag?) -> [UInt8] {
  let screen = StaffScreen(
    title: "Codebook: changed meanwhile", docket: content.docket, room: .codebook,
    person: content.person, mode: "Conflict", scripts: ["codebook.js"], styles: ["codebook.css"])
  return staffDocument(screen) {
    HTML.main(.class("panes p-codebook"), .id("main"), Attribute("data-show", "tag")) {
      for fragment in codebookConflictFragments(content, theirs: theirs) { fragment.html }
    }
  }
}

/// The same in a page that is open: it takes the place of the tag.
package func codebookConflictFragments(
  _ content: CodebookContent, theirs: Tag?
) -> [StaffFragment] {
  let mine = content.typed
  return [
    StaffFragment { tagList(content) },
    StaffFragment {
      HTML.section(
        .class("pane reading conflict"), .id("tag-pane"), Attribute("data-keys", "tag"),
        .role("alert"), .labelledBy("tag-title")
      ) {
        HTML.header { HTML.h2(.id("tag-title")) { "The codebook was changed while you wrote" } }
        HTML.div(
          .class("scroll"), .id("tag-scroll"), Attribute("tabindex", "0"), .role("region"),
          .label("Both texts")
        ) {
          HTML.p { "Nothing was overwritten. What you wrote is below and can be saved now." }
          if let mine {
            HTML.div(.class("both")) {
              side("Yours, not saved", mine, from: theirs)
              if let theirs {
                side("As it is now", theirs, from: nil)
              } else {
                HTML.section {
                  HTML.h3 { "As it is now" }
                  HTML.p { "There is no tag '\(mine.id)' any more." }
                }
              }
            }
            if theirs != nil {
              HTML.form(
                to: StaffPath.docket(content.docket.name, "codebook", mine.id.text, "define").link,
                .class("definition")
              ) {
                HTML.hiddenInput("version", content.version)
                TagFields(tag: mine).html
                HTML.p {
                  HTML.button(Attribute("type", "submit"), .class("btn main")) { "Save mine" }
                }
              }
            }
          }
          HTML.p {
            HTML.a(
              .href(
                StaffPath.docket(content.docket.name, "codebook").asking("tag", mine?.id.text).link),
              .class("btn")
            ) { "Keep what is there" }
          }
        }
      }
    },
  ]
}

private func side(_ title: String, _ tag: Tag, from other: Tag?) -> HTML {
  func words(_ part: KeyPath<Tag, String>) -> HTML {
    other.map { redlinedWords(wordChanges(from: $0[keyPath: part], to: tag[keyPath: part])) }
      ?? HTML(tag[keyPath: part])
  }
  return HTML.section {
    HTML.h3 { title }
    HTML.p(.class("law")) { words(\.definition) }
    if !tag.use.isEmpty {
      HTML.p {
        "Use it when: "
        words(\.use)
      }
    }
    if !tag.avoid.isEmpty {
      HTML.p {
        "Not when: "
        words(\.avoid)
      }
    }
  }
}
