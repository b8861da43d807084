// Rulewright. Apache-2.0.

import Clauses
package import Codings
package import Comments
import Dockets
import GRDB
package import Redacting

/// What a record says and ever said of all that people write as text, by its log: whoever merges
/// text with a record asks it whether some words are older than the record, or news.
package struct RecordPast: Sendable {
  /// A coding that is not in the record because somebody took it back.
  package struct TakenBack: Sendable {
    package var coding: Coding
    /// Who took it back.
    package var who: String
    /// When, as the log says it.
    package var at: String
  }

  /// Every coding that was ever put in, in the order of the log.
  package private(set) var codings: [Coding] = []
  /// Every state of every response, in the order of the log.
  package private(set) var responses: [WrittenResponse] = []
  /// Every reading that was ever put in, in the order of the log.
  package private(set) var readings: [Reading] = []
  private var readingsTakenBack: [[[UInt8]]: (who: String, at: String)] = [:]
  private var redactions: Set<[UInt8]> = []
  private var disclosures: Set<[UInt8]> = []
  private var campaignDecisions: Set<[UInt8]> = []
  private var takenBackOnce: [CodingIdentity: TakenBack] = [:]

  /// The codings that were taken back and not put in again since, in no order.
  package var takenBack: [TakenBack] { Array(takenBackOnce.values) }

  /// That a coding was taken back: one of the same comment, tag, coder, words and clause.
  package func takenBack(_ coding: Coding) -> TakenBack? {
    takenBackOnce[CodingIdentity(coding)]
  }

  /// Who took back what a person said of a comment, and when, unless they said something since.
  package func takenBack(_ reading: Reading) -> (who: String, at: String)? {
    readingsTakenBack[Self.key(reading)]
  }

  /// Whether the record ever said what a decision says, by the same person at the same time.
  package func said(_ redaction: Redaction) -> Bool {
    redactions.contains(Array(RecordChange.json(redaction).written.utf8))
  }

  /// Whether the record ever said what a decision says, by the same person at the same time.
  package func said(_ disclosure: Disclosure) -> Bool {
    disclosures.contains(Array(RecordChange.json(disclosure).written.utf8))
  }

  /// Whether the record ever said what a decision about campaigns says, by the same person at the same
  /// time; its number is the record's own.
  package func said(_ decision: CampaignDecision) -> Bool {
    campaignDecisions.contains(Self.key(decision))
  }

  private static func key(_ decision: CampaignDecision) -> [UInt8] {
    var decision = decision
    decision.number = 0
    return Array(RecordChange.json(decision).written.utf8)
  }

  private static func key(_ reading: Reading) -> [[UInt8]] {
    [reading.comment.text, reading.who].map { Array($0.utf8) }
  }

  fileprivate mutating func read(_ event: Event) throws {
    let before = try RecordChange(event.before)
    for gone in before.readings {
      readingsTakenBack[Self.key(gone)] = (event.who, event.at)
    }
    for gone in before.codings {
      takenBackOnce[CodingIdentity(gone.coding)] = TakenBack(
        coding: gone.coding, who: event.who, at: event.at)
    }
    let after = try RecordChange(event.after)
    for new in after.codings { takenBackOnce[CodingIdentity(new.coding)] = nil }
    codings += after.codings.map(\.coding)
    responses += after.responses
    for new in after.readings { readingsTakenBack[Self.key(new)] = nil }
    readings += after.readings
    for new in after.redactions {
      redactions.insert(Array(RecordChange.json(new).written.utf8))
    }
    for new in after.disclosures {
      disclosures.insert(Array(RecordChange.json(new).written.utf8))
    }
    for new in after.campaignDecisions { campaignDecisions.insert(Self.key(new)) }
  }
}

extension Record {
  /// What the log knows of all that people write as text.
  ///
  /// Throws `StoreError`.
  package func past() throws -> RecordPast {
    try file.reading { db in
      var past = RecordPast()
      var conditions = Conditions()
      conditions.add(
        """
        instr(ifnull(before, '') || ifnull(after, ''), '"codings":') > 0
          OR instr(ifnull(before, '') || ifnull(after, ''), '"responses":') > 0
          OR instr(ifnull(before, '') || ifnull(after, ''), '"readings":') > 0
          OR instr(ifnull(after, ''), '"redactions":') > 0
          OR instr(ifnull(after, ''), '"disclosures":') > 0
          OR instr(ifnull(after, ''), '"campaignDecisions":') > 0
        """)
      try EventLog(db: db).forEach(conditions) { try past.read($0) }
      return past
    }
  }
}
