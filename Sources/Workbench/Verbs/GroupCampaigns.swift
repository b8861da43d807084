// Rulewright. Apache-2.0.

import Campaigns
import CommentStore
import Comments

extension Workspace {
  /// How many comments are read at once: between two readings others may write.
  private static let commentsAtOnce = 2000
  /// From how many comments on those that come later are not grouped together with all others: below
  /// that it takes less than half a second.
  private static let largeCount = 20_000

  /// Sees to it that the campaigns that a record keeps are those of its comments and of what staff
  /// decided.
  ///
  /// Of a large docket comments that came since join the campaigns that there are; where some came
  /// again with other words, or the method is another, all are grouped anew, and so are the comments of
  /// a small one, which then come out the same in whatever files they came. Nobody has to wait meanwhile: what was
  /// found is kept only where nothing came in between, and where something always does, what was kept
  /// before stays after some tries.
  ///
  /// Gives whether they are those of today. `onProgress` hears how many comments were read. Throws
  /// `StoreError`, and what it throws.
  @discardableResult
  func groupCampaigns(
    in record: Record, onProgress: (Int) throws -> Void = { _ in }
  ) throws -> Bool {
    let method = CampaignMethod()
    for _ in 0..<Self.tries {
      if try record.hasPresentCampaigns(by: method) { return true }
      let state = try record.campaignState(by: method)
      var grouping = CampaignGrouping(method: method)
      let kept = try record.keptCampaigns()
      if let kept, kept.state.method == state.method,
        try !record.commentsChanged(since: kept.state.event),
        let going = try? CampaignGrouping(bytes: kept.grouping, method: method),
        kept.state.event == state.event || going.count >= Self.largeCount
      {
        grouping = going
      }
      if kept?.state.event != state.event || grouping.isEmpty {
        try add(to: &grouping, from: record, onProgress)
      }
      let decided = try record.campaignDecisions().flatMap { decision, numbers in
        Self.changes(decision.kind, numbers)
      }
      let partition = grouping.partition(decisions: decided)
      if try record.keepCampaigns(partition, of: state, grouping: grouping.bytes()) {
        return true
      }
    }
    return try record.hasPresentCampaigns(by: method)
  }

  /// So often it is tried where something comes in between.
  private static let tries = 3

  /// The record with the campaigns of today, for a verb that ends with its answer; whoever stays open
  /// counts in the background, and shows what is kept meanwhile.
  func groupedIfAlone(_ record: Record) throws -> Record {
    if cache == nil { try groupCampaigns(in: record) }
    return record
  }

  private static func changes(
    _ kind: CampaignDecision.Kind, _ numbers: [Int]
  ) -> [PartitionChange] {
    switch kind {
    case .joined: [.joined(numbers)]
    case .split: [.split(numbers)]
    case .apart: numbers.map { .apart($0) }
    }
  }

  private func add(
    to grouping: inout CampaignGrouping, from record: Record, _ onProgress: (Int) throws -> Void
  ) throws {
    var last = grouping.lastNumber
    while true {
      let texts = try record.letterTexts(after: last, limit: Self.commentsAtOnce)
      guard let end = texts.last?.number else { break }
      for var text in texts {
        text.words.withUTF8 {
          grouping.add($0, number: text.number, isStub: text.isStub)
        }
      }
      last = end
      try onProgress(grouping.count)
      // Whoever writes meanwhile is not run after.
      if texts.count < Self.commentsAtOnce { break }
    }
    let count = grouping.count
    try grouping.groupNew { number in
      try onProgress(count)
      return Array(try record.letterText(of: number)?.words.utf8 ?? "".utf8)
    }
  }
}
