// Rulewright. Apache-2.0.

import Markup

/// The dates of a docket to take away: for a calendar, and for a reader of feeds.
func dateFiles(of docket: PublicDocket, from path: PagePath) -> HTML {
  HTML.p(.class("sm dots take")) {
    HTML.span {
      HTML.a(.class("to"), .href(path.link(toFile: DateFiles.calendar, in: docket.paths.docket))) {
        "Calendar file"
      }
      " of its dates (.ics)"
    }
    HTML.span {
      HTML.a(.class("to"), .href(path.link(toFile: DateFiles.feed, in: docket.paths.docket))) {
        "Feed"
      }
      " of what is published (Atom)"
    }
  }
}
