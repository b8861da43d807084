// Rulewright. Apache-2.0.

package import Anchoring
package import Clauses
package import Codings
package import Comments
package import Dockets
package import Redlining

/// All of a docket that is public on a day, ready to be written into files for other programs.
///
/// The room of Exporting takes values and gives bytes. Who coded and when, who a submitter is and
/// what a withdrawn or restricted comment said have no field here, so no file can say it.
package struct PublishedDocket: Sendable {
  package let asOf: CalendarDay
  package let docket: Docket
  /// Published by the day, with the notices of the day; and the working draft.
  package let stages: [PublishedStage]
  package let redlines: [PublishedRedline]
  package let codebook: Codebook
  /// Those of all days and stages; `isShown` tells which are public.
  package let comments: any PublishedComments
  /// As they were made; `PublishedCodings` says what of them is public.
  package let codings: [Coding]
  /// The texts that they speak to: of each stage the one that is shown, and the older ones that
  /// coders saw.
  package let texts: KnownTexts
  package let responses: [Response]
  package let counts: [StageID: CommentCounts]
  package let totalCounts: CommentCounts

  /// Leaves out whatever is not public on the day.
  package init(
    _ docket: Docket, asOf: CalendarDay, stages: [PublishedStage],
    redlines: [PublishedRedline] = [], codebook: Codebook = Codebook(),
    comments: any PublishedComments = [], codings: [Coding] = [],
    olderTexts: [DraftVersion: SeenText] = [:], responses: [Response] = [],
    counts: [StageID: CommentCounts] = [:], totalCounts: CommentCounts = CommentCounts()
  ) {
    self.asOf = asOf
    self.docket = docket
    self.stages = stages.filter { ($0.stage.published ?? asOf) <= asOf }.map { stage in
      var stage = stage
      stage.stage.notices.removeAll { $0.published > asOf }
      return stage
    }
    let ids = Set(self.stages.map(\.stage.id))
    self.redlines = redlines.filter { ids.contains($0.from) && ids.contains($0.to) }
    self.codebook = codebook
    self.comments = comments
    self.codings = codings
    texts = KnownTexts(
      present: Dictionary(
        self.stages.map { ($0.stage.id, .init(tree: $0.tree, fileHash: $0.fileHash)) }
      ) { first, _ in first }, older: olderTexts)
    self.responses = responses.filter { ids.contains($0.stage) && ids.contains($0.answeredIn) }
    self.counts = counts.filter { ids.contains($0.key) }
    self.totalCounts = totalCounts
  }

  /// Whether a comment is public on the day.
  func isShown(_ comment: PublishedComment) -> Bool {
    (comment.received ?? asOf) <= asOf && stages.contains { $0.stage.id == comment.stage }
  }

  /// Whether a comment came after the last open day of its stage.
  func isLate(_ comment: PublishedComment) -> Bool {
    guard let received = comment.received,
      let closes = stages.first(where: { $0.stage.id == comment.stage })?.closes
    else { return false }
    return received > closes
  }
}

/// A stage that is public, with its text and the dates that govern it.
package struct PublishedStage: Sendable {
  package var stage: Stage
  package var tree: ClauseTree
  /// The SHA-256 of its file.
  package var fileHash: String
  package var closes: CalendarDay?
  package var effective: CalendarDay?

  package init(
    stage: Stage, tree: ClauseTree, fileHash: String, closes: CalendarDay? = nil,
    effective: CalendarDay? = nil
  ) {
    self.stage = stage
    self.tree = tree
    self.fileHash = fileHash
    self.closes = closes
    self.effective = effective
  }
}

/// A comparison of two stages that are public.
package struct PublishedRedline: Sendable {
  package var from: StageID
  package var to: StageID
  package var redline: Redline

  package init(from: StageID, to: StageID, redline: Redline) {
    self.from = from
    self.to = to
    self.redline = redline
  }
}
