// Rulewright. Apache-2.0.

import Dockets
import Markup

/// The lists by which words are found: by eye and by the browser's own search.
func indexLists(of docket: PublicDocket, in frame: Frame) -> [IndexList] {
  func list(_ name: String, _ note: String, _ folder: String, _ entries: [IndexEntry]) -> IndexList
  {
    IndexList(
      name: name, note: note, folder: folder, count: entries.count, entry: { entries[$0] },
      docket: docket, frame: frame)
  }
  let comments = docket.commentsByNumber
  return [
    list(
      "Headings and terms", "Of every stage, with the stages that have them", "headings",
      docket.clauseIndex),
    list("Tags", "What staff found in comments", "tags", docket.tagIndex),
    list(
      "Organizations", "As stated and not checked, with their comments", "organizations",
      docket.organizationIndex),
    IndexList(
      name: "Comments", note: "By number", folder: "comments", count: comments.count,
      entry: { docket.indexEntry(of: Int(comments[$0])) }, docket: docket, frame: frame,
      isByLetter: false),
  ].filter { $0.count > 0 }
}

/// The page on which words are found: its lists, and, where an index was made of the site and
/// scripts run, a search in all texts.
func searchPage(
  of docket: PublicDocket, _ lists: [IndexList], in frame: Frame
) -> SitePage {
  let path = docket.paths.search
  return frame.page(
    Frame.Page(
      path: path, title: "Search · \(docket.docket.title)",
      description: "Headings, terms, tags, organizations and comments, each with its place.",
      docket: docket, room: .search, isFound: false)
  ) {
    pageHead(
      crumb: [docketLink(docket, path)], title: HTML("Search"),
      lead: HTML("Find words in this docket, or look them up below."))
    HTML.div(
      .class("find"), Attribute("data-search", docket.paths.docket.folders.joined(separator: "/"))
    ) {
      HTML.element(
        "noscript", [],
        HTML.p(.class("prose soft")) {
          "The search box does not work here, because JavaScript is off. The index below lists "
          "every heading, tag and comment."
        })
    }
    if docket.isLean { HTML.p(.class("prose")) { whatIsSearched(docket) } }
    if !lists.isEmpty {
      // Open, so that it is there without scripts; folded once a search has found something.
      HTML.details(.class("gap"), Attribute("open", nil), Attribute("data-index", nil)) {
        HTML.summary { "The index" }
        HTML.p(.class("meta dots")) {
          for list in lists {
            HTML.span {
              HTML.a(.class("to"), .href(PagePath().link(at: list.folder + "_"))) { list.name }
            }
          }
        }
        for list in lists { list.section(on: path) }
      }
    }
  }
}

/// The way to a docket, over what is about all of it.
func docketLink(_ docket: PublicDocket, _ path: PagePath) -> HTML {
  HTML.a(.href(path.link(to: docket.paths.docket))) { HTML.bdi { docket.docket.title } }
}

/// What a search finds by its words in a large docket, and where the rest is.
private func whatIsSearched(_ docket: PublicDocket) -> String {
  let comments = "\(counted(docket.comments.count, "comment"))"
  let found =
    if docket.areCommentsSearched {
      "of its comments each letter that many sent, and what was said once or was tagged"
    } else if docket.areLettersSearched {
      "of its comments each letter that many sent, and no others"
    } else {
      "none of its comments by their words"
    }
  return "This docket has \(comments). A search finds the text, tags and responses, and \(found). "
    + "Every comment stands below by its number; organizations are listed for comments that are no "
    + "copy of a letter."
}
