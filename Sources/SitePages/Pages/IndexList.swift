// Rulewright. Apache-2.0.

import Dockets
import Markup

/// An index: a section of the search page, and pages of its own when it is long.
///
/// Above the pages stand others that lead to a hundred each, as many levels as there must be, so that
/// no page grows with the list.
struct IndexList {
  let name: String
  let note: String
  let folder: String
  let count: Int
  /// A line by its place; those of comments are too many to be kept.
  let entry: (Int) -> IndexEntry
  let docket: PublicDocket
  let frame: Frame
  /// Whether letters stand over it; numbers in their order need none.
  var isByLetter = true

  /// How many lines stand on one page.
  private var pageSize: Int { docket.isLean ? linesOnAPage : 500 }
  /// To how many pages one of a higher level leads.
  private static let ways = 100

  private var isLong: Bool { count > pageSize }

  /// How many lines a page of a level holds, with all that it leads to.
  private func lines(_ level: Int) -> Int {
    (0..<level).reduce(pageSize) { size, _ in size * Self.ways }
  }

  private func pageCount(_ level: Int) -> Int { (count + lines(level) - 1) / lines(level) }

  /// The level whose pages the search page names.
  private var top: Int {
    var level = 0
    while pageCount(level) > Self.ways { level += 1 }
    return level
  }

  private func path(_ level: Int, _ number: Int) -> PagePath {
    let first = docket.paths.search.adding(folder)
    if level > 0 { return first.adding("part-\(level)-\(number)") }
    return number == 1 ? first : first.adding("page-" + String(number))
  }

  /// The lines of a page of a level.
  private func range(_ level: Int, _ number: Int) -> Range<Int> {
    (number - 1) * lines(level)..<min(number * lines(level), count)
  }

  /// The whole list, or links to its pages.
  func section(on path: PagePath) -> HTML {
    labelled(name, note: note, id: folder + "_") {
      if isLong {
        HTML.p { "\(grouped(count)), on \(counted(pageCount(0), "page")):" }
        HTML.ul(.class("list gap"), .list) {
          (1...pageCount(top)).map { span(top, $0, from: path) }
        }
      } else {
        list((0..<count).map(entry), on: path)
      }
    }
  }

  func pages() -> some Sequence<SitePage> {
    let levels = isLong ? Array(0...top) : []
    return levels.lazy.flatMap { level in
      // The pages of the highest level are named on the search page.
      (1...pageCount(level)).lazy.map { level == 0 ? leaf($0) : part(level, $0) }
    }
  }

  private func leaf(_ number: Int) -> SitePage {
    let count = pageCount(0)
    let path = path(0, number)
    return page(path, "\(name), page \(grouped(number)) of \(grouped(count))") {
      labelled(name, id: folder + "_") { list(range(0, number).map(entry), on: path) }
      if count > Self.ways {
        pager(pages: count, at: number, from: path, label: "Pages") { self.path(0, $0) }
      } else {
        HTML.nav(.label("Pages")) {
          HTML.ul(.class("views pager"), .list) {
            for other in 1...count {
              HTML.li {
                if other == number {
                  HTML.a(.href(path.link(to: path)), .current("page")) { grouped(other) }
                } else {
                  HTML.a(.href(path.link(to: self.path(0, other)))) { grouped(other) }
                }
              }
            }
          }
        }
      }
    }
  }

  private func part(_ level: Int, _ number: Int) -> SitePage {
    let path = path(level, number)
    let first = (number - 1) * Self.ways + 1
    let last = min(number * Self.ways, pageCount(level - 1))
    return page(path, "\(name), part \(grouped(number)) of \(grouped(pageCount(level)))") {
      labelled(name, id: folder + "_") {
        HTML.ul(.class("list gap"), .list) {
          (first...last).map { span(level - 1, $0, from: path) }
        }
      }
      pager(pages: pageCount(level), at: number, from: path, label: "Parts") {
        self.path(level, $0)
      }
    }
  }

  private func page(
    _ path: PagePath, _ title: String, @HTMLBuilder _ content: () -> HTML
  ) -> SitePage {
    frame.page(
      Frame.Page(
        path: path, title: "\(title) · Search · \(docket.docket.title)",
        description: note + ".", docket: docket, room: .search, isFound: false)
    ) {
      pageHead(
        crumb: [HTML.a(.href(path.link(to: docket.paths.search))) { "Search" }],
        title: HTML(title), lead: HTML(note))
      content()
    }
  }

  /// `Acme to Zenith`, leading to that page.
  private func span(_ level: Int, _ number: Int, from path: PagePath) -> HTML {
    let range = range(level, number)
    return HTML.li {
      HTML.a(.href(path.link(to: self.path(level, number)))) {
        HTML.bdi { firstWords(of: entry(range.lowerBound).words, atMost: 60) }
        " to "
        HTML.bdi { firstWords(of: entry(range.upperBound - 1).words, atMost: 60) }
      }
    }
  }

  // MARK: The lines

  private func list(_ entries: [IndexEntry], on path: PagePath) -> HTML {
    var groups: [(letter: String, entries: [IndexEntry])] = []
    for entry in entries {
      let letter = isByLetter ? entry.letter : entry.group
      if groups.last?.letter == letter {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append((letter, [entry]))
      }
    }
    guard isByLetter else { return numbers(groups, path) }
    return HTML.div(.class("index")) {
      for group in groups {
        HTML.div {
          HTML.h3 { group.letter }
          HTML.ul(.list) { group.entries.map { line($0, path) } }
        }
      }
    }
  }

  /// Numbers, stage by stage where those of one stage follow each other.
  private func numbers(
    _ groups: [(letter: String, entries: [IndexEntry])], _ path: PagePath
  ) -> HTML {
    let isByStage = groups.count > 1 && Set(groups.map(\.letter)).count == groups.count
    return pieces {
      for group in isByStage ? groups : [("", groups.flatMap(\.entries))] {
        if isByStage { HTML.h3(.class("gap")) { group.letter } }
        HTML.ul(.class("index numbers"), .list) { group.entries.map { line($0, path) } }
      }
    }
  }

  /// The words lead to their place, where there is one; else each place is named after them.
  private func line(_ entry: IndexEntry, _ path: PagePath) -> HTML {
    HTML.li {
      if let place = entry.places.first, entry.places.count == 1,
        place.fragment == nil || !isByLetter, folder != "organizations"
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
          let isLast = number == entry.places.count - 1 && entry.more == 0
          // A stage is a word in the line; a comment's number is a name.
          let name = place.fragment == nil ? place.name : uncapitalized(place.name)
          // The comma stays with its link, unless that is too long for a line.
          HTML.span(.class(name.utf8.count < 32 ? "nw" : "place")) {
            link(to: place, from: path, name)
            if !isLast { "," }
          }
          if !isLast { Raw(" ") }
        }
        if entry.more > 0 { HTML.span(.class("soft")) { "and \(grouped(entry.more)) more" } }
      }
    }
  }

  private func link(to place: IndexEntry.Place, from path: PagePath, _ words: String) -> HTML {
    HTML.a(.href(path.link(to: place.page, at: place.fragment))) { HTML.bdi { words } }
  }
}
