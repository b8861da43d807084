// Rulewright. Apache-2.0.

import Codings
import Dockets
import Exporting
import SitePages

/// The calendar and the feed of each docket, as files of the site beside the docket's page.
func siteFeeds(for content: SiteContent) -> [(String, [UInt8])] {
  zip(content.dockets, docketAddresses(for: content)).flatMap { docket, address in
    // Responses whose stage is not out yet have not been given.
    let answers = Dictionary(
      docket.responses.map { ($0.response.answeredIn, 1) }, uniquingKeysWith: +)
    let feed = feedFile(
      of: docket.docket, answers: answers, asOf: content.asOf, link: address.link(to:))
    return [
      (
        address.folder + "/" + DateFiles.calendar.description,
        calendarFile(of: docket.docket, asOf: content.asOf)
      ),
      (address.folder + "/" + DateFiles.feed.description, feed),
    ]
  }
}
