// Rulewright. Apache-2.0.

import Comments
import Dockets
import Markup

/// The first page: every docket, where it stands and how much was said.
func homePage(of dockets: [PublicDocket], in frame: Frame) -> SitePage {
  let path = PagePath()
  let areSamples = !dockets.isEmpty && dockets.allSatisfy(\.docket.isIllustrative)
  return frame.page(
    Frame.Page(
      path: path, title: areSamples ? "Sample dockets" : "Dockets",
      description: "Texts in the making: what they say, what changed, and what people said.",
      strip: areSamples
        ? "Sample texts written for this demonstration. None of them is an official rule." : nil)
  ) {
    pageHead(
      crumb: [], title: HTML(areSamples ? "Sample dockets" : "Dockets"),
      lead: HTML(
        "Texts in the making: what each says, what changed, and, where comments were asked for, "
          + "what people said."
      ))
    if dockets.isEmpty {
      HTML.p(.class("soft")) { "There is no docket yet." }
    } else {
      HTML.ul(.class("dockets"), .list) { inOrder(dockets).map { entry($0, from: path) } }
    }
  }
}

/// Those on which comments are open come first, and among equals the one with the latest event.
private func inOrder(_ dockets: [PublicDocket]) -> [PublicDocket] {
  dockets.enumerated().sorted { a, b in
    let (left, right) = (standing(of: a.element), standing(of: b.element))
    if left.isOpen != right.isOpen { return left.isOpen }
    return left.latest != right.latest ? left.latest > right.latest : a.offset < b.offset
  }.map(\.element)
}

/// Whether comments are open, and the number of the day on which something last came about.
private func standing(of docket: PublicDocket) -> (isOpen: Bool, latest: Int) {
  var past = 0
  for content in docket.stages {
    var days = content.stage.notices.map { $0.published }
    days += content.windows.flatMap { [$0.opens.day, $0.closes.day] }
    if let published = content.stage.published { days.append(published) }
    if let effective = content.effective { days.append(effective) }
    for day in days where day <= docket.asOf { past = max(past, day.number) }
  }
  return (docket.current?.isOpen ?? false, past)
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
      HTML.p(.class("sm")) {
        if let open = docket.current, open.isOpen, docket.counts[open.stage.id]?.received ?? 0 == 0
        {
          "No comments yet on this round. "
          if docket.totalCounts.received > 0 {
            "Before it: "
            threeInLine(docket.totalCounts)
            "."
          }
        } else if docket.stages.contains(where: docket.hasComments) {
          threeInLine(docket.totalCounts)
        } else {
          "No comments were asked for."
        }
      }
    }
    HTML.div(.class("state")) { state(of: docket) }
  }
}

private func state(of docket: PublicDocket) -> HTML {
  guard let content = docket.current else { return HTML.p(.class("soft")) { "No stage yet" } }
  return pieces {
    HTML.p { HTML.b { stageName(docket, content) } }
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
