// Rulewright. Apache-2.0.

package import Dockets
import Markup

/// One import, told whole: every row that is no comment in the record, and why.
package func importTold(
  _ line: ImportLine, rejected: [RowFate], skipped: [RowFate], of docket: Docket, person: String
) -> [UInt8] {
  staffDocument(receivedScreen(docket, person)) {
    HTML.main(
      .class("p-received"), .id("main"), Attribute("tabindex", "-1"),
      Attribute("data-keys", "received")
    ) {
      HTML.h2 { "What became of \(line.name)" }
      HTML.p(.class("back")) {
        HTML.a(.href(StaffPath.docket(docket.name, StaffRoom.received.rawValue).link)) {
          "All that was received"
        }
      }
      HTML.p {
        "\(sizeInWords(line.size)), imported "
        HTML.time(Attribute("datetime", line.at)) { shown(line.at) }
        " by \(line.who)"
        if let event = line.event {
          ", "
          HTML.a(
            .href(
              StaffPath.docket(docket.name, StaffRoom.history.rawValue)
                .asking("before", "\(event + 1)").link)
          ) { "event \(grouped(event))" }
        }
        "."
      }
      if !line.isKept {
        HTML.p {
          "No copy of it is kept here: the record has its SHA-256, by which it is known again. "
          "Import it again to keep one."
        }
      }
      if let rows = line.rows { HTML.p(.class("tally")) { rows.identity } }
      if rejected.isEmpty && skipped.isEmpty { HTML.p { "Every row is a comment in the record." } }
      rowFates("Rejected", "rejected", rejected, limit: .max)
      rowFates("Skipped", "skipped", skipped, limit: .max)
    }
  }
}
