// Rulewright. Apache-2.0.

import Markup

/// How many lines a page of a long list holds.
let linesOnAPage = 100

/// The ways to all pages of a list of so many lines; nothing where there is one page alone.
func pager(
  of count: Int, at number: Int, from path: PagePath, label: String,
  _ target: (Int) -> PagePath
) -> HTML {
  let pages = (count + linesOnAPage - 1) / linesOnAPage
  guard pages > 1 else { return HTML() }
  return HTML.nav(.label(label)) {
    HTML.ul(.class("views pager"), .list) {
      for page in 1...pages {
        HTML.li {
          let way = Attribute.href(path.link(to: target(page)))
          let words = pieces {
            HTML.hidden("Page ")
            grouped(page)
          }
          page == number ? HTML.a(way, .current("page")) { words } : HTML.a(way) { words }
        }
      }
    }
  }
}
