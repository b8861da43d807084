// Rulewright. Apache-2.0.

import Codings
package import Comments
import GRDB
import Redacting

extension Record {
  /// Everything that the log knows of one comment, in the order in which it happened; nothing when
  /// the record has no such comment.
  ///
  /// Throws `StoreError`.
  package func history(of comment: CommentID) throws -> [HistoryEntry] {
    try file.reading { db in
      var reader = HistoryReader(db, of: comment)
      try EventLog(db: db).forEach(reader.conditions) { try reader.read($0) }
      return reader.entries
    }
  }
}

extension Record {
  /// The last events of the log, the newest first; with a number those before it.
  ///
  /// Throws `StoreError`.
  package func history(limit: Int, before number: Int? = nil) throws -> [RecordEvent] {
    try file.reading { db in
      try EventLog(db: db).last(limit, before: number).map { try RecordEvent($0) }
    }
  }
}

/// Follows one comment through the log.
private struct HistoryReader {
  private let db: Database
  private let id: CommentID
  private(set) var entries: [HistoryEntry] = []

  private var content: Comment?
  /// The codings that it bears, by their numbers.
  private var codings: [Int: Coding] = [:]
  /// All responses, and those that answer it.
  private var responses: [ResponseID: WrittenResponse] = [:]
  private var answers: [ResponseID: WrittenResponse] = [:]

  init(_ db: Database, of id: CommentID) {
    self.db = db
    self.id = id
  }

  /// The events that may be about it: an import by its list, a coding, reading or decision by the id
  /// in its JSON, and every response.
  var conditions: Conditions {
    var conditions = Conditions()
    let quoted = SourceFieldsJSON.quoted(id.text)
    conditions.add(
      """
      number IN (SELECT event FROM commentChange WHERE comment = ?1)
        OR instr(ifnull(before, ''), ?2) > 0 OR instr(ifnull(after, ''), ?2) > 0
        OR instr(ifnull(before, '') || ifnull(after, ''), '"campaignDecisions":') > 0
          AND instr(ifnull(before, '') || ifnull(after, ''), ?3) > 0
        OR instr(ifnull(before, ''), '"responses":') > 0
        OR instr(ifnull(after, ''), '"responses":') > 0
      """, id.text, "\"comment\":" + quoted, quoted)
    return conditions
  }

  mutating func read(_ event: Event) throws {
    func entry(_ what: HistoryEntry.What) -> HistoryEntry {
      HistoryEntry(event: event.number, at: event.at, who: event.who, what: what)
    }
    entries += try contents(event.number).map { what, isFileKept in
      var entry = entry(what)
      entry.isFileKept = isFileKept
      return entry
    }
    let (before, after) = (try RecordChange(event.before), try RecordChange(event.after))
    let own = try RecordEvent(event)
    let touched = own.codings.filter { ($0.after ?? $0.before)?.coding.comment == id }
    let readings = own.readings.filter { ($0.after ?? $0.before)?.comment == id }
    let redactions = own.redactions.filter { ($0.after ?? $0.before)?.comment == id }
    let disclosures = own.disclosures.filter { ($0.after ?? $0.before)?.comment == id }
    let decisions = own.campaignDecisions.filter {
      ($0.after ?? $0.before)?.comments.contains(id) ?? false
    }
    let isTouched =
      !touched.isEmpty || !readings.isEmpty || !redactions.isEmpty || !disclosures.isEmpty
      || !decisions.isEmpty
    if let undone = after.undoes, isTouched {
      entries.append(entry(own.what == .redone ? .redone(event: undone) : .undone(event: undone)))
    }
    for coding in touched {
      if let gone = coding.before { codings[gone.number] = nil }
      if let new = coding.after { codings[new.number] = new.coding }
      entries += Self.changes(coding).map(entry)
    }
    entries += readings.compactMap { reading in
      reading.after.map { entry(.read($0)) } ?? reading.before.map { entry(.unread($0)) }
    }
    entries += redactions.compactMap { row in
      row.after.map { entry(.decided($0)) } ?? row.before.map { entry(.undecided($0)) }
    }
    entries += disclosures.compactMap { row in
      row.after.map { entry(.disclosed($0)) } ?? row.before.map { entry(.undisclosed($0)) }
    }
    entries += decisions.compactMap { row in
      row.after.map { entry(.grouped($0)) } ?? row.before.map { entry(.ungrouped($0)) }
    }
    for gone in before.responses { responses[gone.response.id] = nil }
    for new in after.responses { responses[new.response.id] = new }
    entries += newAnswers().map(entry)
  }

  /// What became of one coding.
  private static func changes(
    _ coding: RecordEvent.Touched<NumberedCoding>
  ) -> [HistoryEntry.What] {
    switch (coding.before?.coding, coding.after?.coding) {
    case (nil, let new?): return [.coded(new)]
    case (let old?, nil): return [.uncoded(old)]
    case (let old?, let new?):
      var changes: [HistoryEntry.What] = []
      if old.tag != new.tag { changes.append(.retagged(new, before: old.tag)) }
      if old.target != new.target { changes.append(.retied(new, before: old.target)) }
      if !old.note.utf8.elementsEqual(new.note.utf8) {
        changes.append(.noted(new, before: old.note))
      }
      // Another tag has another definition, which nobody looked at again.
      if old.tag == new.tag, old.definition != new.definition { changes.append(.confirmed(new)) }
      return changes
    default: return []
    }
  }

  /// What an import did to it; a file may hold it more than once.
  private mutating func contents(
    _ event: Int
  ) throws -> [(what: HistoryEntry.What, isFileKept: Bool)] {
    let sql = """
      SELECT after, name, commentChange.receivedRow, ifnull(isKept, 1)
      FROM commentChange LEFT JOIN receivedFile ON receivedFile.number = commentChange.receivedFile
      WHERE event = ? AND comment = ? ORDER BY position
      """
    var found: [(HistoryEntry.What, Bool)] = []
    for row in try Row.fetchAll(db, sql: sql, arguments: [event, id.text]) {
      var columns = Columns(row)
      let hash = try columns.text()
      let (file, row) = (try columns.textIfAny() ?? "", try columns.number())
      let isKept = try columns.number() != 0
      let contents = CommentContents(db: db)
      guard let new = try contents.current(id.text, hash: hash) ?? contents.former(hash) else {
        throw JSONValue.NotReadable()
      }
      if let old = content {
        let changes = FieldChange.between(old, new)
        if !changes.isEmpty { found.append((.changed(changes, file: file, row: row), isKept)) }
      } else {
        found.append((.received(file: file, row: row), isKept))
      }
      if let withdrawal = new.withdrawal, content?.withdrawal == nil {
        found.append((.withdrawn(reason: withdrawal.reason, file: file, row: row), isKept))
      }
      content = new
    }
    return found
  }

  /// How the responses that answer it differ from those before.
  private mutating func newAnswers() -> [HistoryEntry.What] {
    guard let content else { return [] }
    let issues = Set(codings.values.map { $0.issue(commented: content.stage) })
    let now = responses.filter { !issues.isDisjoint(with: $0.value.response.stageIssues) }
    var found: [HistoryEntry.What] = []
    for id in Set(answers.keys).union(now.keys).sorted() {
      switch (answers[id], now[id]) {
      case (nil, let new?): found.append(.answered(by: new.response))
      case (_?, nil): found.append(.unanswered(by: id))
      case (let old?, let new?) where !RecordChange.areSame(old, new):
        found.append(.answerChanged(new.response))
      default: break
      }
    }
    answers = now
    return found
  }
}
