// Rulewright. Apache-2.0.

import Dockets
import Markup

/// How many lines of an index stand on one page.
private let pageSize = 500

/// The pages on which words are found: by eye and by the browser's own search, and, where an index
/// was made of the site and scripts run, by a search in all texts.
func searchPages(of docket: PublicDocket, in frame: Frame) -> [SitePage] {
  let lists = [
    IndexList(
      name: "Headings and terms", note: "Of every stage, with the stages that have them",
      folder: "headings", entries: docket.clauseIndex, docket: docket, frame: frame),
    IndexList(
      name: "Tags", note: "What staff found in comments", folder: "tags",
      entries: docket.tagIndex, docket: docket, frame: frame),
    IndexList(
      name: "Organizations", note: "As stated and not checked, with their comments",
      folder: "organizations", entries: docket.organizationIndex, docket: docket, frame: frame),
    IndexList(
      name: "Comments", note: "By number", folder: "comments", entries: docket.commentIndex,
      docket: docket, frame: frame, isByLetter: false),
  ].filter { !$0.entries.isEmpty }
  return [searchPage(of: docket, lists, in: frame)] + lists.flatMap { $0.pages() }
}

private func searchPage(
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
      crumb: [], title: HTML("Search"),
      lead: HTML(
        "Every heading, defined term, tag, organization and comment, each with the places where "
          + "it stands."))
    HTML.div(
      .class("find"), Attribute("data-search", docket.paths.docket.folders.joined(separator: "/"))
    ) { HTML() }
    for list in lists { list.section(on: path) }
  }
}

/// An index: a section of the search page, and pages of its own when it is long.
private struct IndexList {
  let name: String
  let note: String
  let folder: String
  let entries: [IndexEntry]
  let docket: PublicDocket
  let frame: Frame
  /// Whether letters stand over it; numbers in their order need none.
  var isByLetter = true

  private var count: Int { (entries.count + pageSize - 1) / pageSize }
  private var isLong: Bool { entries.count > pageSize }

  private func path(_ number: Int) -> PagePath {
    let first = docket.paths.search.adding(folder)
    return number == 1 ? first : first.adding("page-" + String(number))
  }

  private func slice(_ number: Int) -> [IndexEntry] {
    Array(entries.dropFirst((number - 1) * pageSize).prefix(pageSize))
  }

  /// The whole list, or links to its pages.
  func section(on path: PagePath) -> HTML {
    labelled(name, note: note, id: folder + "_") {
      if isLong {
        HTML.p { "\(grouped(entries.count)), on \(counted(count, "page")):" }
        HTML.ul(.class("list gap"), .list) { (1...count).map { span($0, from: path) } }
      } else {
        list(entries, on: path)
      }
    }
  }

  func pages() -> [SitePage] {
    guard isLong else { return [] }
    return (1...count).map { number in
      let path = path(number)
      return frame.page(
        Frame.Page(
          path: path,
          title: "\(name), page \(number) of \(count) · Search · \(docket.docket.title)",
          description: note + ".", docket: docket, room: .search, isFound: false)
      ) {
        pageHead(
          crumb: [HTML.a(.href(path.link(to: docket.paths.search))) { "Search" }],
          title: HTML("\(name), page \(grouped(number)) of \(grouped(count))"), lead: HTML(note))
        labelled(name, id: folder + "_") { list(slice(number), on: path) }
        HTML.nav(.label("Pages")) {
          HTML.ul(.class("views pager"), .list) {
            for other in 1...count {
              HTML.li {
                if other == number {
                  HTML.a(.href(path.link(to: path)), .current("page")) { grouped(other) }
                } else {
                  HTML.a(.href(path.link(to: self.path(other)))) { grouped(other) }
                }
              }
            }
          }
        }
      }
    }
  }

  /// `Acme to Zenith`, leading to that page.
  private func span(_ number: Int, from path: PagePath) -> HTML {
    let lines = slice(number)
    return HTML.li {
      HTML.a(.href(path.link(to: self.path(number)))) {
        HTML.bdi { firstWords(of: lines.first?.words ?? "", atMost: 60) }
        " to "
        HTML.bdi { firstWords(of: lines.last?.words ?? "", atMost: 60) }
      }
    }
  }

  // MARK: The lines

  private func list(_ entries: [IndexEntry], on path: PagePath) -> HTML {
    guard isByLetter else {
      return HTML.ul(.class("index numbers"), .list) { entries.map { line($0, path) } }
    }
    var groups: [(letter: String, entries: [IndexEntry])] = []
    for entry in entries {
      if groups.last?.letter == entry.letter {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append((entry.letter, [entry]))
      }
    }
    return HTML.div(.class("index")) {
      for group in groups {
        HTML.div {
          HTML.h3 { group.letter }
          HTML.ul(.list) { group.entries.map { line($0, path) } }
        }
      }
    }
  }

  /// The words lead to their place, where there is one; else each place is named after them.
  private func line(_ entry: IndexEntry, _ path: PagePath) -> HTML {
    HTML.li {
      if let place = entry.places.first, entry.places.count == 1, place.fragment == nil,
        folder != "organizations"
      {
        link(to: place, from: path, entry.words)
      } else {
        HTML.bdi { entry.words }
        if !entry.note.isEmpty {
          HTML.span(.class("soft")) {
            ", "
            HTML.bdi { entry.note }
          }
        }
        ": "
        for (number, place) in entry.places.enumerated() {
          let isLast = number == entry.places.count - 1
          // A stage is a word in the line; a comment's number is a name.
          let name = place.fragment == nil ? place.name : uncapitalized(place.name)
          // The comma stays with its link, unless that is too long for a line.
          HTML.span(.class(name.utf8.count < 32 ? "nw" : "place")) {
            link(to: place, from: path, name)
            if !isLast { "," }
          }
          if !isLast { Raw(" ") }
        }
      }
    }
  }

  private func link(to place: IndexEntry.Place, from path: PagePath, _ words: String) -> HTML {
    HTML.a(.href(path.link(to: place.page, at: place.fragment))) { HTML.bdi { words } }
  }
}
