// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
package import Comments
package import Dockets
package import Redacting

/// Which comments somebody asks for, in the words of the command line.
package struct CommentRequest: Sendable {
  package var search: String?
  package var tag: String?
  /// A citation or label, in whichever stage has it.
  package var clause: String?
  package var stage: String?
  package var isUntagged = false
  /// With an attachment whose words nobody has.
  package var hasUnreadAttachments = false
  package var isLate = false
  package var isWithdrawn = false
  /// Of this campaign.
  package var campaign: String?
  /// In no campaign.
  package var isUnique = false
  /// Of the copies of a letter, word for word, one alone.
  package var isOneOfEach = false
  /// That cite this clause, by citation or label, in whichever stage has it.
  package var cites: String?
  package var limit: Int?
  package var offset = 0

  package init() {}
}

/// A comment with what staff made of it.
package struct CommentLine: Sendable {
  package var comment: Comment
  package var isLate: Bool
  package var codings: [Coding]
  /// The campaign that it is in, if any.
  package var campaign: String?
  /// That staff keep all of it from the public, and why; nil where they do not.
  package var withheld: Disclosure?
}

extension Workspace {
  /// The comments of a docket that a request lets through, by day received and number, and how
  /// many there are without its limit.
  package func comments(
    _ request: CommentRequest, in name: String, today: CalendarDay
  ) throws -> (total: Int, lines: [CommentLine]) {
    let loaded = try load(name)
    let record = try groupedRecord(name)
    var filter = CommentFilter()
    if let stage = request.stage {
      filter.stage = try stageID(stage, in: loaded)
    }
    if let tag = request.tag {
      guard loaded.codebook.tag(TagID(tag)) != nil else {
        throw TagRefusal.noTag(tag, known: loaded.codebook.tags.map(\.id.text))
      }
      filter.tag = TagID(tag)
    }
    if let clause = request.clause { filter.clause = try label(of: clause, in: loaded) }
    filter.search = request.search
    filter.isUntagged = request.isUntagged ? true : nil
    filter.isLate = request.isLate ? true : nil
    filter.hasUnreadAttachments = request.hasUnreadAttachments ? true : nil
    // A withdrawn comment needs no tag and nobody who reads it, and is listed as untagged or
    // unread only to whoever asks for it.
    let isLeftOut = request.isUntagged || request.hasUnreadAttachments
    filter.isWithdrawn = request.isWithdrawn ? true : isLeftOut ? false : nil
    filter.closingDays = loaded.closingDays(asOf: today)
    if let campaign = request.campaign {
      guard try record.campaign(campaign) != nil else {
        throw WorkspaceError.refused(
          "docket '\(name)' has no campaign '\(campaign)'; "
            + "`rulewright campaigns \(name)` lists them")
      }
      filter.campaign = campaign
    }
    filter.isUnique = request.isUnique
    filter.isOneOfEach = request.isOneOfEach
    filter.limit = request.limit
    filter.offset = request.offset
    let page: (total: Int, comments: [Comment])
    if let clause = request.cites {
      page = try self.comments(filter, citing: try label(of: clause, in: loaded), record, loaded)
    } else {
      let all = try record.comments(filter)
      page = (all.total, all.comments)
    }
    let codings = Dictionary(
      grouping: try record.codings(CodingFilter(comments: page.comments.map(\.id))), by: \.comment)
    let campaigns = try record.campaigns(of: page.comments.map(\.id))
    let withheld = Dictionary(
      try record.withheldComments().map { ($0.comment, $0) }, uniquingKeysWith: { $1 })
    let lines = page.comments.map { comment in
      CommentLine(
        comment: comment, isLate: loaded.isLate(comment, asOf: today),
        codings: codings[comment.id] ?? [], campaign: campaigns[comment.id],
        withheld: withheld[comment.id])
    }
    return (page.total, lines)
  }

  private func stageID(_ name: String, in loaded: LoadedDocket) throws -> StageID {
    guard let stage = loaded.docket.stage(StageID(name)) else {
      throw WorkspaceError.noStage(
        name, docket: loaded.docket.name, known: loaded.docket.stages.map(\.id.text))
    }
    return stage.id
  }

  private func label(of citation: String, in loaded: LoadedDocket) throws -> ClauseLabel {
    for stage in loaded.stages.reversed() {
      if let clause = stage.tree.clause(citing: citation) { return clause.label }
    }
    let near = loaded.stages.last?.tree.citations(near: citation) ?? []
    throw TagRefusal.noClause(citation, draft: "Docket '\(loaded.docket.name)'", near: near)
  }
}

extension LoadedDocket {
  /// The last open day of each stage, as far as it is known on a day.
  func closingDays(asOf day: CalendarDay) -> [StageID: CalendarDay] {
    var days: [StageID: CalendarDay] = [:]
    for stage in docket.stages {
      if let closes = StageDates(stage, asOf: day).closes { days[stage.id] = closes.day }
    }
    return days
  }

  func isLate(_ comment: Comment, asOf day: CalendarDay) -> Bool {
    guard let stage = docket.stage(comment.stage) else { return false }
    return StageDates(stage, asOf: day).isLate(received: comment.received)
  }
}
