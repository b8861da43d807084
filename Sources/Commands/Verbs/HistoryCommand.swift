// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses
import Codings
import CommentStore
import Comments
import Dockets
import Redacting
import Workbench

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Tell what happened to a docket or a comment, from the log",
    discussion: """
      Without a comment, the last events of the docket, the newest first. Of a comment: when it came and in which file, what changed when it came again, who coded it, who took a \
      coding back, and which response answers it. What it said before is in the log for good.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The comment's number; all that was done when none is named.")
  var comment: String?
  @Option(help: "At most so many events of the docket.")
  var limit: Int = 20
  @Option(help: "Only events of the docket before this one.")
  var before: Int?
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    guard let comment else { return try printDocket() }
    let entries = try place.workspace().commentHistory(of: CommentID(comment), in: docket)
    switch output.format {
    case .json:
      try printJSON(HistoryList(comment: comment, events: entries.map(HistoryRow.init)))
    case .text:
      for entry in entries { printText(entry) }
    }
  }

  private func printDocket() throws {
    let events = try place.workspace().docketHistory(of: docket, limit: limit, before: before)
    switch output.format {
    case .json: try printJSON(EventList(docket: docket, events: events.map(EventRow.init)))
    case .text:
      for event in events {
        print(
          Colour.bold(forTerminal("\(event.number)  \(event.at)  "))
            + forTerminal(eventWords(event)) + Colour.faint(forTerminal(", by \(event.who)")))
      }
    }
  }

  private func printText(_ entry: HistoryEntry) {
    let row = HistoryRow(entry)
    print(
      Colour.bold(forTerminal("\(entry.event)  \(entry.at)  ")) + forTerminal(row.what)
        + forTerminal(words(entry.what) + (entry.isFileKept ? "" : " (no copy kept)"))
        + Colour.faint(forTerminal(", by \(entry.who)")))
    for change in row.changes {
      print(forTerminal("    \(change.field)"))
      if let before = change.before { print("      - " + firstWords(before, 200)) }
      if let after = change.after { print("      + " + firstWords(after, 200)) }
    }
  }

  private func words(_ what: HistoryEntry.What) -> String {
    switch what {
    case .received(let file, let row), .changed(_, let file, let row):
      " in \(file), row \(row)"
    case .withdrawn(let reason, let file, let row):
      " in \(file), row \(row)" + (reason.isEmpty ? "" : ": \(firstWords(reason, 200))")
    case .coded(let coding), .uncoded(let coding), .confirmed(let coding): codingWords(coding)
    case .noted(let coding, _), .retied(let coding, _), .retagged(let coding, _):
      codingWords(coding)
    case .read(let reading), .unread(let reading):
      " \(reading.state.rawValue)" + (reading.reason.isEmpty ? "" : ": \(reading.reason)")
    case .decided(let redaction), .undecided(let redaction):
      " \(redaction.kind.rawValue): “\(firstWords(redaction.quote, 200))”"
    case .disclosed(let disclosure), .undisclosed(let disclosure):
      (disclosure.attachment.map { " attachment \($0)" } ?? "") + ", \(disclosure.kind.rawValue)"
        + (disclosure.reason.isEmpty ? "" : ": \(disclosure.reason)")
    case .grouped(let decision), .ungrouped(let decision): " " + decision.inWords
    case .undone(let event), .redone(let event): " event \(event)"
    case .answered(let response), .answerChanged(let response):
      " by \(response.id): \(firstWords(response.title, 200)) (\(response.disposition.rawValue))"
    case .unanswered(let id): " by \(id)"
    }
  }

  private func codingWords(_ coding: Coding) -> String {
    let clause = coding.target.map { " at \($0.citation) (\($0.version.stage))" } ?? ""
    let quote = coding.passage.map { ": “\(firstWords($0.quote, 200))”" } ?? ""
    return " \(coding.tag)\(clause)\(quote), coder \(coding.coder) at \(coding.at)"
  }
}

private struct HistoryList: Encodable {
  var comment: String
  var events: [HistoryRow]
}

private struct EventList: Encodable {
  var docket: String
  var events: [EventRow]
}

private struct HistoryRow: Encodable {
  struct Change: Encodable {
    var field: String
    var before: String?
    var after: String?
  }

  var event: Int
  var at: String
  var who: String
  var what: String
  var file: String?
  var row: Int?
  var fileKept: Bool?
  var reason: String?
  var changes: [Change] = []
  var tag: String?
  var stage: String?
  var clause: String?
  var quote: String?
  var coder: String?
  var codedAt: String?
  var response: String?
  var title: String?
  var disposition: String?
  var state: String?
  var undoes: Int?
  var attachment: Int?

  init(_ entry: HistoryEntry) {
    event = entry.event
    at = entry.at
    who = entry.who
    if !entry.isFileKept { fileKept = false }
    switch entry.what {
    case .received(let file, let row):
      what = "received"
      (self.file, self.row) = (file, row)
    case .changed(let changes, let file, let row):
      what = "changed"
      (self.file, self.row) = (file, row)
      self.changes = changes.map {
        Change(field: $0.field, before: $0.before, after: $0.after)
      }
    case .withdrawn(let reason, let file, let row):
      what = "withdrawn"
      (self.file, self.row, self.reason) = (file, row, reason)
    case .coded(let coding):
      what = "coded"
      set(coding)
    case .uncoded(let coding):
      what = "coding removed"
      set(coding)
    case .noted(let coding, let before):
      what = "noted"
      set(coding)
      changes = [Change(field: "note", before: before, after: coding.note)]
    case .retied(let coding, let before):
      what = "tied to another clause"
      set(coding)
      changes = [
        Change(
          field: "clause", before: before.map(Self.words), after: coding.target.map(Self.words))
      ]
    case .retagged(let coding, let before):
      what = "tagged otherwise"
      set(coding)
      changes = [Change(field: "tag", before: before.text, after: coding.tag.text)]
    case .confirmed(let coding):
      what = "confirmed"
      set(coding)
    case .read(let reading):
      what = "read"
      set(reading)
    case .unread(let reading):
      what = "reading taken back"
      set(reading)
    case .decided(let redaction):
      what = redaction.state.inWords
      set(redaction)
    case .undecided(let redaction):
      what = "decision about words taken back"
      set(redaction)
    case .disclosed(let disclosure):
      what = disclosure.state.rawValue
      set(disclosure)
    case .undisclosed(let disclosure):
      what = "decision taken back"
      set(disclosure)
    case .grouped(let decision):
      what = decision.inWords
    case .ungrouped(let decision):
      what = "taken back: " + decision.inWords
    case .undone(let event):
      what = "undone"
      undoes = event
    case .redone(let event):
      what = "done again"
      undoes = event
    case .answered(let response):
      what = "answered"
      set(response)
    case .answerChanged(let response):
      what = "answer changed"
      set(response)
    case .unanswered(let id):
      what = "no longer answered"
      response = id.text
    }
  }

  private static func words(_ target: ClauseTarget) -> String {
    "\(target.citation) (\(target.version.stage) \(target.version.fileHash.prefix(12)))"
  }

  private mutating func set(_ reading: Reading) {
    state = reading.state.rawValue
    reason = reading.reason
  }

  private mutating func set(_ redaction: Redaction) {
    quote = redaction.quote
    reason = redaction.kind.rawValue
  }

  private mutating func set(_ disclosure: Disclosure) {
    attachment = disclosure.attachment
    reason = disclosure.kind.rawValue
  }

  private mutating func set(_ coding: Coding) {
    tag = coding.tag.text
    stage = coding.target?.version.stage.text
    clause = coding.target?.citation.text
    quote = coding.passage?.quote
    coder = coding.coder
    codedAt = coding.at
  }

  private mutating func set(_ response: Response) {
    self.response = response.id.text
    title = response.title
    disposition = response.disposition.rawValue
  }
}
