// Rulewright. Apache-2.0.

package import Dockets
import Markup

/// An event of the record's log, as a person reads it.
package struct LogLine: Sendable {
  package var number: Int
  /// As `2021-11-20T14:03:22Z`.
  package var at: String
  package var who: String
  /// What was done, in the log's own words.
  package var what: String
  /// What it was done to.
  package var subject: String
  /// Sentences that say more: the tag and the words, the disposition.
  package var details: [String]
  /// Where the thing is, if there is a screen for it.
  package var way: StaffPath?

  package init(
    number: Int, at: String, who: String, what: String, subject: String, details: [String] = [],
    way: StaffPath? = nil
  ) {
    self.number = number
    self.at = at
    self.who = who
    self.what = what
    self.subject = subject
    self.details = details
    self.way = way
  }
}

/// What the log's screen shows.
package struct HistoryContent: Sendable {
  package var docket: Docket
  package var person: String
  /// Newest first.
  package var lines: [LogLine]
  /// How many events the log has.
  package var count: Int
  /// The hash of the last one, by which the whole log can be told.
  package var head: String
  /// Whether older events follow these.
  package var hasOlder: Bool
  /// The comment that alone is told of; nil for all.
  package var comment: String?
  /// Whether there is a record that could have a log.
  package var hasRecord = true

  package init(
    docket: Docket, person: String, lines: [LogLine], count: Int, head: String, hasOlder: Bool,
    comment: String? = nil
  ) {
    self.docket = docket
    self.person = person
    self.lines = lines
    self.count = count
    self.head = head
    self.hasOlder = hasOlder
    self.comment = comment
  }

  /// Of a docket that has no record yet.
  package init(docket: Docket, person: String) {
    self.init(docket: docket, person: person, lines: [], count: 0, head: "", hasOlder: false)
    hasRecord = false
  }
}

/// The log: every change of the record, newest first, with who made it and when.
package func historyScreen(_ content: HistoryContent) -> [UInt8] {
  let screen = StaffScreen(
    title: "History", docket: content.docket, room: .history, person: content.person,
    mode: "History", keys: [KeyHint("u", what: "undo"), KeyHint("Shift U", what: "redo")],
    styles: ["codebook.css"])
  let path = StaffPath.docket(content.docket.name, StaffRoom.history.rawValue)
  return staffDocument(screen) {
    HTML.main(
      .class("p-history"), .id("main"), Attribute("tabindex", "-1"), Attribute("data-keys", "log")
    ) {
      HTML.div(.class("head")) {
        HTML.h2 { content.comment.map { "What happened to \($0)" } ?? "Every change" }
        HTML.span(.class("quiet")) {
          counted(content.count, "event")
          if content.count > 0 {
            ", the last with the hash "
            HTML.code { String(decoding: content.head.utf8.prefix(12), as: UTF8.self) }
          }
        }
      }
      if content.comment != nil {
        HTML.p { HTML.a(.href(path.link)) { "Every change of the docket" } }
      }
      if content.lines.isEmpty {
        empty(content)
      } else {
        table(content.lines)
      }
      if content.hasOlder, let last = content.lines.last {
        HTML.p(.class("pages")) {
          HTML.a(.href(path.asking("before", String(last.number)).link), .class("btn")) {
            "Older events"
          }
        }
      }
    }
  }
}

/// Why nothing is told, and what begins it.
private func empty(_ content: HistoryContent) -> HTML {
  guard !content.hasRecord else { return HTML.p { "Nothing was received or done yet." } }
  return pieces {
    HTML.p { "This docket has no record yet, so that nothing is told of it." }
    HTML.p {
      "The first import makes one: "
      HTML.code { "rulewright import \(content.docket.name) FILE" }
    }
  }
}

private func table(_ lines: [LogLine]) -> HTML {
  HTML.table(.class("log")) {
    HTML.thead {
      HTML.tr {
        HTML.th(.scope("col"), .class("num")) { "Event" }
        HTML.th(.scope("col")) { "When" }
        HTML.th(.scope("col")) { "Who" }
        HTML.th(.scope("col")) { "What" }
        HTML.th(.scope("col")) { "To what" }
      }
    }
    HTML.tbody {
      for line in lines {
        HTML.tr {
          HTML.th(.scope("row"), .class("num")) { String(line.number) }
          HTML.td(.class("when")) {
            HTML.time(Attribute("datetime", line.at)) { shown(line.at) }
          }
          HTML.td { line.who }
          HTML.td { line.what }
          HTML.td {
            if let way = line.way {
              HTML.a(.href(way.link)) { line.subject }
            } else {
              line.subject
            }
            for detail in line.details { HTML.div(.class("quiet")) { detail } }
          }
        }
      }
    }
  }
}

/// `2021-11-20 14:03 UTC` of `2021-11-20T14:03:22Z`.
func shown(_ at: String) -> String {
  let bytes = Array(at.utf8)
  guard bytes.count >= 16, bytes[10] == 0x54 else { return at }
  return String(decoding: bytes[..<10], as: UTF8.self) + " "
    + String(decoding: bytes[11..<16], as: UTF8.self) + " UTC"
}
