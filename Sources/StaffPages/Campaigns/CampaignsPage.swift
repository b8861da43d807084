// Rulewright. Apache-2.0.

import Campaigns
import Dockets
import Markup

/// The letters that many sent, the largest campaign first.
package func campaignsPage(_ content: CampaignsContent) -> [UInt8] {
  var screen = campaignScreen("Campaigns", content.docket, content.person)
  // Nothing stands there yet that a reader could lose.
  if !content.isKept, content.counting == .underWay { screen.reloads = .always(seconds: 5) }
  let path = StaffPath.docket(content.docket.name, StaffRoom.campaigns.rawValue)
  return staffDocument(screen) {
    HTML.main(.class("p-campaigns"), .id("main"), Attribute("tabindex", "-1")) {
      HTML.h2 { "Campaigns" }
      countingWords(content.counting, isKept: content.isKept, asOf: content.asOf, path)
      if content.isKept { numbers(content) }
      if content.page.total == 0 {
        empty(content)
      } else {
        list(content)
        pageWays(content.page, path, ("Larger campaigns", "Smaller campaigns"))
      }
      methodWords(content.method)
    }
  }
}

func campaignScreen(_ title: String, _ docket: Docket, _ person: String) -> StaffScreen {
  StaffScreen(
    title: title, docket: docket, room: .campaigns, person: person, mode: "Campaigns",
    keys: [KeyHint("u", what: "undo"), KeyHint("g", "c", what: "to coding")],
    styles: ["campaigns.css"])
}

private func numbers(_ content: CampaignsContent) -> HTML {
  let all = content.grouped + content.unique
  return HTML.p(.class("numbers")) {
    content.page.total == 0
      ? "No letter was sent by two or more of \(counted(all, "comment"))."
      : "\(counted(content.grouped, "comment")) of \(grouped(all)) are "
        + (content.page.total == 1 ? "one letter" : "one of \(grouped(content.page.total)) letters")
        + "; \(grouped(content.unique)) are nobody’s copy."
  }
}

private func empty(_ content: CampaignsContent) -> HTML {
  content.isKept || content.counting == .underWay
    ? HTML() : HTML.p { "Nothing was received yet, so that there is nothing to compare." }
}

private func list(_ content: CampaignsContent) -> HTML {
  HTML.table(.class("campaigns")) {
    if let words = content.page.words { HTML.caption { words } }
    HTML.thead {
      HTML.tr {
        HTML.th(.scope("col"), .class("num")) { "Comments" }
        HTML.th(.scope("col"), .class("num")) { "Word for word" }
        HTML.th(.scope("col")) { "The letter begins" }
        HTML.th(.scope("col")) { "Tags" }
      }
    }
    HTML.tbody {
      for line in content.lines {
        HTML.tr {
          HTML.td(.class("num"), Attribute("data-of", "comments")) { grouped(line.members) }
          HTML.td(.class("num"), Attribute("data-of", "word for word")) { grouped(line.copies) }
          HTML.th(.scope("row")) {
            HTML.a(
              .href(
                StaffPath.docket(
                  content.docket.name, StaffRoom.campaigns.rawValue, line.id
                ).link)
            ) { HTML.bdi { line.beginning.utf8.isEmpty ? "Without words" : line.beginning } }
          }
          HTML.td(.class(line.codings == 0 ? "tags none" : "tags")) {
            line.codings == 0 ? "untagged" : counted(line.codings, "coding")
            if line.isDecided { HTML.span(.class("quiet")) { ", staff decided" } }
          }
        }
      }
    }
  }
}
