// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Redacting
import StaffPages
import Workbench

extension StaffRoute {
  /// The log of a docket.
  static let history: [StaffRoute] = [
    .page("/d/:docket/history") { request, desk in
      let docket = try request.name("docket")
      let before = request.query["before"].flatMap { Int($0) }
      return StaffAnswer(.page(historyScreen(try desk.history(of: docket, before: before))))
    },
    .page("/d/:docket/history/:comment") { request, desk in
      let comment = CommentID(try request.name("comment"))
      return StaffAnswer(
        .page(historyScreen(try desk.history(of: comment, in: try request.name("docket")))))
    },
  ]
}

extension Desk {
  private static var eventsOnAPage: Int { 100 }

  /// The last events, or those before one.
  fileprivate func history(of docket: String, before: Int?) throws -> HistoryContent {
    let (events, head): ([RecordEvent], RecordHead)
    do {
      events = try workspace.docketHistory(
        of: docket, limit: Self.eventsOnAPage + 1, before: before)
      head = try workspace.recordHead(of: docket)
    } catch WorkspaceError.noRecord {
      return HistoryContent(docket: try workspace.load(docket).docket, person: person)
    }
    return HistoryContent(
      docket: try workspace.load(docket).docket, person: person,
      lines: events.prefix(Self.eventsOnAPage).map { LogLine($0, in: docket) },
      count: head.event, head: head.hash, hasOlder: events.count > Self.eventsOnAPage)
  }

  /// All that happened to one comment, the newest first.
  fileprivate func history(of comment: CommentID, in docket: String) throws -> HistoryContent {
    let entries = try workspace.commentHistory(of: comment, in: docket)
    let head = try workspace.recordHead(of: docket)
    return HistoryContent(
      docket: try workspace.load(docket).docket, person: person,
      lines: entries.reversed().map { entry in
        LogLine(
          number: entry.event, at: entry.at, who: entry.who, what: entry.what.inWords.what,
          subject: comment.text,
          details: entry.what.inWords.details + (entry.isFileKept ? [] : ["no copy kept"]),
          way: .docket(docket, "coding", comment.text))
      }, count: head.event, head: head.hash, hasOlder: false, comment: comment.text)
  }
}

extension LogLine {
  /// An event, with the way to what it was done to.
  fileprivate init(_ event: RecordEvent, in docket: String) {
    var details: [String] = []
    for touched in event.codings.prefix(5) {
      guard let coding = (touched.after ?? touched.before)?.coding else { continue }
      details.append(coding.inWords)
    }
    if event.codings.count > 5 { details.append("and \(event.codings.count - 5) codings more") }
    details += event.wordsOfCopies
    if event.comments > 0 { details.append("\(event.comments) comments") }
    if let undoes = event.undoes { details.append("event \(undoes)") }
    let comments = Set(event.codings.compactMap { ($0.after ?? $0.before)?.coding.comment })
      .union(event.readings.compactMap { ($0.after ?? $0.before)?.comment })
    var way: StaffPath?
    if comments.count == 1, let comment = comments.first {
      way = .docket(docket, "coding", comment.text)
    } else if event.codebook != nil {
      way = .docket(docket, StaffRoom.codebook.rawValue)
    }
    self.init(
      number: event.number, at: event.at, who: event.who,
      what: event.what?.rawValue ?? "done by a newer program", subject: event.subject,
      details: details, way: way)
  }
}

extension Coding {
  /// The tag, the clause and the first words.
  fileprivate var inWords: String {
    let words = passage.map { " “" + beginning(of: $0.quote) + "”" }
    return tag.text + (target.map { " at \($0.citation)" } ?? "") + (words ?? "")
  }
}

extension HistoryEntry.What {
  /// What was done, and what it was done with.
  fileprivate var inWords: (what: String, details: [String]) {
    switch self {
    case .received(let file, let row): ("received", ["in \(file), row \(row)"])
    case .changed(let changes, let file, let row):
      (
        "received again, changed",
        ["in \(file), row \(row)"]
          + changes.map { "\($0.field): " + beginning(of: $0.after ?? "nothing") }
      )
    case .withdrawn(let reason, let file, let row):
      ("withdrawn", ["in \(file), row \(row)", reason].filter { !$0.isEmpty })
    case .coded(let coding): ("coded", [coding.inWords])
    case .uncoded(let coding): ("coding taken off", [coding.inWords])
    case .noted(let coding, _): ("noted", [coding.inWords, coding.note].filter { !$0.isEmpty })
    case .retied(let coding, _): ("tied to another clause", [coding.inWords])
    case .retagged(let coding, _): ("given another tag", [coding.inWords])
    case .confirmed(let coding): ("confirmed", [coding.inWords])
    case .read(let reading):
      (reading.state.rawValue, [reading.reason].filter { !$0.isEmpty })
    case .unread(let reading): ("no longer \(reading.state.rawValue)", [])
    case .decided(let redaction):
      (redaction.state.inWords, [redaction.kind.rawValue, redaction.quote])
    case .undecided(let redaction):
      ("decision about words taken back", [redaction.kind.rawValue, redaction.quote])
    case .disclosed(let disclosure): (disclosure.state.rawValue, disclosure.details)
    case .undisclosed(let disclosure): ("decision taken back", disclosure.details)
    case .grouped(let decision): (decision.inWords, [])
    case .ungrouped(let decision): ("taken back", [decision.inWords])
    case .undone(let event): ("undone", ["event \(event)"])
    case .redone(let event): ("done again", ["event \(event)"])
    case .answered(let response): ("answered", ["\(response.id): \(response.title)"])
    case .answerChanged(let response): ("answer changed", ["\(response.id): \(response.title)"])
    case .unanswered(let id): ("answer taken back", [id.text])
    }
  }
}

extension Disclosure {
  /// What was decided about, and why.
  fileprivate var details: [String] {
    [attachment.map { "attachment \($0)" } ?? "the whole comment", kind.rawValue, reason]
      .filter { !$0.isEmpty }
  }
}

/// The first words of a text, cut between two letters.
private func beginning(of text: String) -> String {
  let bytes = Array(text.utf8)
  guard bytes.count > 80 else { return text }
  var end = 80
  while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
  return String(decoding: bytes[..<end], as: UTF8.self) + "…"
}
