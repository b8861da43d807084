// Rulewright. Apache-2.0.

import Comments
import Markup

/// The ways to narrow the queue by campaigns, within its form.
struct CampaignFilter {
  let place: CodingPlace

  @HTMLBuilder var html: HTML {
    HTML.label(.class("check one-of-each")) {
      HTML.start(
        "input",
        [
          Attribute("type", "checkbox"), Attribute("name", "one"), Attribute("value", "each"),
          .id("one-of-each"),
        ] + (place.isOneOfEach ? [Attribute("checked", nil)] : []))
      "One of each letter"
    }
    if place.showsAdded { HTML.hiddenInput("added", "shown") }
    if let campaign = place.campaign { only(campaign) }
  }

  /// That only one campaign's comments are in the queue, and the way to all.
  private func only(_ campaign: String) -> HTML {
    var all = place.at(nil)
    all.campaign = nil
    return HTML.p(.class("quiet"), .id("of-campaign"), Attribute("data-native", nil)) {
      HTML.hiddenInput("campaign", campaign)
      "Of "
      HTML.a(
        .href(StaffPath.docket(place.docket, StaffRoom.campaigns.rawValue, campaign).link)
      ) { "one campaign" }
      ". "
      HTML.a(.href(all.path.link)) { "Of any or none" }
    }
  }
}
