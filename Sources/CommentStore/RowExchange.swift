// Rulewright. Apache-2.0.

import Codings
import Comments
import GRDB
import Redacting

/// Takes rows away and puts others in, all within the caller's transaction: what somebody changes
/// must be there as they saw it, byte for byte, and nothing may be in the way of what they put in.
struct RowExchange {
  private let db: Database
  private var conflicts: [RowConflict] = []

  init(_ db: Database) { self.db = db }

  /// Does it, or throws `StoreError.changedMeanwhile` with all that is otherwise; the transaction
  /// must then be given up.
  mutating func exchange(_ before: RecordChange, for after: RecordChange) throws {
    try lookFor(before)
    guard conflicts.isEmpty else { throw StoreError.changedMeanwhile(conflicts) }
    try takeAway(before)
    try putIn(after)
    try derive(before, after)
    guard conflicts.isEmpty else { throw StoreError.changedMeanwhile(conflicts) }
  }

  private mutating func lookFor(_ before: RecordChange) throws {
    let codings = CodingReader(db, from: .record)
    for expected in before.codings {
      let now = try codings.coding(number: expected.number)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(RowConflict(expected: .coding(expected), now: now.map(RecordRow.coding)))
      }
    }
    for expected in before.readings {
      let now = try ReadingRows.reading(of: expected.comment, by: expected.who, db)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(
          RowConflict(expected: .reading(expected), now: now.map(RecordRow.reading)))
      }
    }
    for expected in before.responses {
      let now = try ResponseRows.response(expected.response.id, db)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(
          RowConflict(expected: .response(expected), now: now.map(RecordRow.response)))
      }
    }
    for expected in before.redactions {
      let now = try RedactionRows.redaction(of: expected.comment, at: expected.range, db)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(
          RowConflict(expected: .redaction(expected), now: now.map(RecordRow.redaction)))
      }
    }
    for expected in before.disclosures {
      let now = try DisclosureRows.disclosure(like: expected, db)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(
          RowConflict(expected: .disclosure(expected), now: now.map(RecordRow.disclosure)))
      }
    }
    for expected in before.campaignDecisions {
      let now = try CampaignDecisionRows.decision(expected.number, db)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(
          RowConflict(
            expected: .campaignDecision(expected), now: now.map(RecordRow.campaignDecision)))
      }
    }
    if let expected = before.codebook {
      let now = try CodebookRows.newest(db)
      if now != expected {
        conflicts.append(
          RowConflict(
            expected: .codebook(sha256: expected.sha256),
            now: now.map { .codebook(sha256: $0.sha256) }))
      }
    }
  }

  private func takeAway(_ before: RecordChange) throws {
    for coding in before.codings {
      try db.cachedStatement(sql: "DELETE FROM coding WHERE number = ?").execute(
        arguments: [coding.number])
    }
    for reading in before.readings { try ReadingRows.remove(reading, db) }
    for redaction in before.redactions { try RedactionRows.remove(redaction, db) }
    for disclosure in before.disclosures { try DisclosureRows.remove(disclosure, db) }
    for decision in before.campaignDecisions {
      try CampaignDecisionRows.remove(decision.number, db)
    }
    for written in before.responses { try ResponseRows.remove(written.response.id, db) }
  }

  private mutating func putIn(_ after: RecordChange) throws {
    let codings = CodingReader(db, from: .record)
    for new in after.codings {
      let inTheWay =
        try codings.coding(number: new.number)
        ?? codings.numbered(Record.same(as: new.coding)).first
      if let inTheWay {
        conflicts.append(RowConflict(expected: nil, now: .coding(inTheWay)))
      } else {
        try db.cachedStatement(sql: Self.insert).execute(
          arguments: StatementArguments(Record.values(new.coding)) + [new.number])
      }
    }
    for new in after.readings {
      if let inTheWay = try ReadingRows.reading(of: new.comment, by: new.who, db) {
        conflicts.append(RowConflict(expected: nil, now: .reading(inTheWay)))
      } else {
        try ReadingRows.insert(new, db)
      }
    }
    for new in after.redactions {
      if let inTheWay = try RedactionRows.redaction(of: new.comment, at: new.range, db) {
        conflicts.append(RowConflict(expected: nil, now: .redaction(inTheWay)))
      } else {
        try RedactionRows.insert(new, db)
      }
    }
    for new in after.disclosures {
      if let inTheWay = try DisclosureRows.disclosure(like: new, db) {
        conflicts.append(RowConflict(expected: nil, now: .disclosure(inTheWay)))
      } else {
        try DisclosureRows.insert(new, db)
      }
    }
    for new in after.campaignDecisions {
      if let inTheWay = try CampaignDecisionRows.decision(new.number, db) {
        conflicts.append(RowConflict(expected: nil, now: .campaignDecision(inTheWay)))
      } else {
        try CampaignDecisionRows.insert(new, db)
      }
    }
    for new in after.responses {
      if let inTheWay = try ResponseRows.response(new.response.id, db) {
        conflicts.append(RowConflict(expected: nil, now: .response(inTheWay)))
      } else {
        try ResponseRows.insert(new, db)
      }
    }
    if let codebook = after.codebook {
      try CodebookRows.put(codebook.sha256, event: try EventLog(db: db).head().number + 1, db)
    }
  }

  /// What the public reads of a comment follows from the decisions about it.
  private func derive(_ before: RecordChange, _ after: RecordChange) throws {
    let touched =
      (before.redactions + after.redactions).map(\.comment)
      + (before.disclosures + after.disclosures).map(\.comment)
    let texts = PublicTexts(db)
    for comment in Set(touched).sorted() { try texts.derive(comment) }
  }

  private static let insert: String = {
    let marks = Array(repeating: "?", count: 15).joined(separator: ", ")
    return "INSERT INTO coding (\(CodingReader.columns), number) VALUES (\(marks))"
  }()
}
