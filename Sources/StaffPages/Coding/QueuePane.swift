// Rulewright. Apache-2.0.

import Codings
package import Comments
import Dockets
import Markup

/// The queue: what is in it, how far it is, and a stretch of its rows.
struct QueuePane {
  let screen: CodingScreen

  private var queue: QueueView { screen.queue }
  private var place: CodingPlace { screen.place }

  func html() -> HTML {
    HTML.section(
      .class("pane queue"), Attribute("data-name", "queue"), .labelledBy("queue-title"),
      Attribute("data-keys", "queue")
    ) {
      HTML.header {
        HTML.div(.class("head")) {
          HTML.h2(.id("queue-title")) { "Queue" }
          HTML.span(.class("quiet"), .id("queue-total")) {
            place.show == .all && place.search.isEmpty && place.tagged == nil
              && place.campaign == nil && !place.isOneOfEach
              ? counted(queue.total) : "\(place.show.name.lowercased()): \(total)"
          }
        }
        HTML.dl(.class("three")) {
          number(queue.counts.received, "received")
          number(queue.counts.distinctTexts, "distinct texts")
          number(queue.counts.submittersAsStated, "submitters")
        }
        progress()
      }
      ViewsPane(screen: screen).html
      filter
      rows()
    }
  }

  /// How many are in the queue, as far as they were counted.
  private var total: String {
    (queue.search?.isMore == true ? "more than " : "") + grouped(queue.total)
  }

  /// In which order a search gives what it found.
  private var order: HTML {
    guard let search = queue.search, queue.total > 1 else { return HTML() }
    return HTML.p(.class("quiet"), .id("search-order")) {
      search.isRanked ? "Best match first." : "Common words: as they arrived."
    }
  }

  private func counted(_ count: Int) -> String {
    count == 1 ? "1 comment" : "\(grouped(count)) comments"
  }

  private func number(_ value: Int, _ name: String) -> HTML {
    HTML.div {
      HTML.dt { name }
      HTML.dd { grouped(value) }
    }
  }

  /// How far the docket is, by comments that bear a coding.
  func progress() -> HTML {
    let received = queue.counts.received
    let share = received == 0 ? 0 : queue.tagged * 100 / received
    let words = "\(grouped(queue.tagged)) of \(grouped(received)) tagged"
    return HTML.div(.class("progress"), .id("progress")) {
      HTML.element(
        "svg",
        [
          .class("bar"), Attribute("viewBox", "0 0 100 6"),
          Attribute("preserveAspectRatio", "none"), .hidden,
        ],
        pieces {
          HTML.element(
            "rect", [.class("t"), Attribute("width", "100"), Attribute("height", "6")], HTML())
          HTML.element(
            "rect", [.class("f"), Attribute("width", String(share)), Attribute("height", "6")],
            HTML())
        })
      HTML.span { "\(words), \(grouped(queue.done)) done" }
    }
  }

  private var filter: HTML {
    HTML.query(
      to: StaffPath.docket(place.docket, StaffRoom.coding.rawValue).link, .class("filter"),
      .id("filter"), .role("search")
    ) {
      HTML.label(.class("vh"), Attribute("for", "show")) { "Show" }
      HTML.select(Attribute("name", "show"), .id("show")) {
        for show in CodingPlace.Show.allCases {
          choice(show.rawValue, show.name, isChosen: show == place.show)
        }
      }
      if screen.docket.stages.count > 1 {
        HTML.label(.class("vh"), Attribute("for", "stage")) { "Stage" }
        HTML.select(Attribute("name", "stage"), .id("stage")) {
          choice("", "All stages", isChosen: place.stage == nil)
          for stage in screen.docket.stages {
            choice(stage.id.text, stage.id.text, isChosen: stage.id == place.stage)
          }
        }
      }
      HTML.label(.class("vh"), Attribute("for", "search")) { "Words of the comments" }
      HTML.input(
        "search", .id("search"), Attribute("name", "q"), Attribute("value", place.search),
        Attribute("placeholder", "Search  /"), Attribute("data-keys", "search"))
      CampaignFilter(place: place).html
      HTML.button(Attribute("type", "submit"), .class("btn no-js")) { "Show" }
      if let tag = place.tagged { bearing(tag) }
      order
    }
  }

  /// That only what bears a tag is in the queue, and the way to all.
  private func bearing(_ tag: TagID) -> HTML {
    var all = place.at(nil)
    all.tagged = nil
    return HTML.p(.class("quiet"), .id("bearing"), Attribute("data-native", nil)) {
      HTML.hiddenInput("tagged", tag.text)
      "With the tag \(screen.tags.first { $0.tag.id == tag }?.tag.name ?? tag.text). "
      HTML.a(.href(all.path.link)) { "With any" }
    }
  }

  private func choice(_ value: String, _ words: String, isChosen: Bool) -> HTML {
    HTML.element(
      "option",
      [Attribute("value", value)] + (isChosen ? [Attribute("selected", nil)] : []), HTML(words))
  }

  // MARK: Rows

  /// The list; scripts fetch other stretches of it and keep its height as if all were there.
  private func rows() -> HTML {
    HTML.div(
      .class("scroll rows"), .id("rows"), Attribute("tabindex", "0"), .role("group"),
      .label("Comments in the queue"),
      Attribute("data-from", place.at(nil).piece("coding-rows").link.text)
    ) { stretch() }
  }

  /// A stretch of the list, which says where it begins.
  func stretch() -> HTML {
    HTML.div(
      .class("stretch"), .id("stretch"), Attribute("data-start", String(queue.start)),
      Attribute("data-total", String(queue.total))
    ) {
      if queue.rows.isEmpty { empty }
      if queue.start > 0, let first = queue.rows.first {
        more("Earlier", at: first.id)
      }
      for (index, row) in queue.rows.enumerated() { line(row, at: queue.start + index) }
      if queue.start + queue.rows.count < queue.total, let last = queue.rows.last {
        more("Later", at: last.id)
      }
    }
  }

