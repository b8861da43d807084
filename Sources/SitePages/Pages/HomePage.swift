// Rulewright. Apache-2.0.

import Comments
import Dockets

/// The first page: every docket, where it stands and how much was said.
func homePage(of dockets: [PublicDocket], in frame: Frame) -> SitePage {
  let path = PagePath()
  let areSamples = !dockets.isEmpty && dockets.allSatisfy(\.docket.isIllustrative)
  return frame.page(
    Frame.Page(
      path: path, title: areSamples ? "Sample dockets" : "Dockets",
      description: "Rules in the making: what they say, what changed, and what people said.",
      strip: areSamples
        ? "Sample texts written for this demonstration. None of them is an official rule." : nil)
  ) {
    pageHead(
      crumb: [], title: HTML(areSamples ? "Sample dockets" : "Dockets"),
      lead: HTML(
        "Rules in the making: what each says, what changed, how long comments are heard, and "
          + "what people said of every clause."
      ))
    if dockets.isEmpty {
      HTML.p(.class("soft")) { "There is no docket yet." }
    } else {
      HTML.ul(.class("dockets"), .list) { dockets.map { entry($0, from: path) } }
    }
  }
}

private func entry(_ docket: PublicDocket, from path: PagePath) -> HTML {
  HTML.li {
    HTML.div {
      HTML.h2 {
        HTML.a(.href(path.link(to: docket.paths.docket))) { HTML.bdi { docket.docket.title } }
      }
      if !docket.docket.summary.isEmpty {
        HTML.p(.class("quote")) { HTML.bdi { docket.docket.summary } }
      }
      HTML.p(.class("sm")) { threeInLine(docket.totalCounts) }
    }
    HTML.div(.class("state")) { state(of: docket) }
  }
}

private func state(of docket: PublicDocket) -> HTML {
  guard let content = docket.current else { return HTML.p(.class("soft")) { "No stage yet" } }
  return pieces {
    HTML.p { HTML.b { stageName(content.stage) } }
    if let withdrawal = content.withdrawal {
      HTML.p {
        "Withdrawn "
        HTML.b(.class("nw")) { timeElement(withdrawal.published) }
      }
    }
    if let closes = content.closes {
      HTML.p {
        content.isOpen ? HTML.b { "Open for comments until " } : HTML("Comments closed ")
        HTML.b(.class("nw")) { timeElement(closes) }
      }
      if content.isOpen, let instant = content.closesInstant {
        HTML.p(.class("sm soft")) {
          HTML.span(
            Attribute("data-until", instant),
            Attribute("data-next", "{n} left, until 11:59 pm Eastern"),
            Attribute("data-past", "Closed {n} ago"),
            Attribute("data-today", "Today, until 11:59 pm Eastern")
          ) { "11:59 pm Eastern time" }
        }
      }
    }
    if let effective = content.effective {
      HTML.p {
        effective <= docket.asOf ? "In effect since " : "Takes effect "
        HTML.b(.class("nw")) { timeElement(effective) }
      }
    }
  }
}
