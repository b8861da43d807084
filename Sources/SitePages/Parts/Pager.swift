// Rulewright. Apache-2.0.

import Markup

/// How many lines a page of a long list holds.
let linesOnAPage = 100

/// Up to how many entries a list stands whole where it is a part of a page with other parts.
///
/// That is two pages of a list: a reader scrolls through so many, and they weigh some 100 kB. Where
/// there are more, the page shows the first, and the others stand elsewhere, so that no page grows with
/// what people sent.
let mostTogether = 2 * linesOnAPage

/// Up to how many pages a pager names them all; above, those around and every so many.
private let namedPages = 30

/// How many pages a list of so many lines has; one at least.
func pageCount(of lines: Int) -> Int { max(1, (lines + linesOnAPage - 1) / linesOnAPage) }

/// The ways to the pages of a list of so many lines; nothing where there is one page alone.
///
/// A list of many pages has the ways to the first, the previous, the next and the last one, to those
/// around, and to some far off, so that no page grows with the list.
func pager(
  of count: Int, at number: Int, from path: PagePath, label: String,
  _ target: (Int) -> PagePath
) -> HTML {
  pager(pages: pageCount(of: count), at: number, from: path, label: label, target)
}

/// The same for a list of so many pages.
func pager(
  pages: Int, at number: Int, from path: PagePath, label: String, _ target: (Int) -> PagePath
) -> HTML {
  guard pages > 1 else { return HTML() }
  func line(_ page: Int, _ words: HTML) -> HTML {
    HTML.li {
      let way = Attribute.href(path.link(to: target(page)))
      page == number ? HTML.a(way, .current("page")) { words } : HTML.a(way) { words }
    }
  }
  func numbered(_ page: Int) -> HTML {
    line(
      page,
      pieces {
        HTML.hidden("Page ")
        grouped(page)
      })
  }
  return HTML.nav(.label(label)) {
    HTML.ul(.class("views pager"), .list) {
      if pages <= namedPages {
        for page in 1...pages { numbered(page) }
      } else {
        if number > 1 { line(number - 1, HTML("Previous")) }
        for page in named(pages: pages, at: number) { numbered(page) }
        if number < pages { line(number + 1, HTML("Next")) }
      }
    }
  }
}

/// The pages that are named on one of many: the first and the last, those around, and eight more
/// spread evenly, by which any page is few steps away.
private func named(pages: Int, at number: Int) -> [Int] {
  let around = (max(1, number - 2)...min(pages, number + 2))
  let spread = (0...9).map { 1 + (pages - 1) * $0 / 9 }
  return Set(spread + Array(around)).sorted()
}