  private func more(_ words: String, at comment: CommentID) -> HTML {
    HTML.a(.class("more no-js"), .href(place.at(comment).path.link)) { words + " comments" }
  }

  private var empty: HTML {
    let received = queue.counts.received
    return HTML.div(.class("empty")) {
      if received == 0 {
        HTML.p(.class("said")) { "No comment was received yet." }
      } else if place.search.isEmpty, place.show != .all {
        HTML.p(.class("said")) {
          switch place.show {
          case .notDone: "Nothing waits here: somebody is done with every comment."
          case .untagged: "No comment is untagged."
          case .unreadAttachments: "Every attachment of every comment was read."
          case .setAside: "Nothing is set aside."
          case .done: "Nobody is done with a comment yet."
          case .all: ""
          }
        }
      } else if place.campaign != nil, place.search.isEmpty {
        HTML.p(.class("said")) { "No comment of this campaign is here." }
      } else if place.tagged != nil, place.search.isEmpty {
        HTML.p(.class("said")) { "No comment bears this tag." }
      } else {
        HTML.p(.class("said")) { "No comment has these words." }
      }
      if received > 0 {
        HTML.p {
          HTML.a(
            .class("btn"),
            .href(CodingPlace(docket: place.docket, show: .all).path.link)
          ) { "Show all \(grouped(received))" }
        }
      }
    }
  }

  func line(_ row: QueueLine, at index: Int) -> HTML {
    let isCurrent = row.id == place.comment
    return HTML.element(
      "a",
      [
        .class("row"), .id(rowID(row.id)), .href(place.at(row.id).path.link),
        Attribute("data-at", String(index)),
      ] + (isCurrent ? [.current("true")] : []),
      pieces {
        ring(of: row)
        HTML.span(.class("id")) { shortID(row.id) }
        HTML.span(.class("who")) {
          HTML.bdi { row.submitter.isEmpty ? "No name stated" : row.submitter }
        }
        HTML.span(.class("n")) {
          flags(of: row)
          row.campaign?.flag ?? HTML()
          if row.codings > 0 {
            String(row.codings)
            HTML.hidden(row.codings == 1 ? " coding" : " codings")
          }
          HTML.hidden(", " + progressWords(of: row))
        }
        HTML.span(.class(row.attachments.unread > 0 ? "first two" : "first")) {
          if let count = row.campaign?.lettersCount {
            HTML.span(.class("sent")) { count }
            " "
          }
          HTML.bdi { row.found?.html ?? HTML(row.beginning) }
          if row.attachments.unread > 0 {
            " "
            HTML.span(.class("unread")) { row.attachments.inWords }
          }
        }
      })
  }
}

/// How far a comment is, as a shape: empty, half, full, crossed, set aside.
private func ring(of row: QueueLine) -> HTML {
  let circle = HTML(Raw("<circle cx=\"6\" cy=\"6\" r=\"5\"/>"))
  let shape: HTML =
    switch (row.isWithdrawn, row.state) {
    case (true, _): HTML(Raw("<path d=\"M2 2l8 8M10 2l-8 8\"/>"))
    case (_, .done): HTML([circle, HTML(Raw("<circle class=\"in\" cx=\"6\" cy=\"6\" r=\"5\"/>"))])
    case (_, .setAside): HTML([circle, HTML(Raw("<path d=\"M3.5 6h5\"/>"))])
    case (_, nil) where row.codings > 0:
      HTML([circle, HTML(Raw("<path class=\"in\" d=\"M6 1a5 5 0 0 1 0 10z\"/>"))])
    case (_, nil): circle
    }
  return HTML.element(
    "svg", [.class("dot"), Attribute("viewBox", "0 0 12 12"), .hidden], shape)
}

private func progressWords(of row: QueueLine) -> String {
  if row.isWithdrawn { return "withdrawn" }
  switch row.state {
  case .done: return "done"
  case .setAside: return "set aside"
  case nil: return row.codings > 0 ? "in progress" : "untagged"
  }
}

/// What must be known of a comment before it is opened.
func flags(of row: QueueLine) -> HTML {
  /// A stub is one still, and says that its argument is there all the same.
  func stub(_ attachments: AttachmentCounts) -> String {
    if attachments.read == 0 { return "stub" }
    return attachments.unread == 0 ? "stub, read" : "stub, part read"
  }
  let named: [(Bool, String, String)] = [
    (row.isStub, stub(row.attachments), row.attachments.read == 0 ? "flag solid" : "flag"),
    (row.isLate, "late", "flag"),
    (row.isWithdrawn, "withdrawn", "flag"), (row.isRestricted, "restricted", "flag"),
    (row.isWithheld, "withheld", "flag"),
  ]
  return HTML(
    named.filter(\.0).map { flag in
      HTML([HTML.span(.class(flag.2)) { flag.1 }, HTML(" ")])
    })
}

/// The id of a comment's row in the page.
func rowID(_ comment: CommentID) -> String { "row-" + percentEncoded(comment.text) }

/// The last part of a comment's number, by which people name it within a docket.
package func shortID(_ comment: CommentID) -> String {
  let parts = comment.text.utf8.split(separator: 0x2D)
  guard parts.count > 1, let last = parts.last, last.count > 1 else { return comment.text }
  return String(decoding: last, as: UTF8.self)
}

/// A number with its thousands apart.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude).utf8)
  var text: [UInt8] = number < 0 ? [0x2D] : []
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text.append(0x2C) }
    text.append(digit)
  }
  return String(decoding: text, as: UTF8.self)
}
