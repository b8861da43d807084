// Rulewright. Apache-2.0.

package import Comments
import Dockets
import GRDB

extension Record {
  /// What staff decided about campaigns, in the order in which it holds, with the comments' numbers.
  ///
  /// Throws `StoreError`.
  package func campaignDecisions() throws -> [(decision: CampaignDecision, numbers: [Int])] {
    try file.reading { db in
      let statement = try db.cachedStatement(sql: "SELECT number FROM comment WHERE id = ?")
      return try CampaignDecisionRows.all(db).map { decision in
        (
          decision,
          try decision.comments.compactMap {
            try Int.fetchOne(statement, arguments: [$0.text])
          }
        )
      }
    }
  }

  /// Which of some comments are not there.
  ///
  /// Throws `StoreError`.
  package func missing(of comments: [CommentID]) throws -> [CommentID] {
    try file.reading { db in try comments.filter { try !Self.holds($0, db) } }
  }

  /// Writes down what somebody decided, as one event.
  ///
  /// Where they decided the same within the same second, it takes the place of that, so that what was
  /// decided last holds and is there once. Throws `StoreError`: the comments must be there.
  package func decide(
    _ kind: CampaignDecision.Kind, _ comments: [CommentID], stamp: EventStamp
  ) throws {
    try file.writing { db in
      let log = EventLog(db: db)
      // Decisions hold in the order of their times: one that is made after another on the same comments,
      // which came from a clock that goes ahead, must still come after it.
      let latest = try CampaignDecisionRows.all(db)
        .filter { !Set(comments).isDisjoint(with: $0.comments) }.map(\.at).max()
      let decision = CampaignDecision(
        number: CampaignDecision.number(0, of: try log.head().number + 1), kind: kind,
        comments: comments, who: stamp.who,
        at: max(stamp.at.description, latest ?? ""))
      try Self.check(decision, db)
      var (before, after) = (RecordChange(), RecordChange())
      before.campaignDecisions = try CampaignDecisionRows.all(db).filter(decision.saysTheSame)
      after.campaignDecisions = [decision]
      var exchange = RowExchange(db)
      try exchange.exchange(before, for: after)
      try log.append(
        kind == .joined ? .campaignsJoined : .campaignSplit, after.subject,
        before: before.isEmpty ? nil : before, after: after, stamp)
    }
  }

  /// Takes decisions in that stand in a file, in their order and as one event, whatever their numbers
  /// say; none, and it is no event.
  ///
  /// Throws `StoreError`: the comments must be there.
  package func importCampaignDecisions(
    _ decisions: [CampaignDecision], from name: String, stamp: EventStamp
  ) throws {
    guard !decisions.isEmpty else { return }
    try file.writing { db in
      let log = EventLog(db: db)
      let event = try log.head().number + 1
      var after = RecordChange()
      for (place, var decision) in decisions.enumerated() {
        try Self.check(decision, db)
        decision.number = CampaignDecision.number(place, of: event)
        after.campaignDecisions.append(decision)
      }
      var exchange = RowExchange(db)
      try exchange.exchange(RecordChange(), for: after)
      try log.append(.imported, name, after: after, stamp)
    }
  }

  private static func check(_ decision: CampaignDecision, _ db: Database) throws {
    guard ![decision.who, decision.at].contains(where: { $0.utf8.contains(0) }) else {
      throw StoreError.holdsNUL(what: "a decision about campaigns")
    }
    for comment in decision.comments where try !holds(comment, db) {
      throw StoreError.unknownComment(id: comment.text)
    }
  }
}
