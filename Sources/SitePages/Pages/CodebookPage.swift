// Rulewright. Apache-2.0.

import Codings
import Dockets
import Markup

/// The page of the codebook: every tag, what it means and how often it was given.
func codebookPage(of docket: PublicDocket, in frame: Frame) -> SitePage {
  let path = docket.paths.codebook
  return frame.page(
    Frame.Page(
      path: path, title: "Tags · \(docket.docket.title)",
      description: "The tags by which staff sort what people said, each with its definition.",
      docket: docket, room: .tags)
  ) {
    pageHead(
      crumb: [HTML("\(counted(docket.tags.count, "tag"))")], title: HTML("Tags"),
      lead: HTML(
        "Staff read each comment and mark its passages with these words, tied to the clause "
          + "that they speak to."
      ))
    labelled("The tags", note: "In the office’s order", id: "tags_") {
      HTML.table(.class("stack tags"), .role("table")) {
        HTML.thead(.role("rowgroup")) {
          HTML.tr(.role("row")) {
            HTML.th(.scope("col"), .role("columnheader")) { "Tag" }
            HTML.th(.scope("col"), .role("columnheader")) { "What it means" }
            HTML.th(.scope("col"), .role("columnheader"), .class("num")) { "Distinct texts" }
          }
        }
        HTML.tbody(.role("rowgroup")) { docket.tags.map { line($0, docket, path) } }
      }
    }
  }
}

private func line(_ tag: Tag, _ docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.tr(.role("row")) {
    HTML.th(.scope("row"), .role("rowheader")) {
      HTML.a(.href(path.link(to: docket.paths.tag(tag.id)))) { HTML.bdi { tag.name } }
    }
    HTML.td(.role("cell"), .class("quote")) {
      HTML.bdi { tag.definition.isEmpty ? "Not in the codebook." : tag.definition }
    }
    HTML.td(.role("cell"), .class("num"), Attribute("data-l", "Distinct texts")) {
      grouped(docket.distinctTexts(docket.codings.filter { $0.tag == tag.id }))
    }
  }
}
