// Rulewright. Apache-2.0.

import Clauses
package import Codings
import Comments
import Dockets
import GRDB

/// What a record says and ever said of codings and responses, by its log: whoever merges text with
/// a record asks it whether some words are older than the record, or news.
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
  private var takenBackOnce: [CodingIdentity: TakenBack] = [:]

  /// The codings that were taken back and not put in again since, in no order.
  package var takenBack: [TakenBack] { Array(takenBackOnce.values) }

  /// That a coding was taken back: one of the same comment, tag, coder, words and clause.
  package func takenBack(_ coding: Coding) -> TakenBack? {
    takenBackOnce[CodingIdentity(coding)]
  }

  fileprivate mutating func read(_ event: Event) throws {
    for gone in try RecordChange(event.before).codings {
      takenBackOnce[CodingIdentity(gone.coding)] = TakenBack(
        coding: gone.coding, who: event.who, at: event.at)
    }
    let after = try RecordChange(event.after)
    for new in after.codings { takenBackOnce[CodingIdentity(new.coding)] = nil }
    codings += after.codings.map(\.coding)
    responses += after.responses
  }
}

extension Record {
  /// What the log knows of codings and responses.
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
        """)
      try EventLog(db: db).forEach(conditions) { try past.read($0) }
      return past
    }
  }
}
