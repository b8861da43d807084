// Rulewright. Apache-2.0.

package import Dockets
import Markup

/// A docket in the list of all.
package struct DocketLine: Sendable {
  package var docket: Docket
  /// Nil where nothing was received yet.
  package var received: Int?
  package var untagged: Int?
  /// Whether an import keeps the record for itself, so that nothing is counted.
  package var isImporting = false
  /// Why it cannot be opened; nil when it can.
  package var fault: String?

  package init(docket: Docket, received: Int?, untagged: Int?, fault: String? = nil) {
    self.docket = docket
    self.received = received
    self.untagged = untagged
    self.fault = fault
  }
}

/// The first page: every docket of the workspace, with what waits in it.
package func docketsPage(
  _ dockets: [DocketLine], broken: [(name: String, fault: String)], person: String
) -> [UInt8] {
  let screen = StaffScreen(
    title: "Dockets", person: person, mode: "Dockets",
    keys: [KeyHint("j", "k", what: "next, previous"), KeyHint("Enter", what: "open")])
  return staffDocument(screen) {
    HTML.main(.class("plain-page"), .id("main"), Attribute("tabindex", "-1")) {
      HTML.h2 { "Dockets" }
      if dockets.isEmpty && broken.isEmpty {
        HTML.p {
          "There is no docket here yet. Make one in the terminal with "
          HTML.code { "rulewright new NAME" }
          "."
        }
      } else {
        list(of: dockets)
      }
      for docket in broken {
        HTML.div(.class("problem still")) {
          HTML.h3 { docket.name }
          HTML.p { docket.fault }
        }
      }
      HTML.p(.class("quiet")) {
        "What the public sees is "
        HTML.a(.href(Link("/site/"))) { "the built site" }
        "."
      }
    }
  }
}

private func list(of dockets: [DocketLine]) -> HTML {
  HTML.table(.class("list-of-dockets")) {
    HTML.thead {
      HTML.tr {
        HTML.th(.scope("col")) { "Docket" }
        HTML.th(.scope("col"), .class("num")) { "Received" }
        HTML.th(.scope("col"), .class("num")) { "Untagged" }
        HTML.th(.scope("col")) { "Go to" }
      }
    }
    HTML.tbody {
      for line in dockets {
        HTML.tr {
          HTML.th(.scope("row")) {
            HTML.a(
              .href(StaffPath.docket(line.docket.name, StaffRoom.coding.rawValue).link),
              .class("law")
            ) { line.docket.title }
            if line.docket.isIllustrative { HTML.span(.class("quiet")) { " sample" } }
          }
          if line.isImporting {
            HTML.td(.class("num"), Attribute("colspan", "2")) { "an import is under way" }
          } else {
            HTML.td(.class("num")) { line.received.map(String.init) ?? "none" }
            HTML.td(.class("num")) { line.untagged.map(String.init) ?? "none" }
          }
          HTML.td {
            for room in StaffRoom.allCases where room != .coding {
              HTML.a(.href(StaffPath.docket(line.docket.name, room.rawValue).link)) { room.name }
              Raw(" ")
            }
          }
        }
      }
    }
  }
}
