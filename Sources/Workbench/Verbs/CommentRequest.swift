// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
package import Comments
package import Dockets
package import Redacting

/// Which comments somebody asks for, in the words of the command line.
package struct CommentRequest: Sendable {
  /// A saved view; what is asked besides narrows it further, and takes the place of the same.
  package var view: String?
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
  /// What is found by day received, as all lists are, and not the best first.
  package var isByDay = false
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
  /// Where its words were found; nil where nobody searched, or they stand beside its own words.
  package var snippet: Snippet?
}

/// Some comments of a docket.
package struct CommentListing: Sendable {
  /// In which order comments are listed.
  package enum Order: Sendable { case day, best, arrival }

  /// How many there are without the request's limit, or where there are more, how many were counted.
  package var total: Int
  package var isMore = false
  package var order = Order.day
  package var lines: [CommentLine]
}

extension Workspace {
  /// The comments of a docket that a request lets through, by day received and number; those that
  /// hold the words of a search, the best first, or as they arrived where thousands do.
  package func comments(
    _ request: CommentRequest, in name: String, today: CalendarDay
  ) throws -> CommentListing {
    let loaded = try load(name)
    let view = try request.view.map { try savedView($0, in: name) }
    let request = view.map(request.within) ?? request
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
    switch view?.show {
    case .notDone:
      (filter.isDone, filter.isSetAside) = (false, false)
      if !request.isWithdrawn { filter.isWithdrawn = false }
    case .setAside: filter.isSetAside = true
    case .done: filter.isDone = true
    case .untagged, .unreadAttachments, .all, nil: break
    }
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
    var listing = CommentListing(total: 0, lines: [])
    var page: [(comment: Comment, snippet: Snippet?)] = []
    if let clause = request.cites {
      let all = try self.comments(
        filter, citing: try label(of: clause, in: loaded), record, loaded)
      listing.total = all.total
      page = all.comments.map { ($0, nil) }
    } else if !request.isByDay, let found = try record.find(filter) {
      (listing.total, listing.isMore) = (found.total, found.isMore)
      listing.order = found.order == .best ? .best : .arrival
      page = try record.comments(of: found, filter)
      // Whoever lists more than was counted has counted the rest.
      listing.total = max(listing.total, page.isEmpty ? 0 : request.offset + page.count)
      if page.count < request.limit ?? .max, !page.isEmpty || request.offset == 0 {
        listing.isMore = false
      }
    } else {
      let all = try record.comments(filter)
      listing.total = all.total
      page = all.comments.map { ($0, nil) }
    }
    let ids = page.map(\.comment.id)
    let codings = Dictionary(
      grouping: try record.codings(CodingFilter(comments: ids)), by: \.comment)
    let campaigns = try record.campaigns(of: ids)
    let withheld = Dictionary(
      try record.withheldComments().map { ($0.comment, $0) }, uniquingKeysWith: { $1 })
    listing.lines = page.map { comment, snippet in
      CommentLine(
        comment: comment, isLate: loaded.isLate(comment, asOf: today),
        codings: codings[comment.id] ?? [], campaign: campaigns[comment.id],
        withheld: withheld[comment.id], snippet: snippet)
    }
    return listing
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

extension CommentRequest {
  /// The same within a saved view.
  fileprivate func within(_ view: SavedView) -> CommentRequest {
    var request = self
    request.search = search ?? (view.search.utf8.isEmpty ? nil : view.search)
    request.stage = stage ?? view.stage?.text
    request.tag = tag ?? view.tag?.text
    request.campaign = campaign ?? view.campaign
    request.isOneOfEach = isOneOfEach || view.isOneOfEach
    request.isUntagged = isUntagged || view.show == .untagged
    request.hasUnreadAttachments = hasUnreadAttachments || view.show == .unreadAttachments
    return request
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
