// Rulewright. Apache-2.0.

package import Anchoring
package import Clauses
package import Codings
package import CommentStore
package import Comments
package import Dockets
package import Redacting

/// Which comments somebody works through, and where in them they are.
package struct QueueRequest: Hashable, Sendable {
  package var stage: StageID?
  package var isUntagged: Bool?
  package var isDone: Bool?
  package var isSetAside: Bool?
  package var isWithdrawn: Bool?
  /// With an attachment whose words nobody has.
  package var hasUnreadAttachments: Bool?
  /// Words that stand in the comments; empty for any.
  package var search: String
  /// A tag that the comments bear; nil for any or none.
  package var tag: TagID?
  /// A campaign that the comments are of; nil for any or none.
  package var campaign: String?
  /// Whether of all copies of a letter, word for word, the one alone is wanted that shows it.
  package var isOneOfEach = false
  /// Whether it is told what the open comment adds to its letter.
  package var asksForAdded = false
  /// The comment that is open; nil for the first of the queue.
  package var comment: CommentID?
  /// From where rows are wanted; nil for those around the comment.
  package var start: Int?
  /// How many rows; none where only the comment is wanted.
  package var rows: Int
  /// Whether the queue is counted and the comment's place in it sought.
  package var isPlaced: Bool
  /// Whose work it is.
  package var coder: String

  package init(
    stage: StageID? = nil, isUntagged: Bool? = nil, isDone: Bool? = nil, isSetAside: Bool? = nil,
    isWithdrawn: Bool? = nil, hasUnreadAttachments: Bool? = nil, search: String = "",
    tag: TagID? = nil, comment: CommentID? = nil,
    start: Int? = nil, rows: Int = 60, isPlaced: Bool = true, coder: String
  ) {
    self.stage = stage
    self.isUntagged = isUntagged
    self.isDone = isDone
    self.isSetAside = isSetAside
    self.isWithdrawn = isWithdrawn
    self.hasUnreadAttachments = hasUnreadAttachments
    self.search = search
    self.tag = tag
    self.comment = comment
    self.start = start
    self.rows = rows
    self.isPlaced = isPlaced
    self.coder = coder
  }
}

/// A stretch of a queue and the comment that is open in it, with what was made of that.
package struct CodingWork: Sendable {
  package var loaded: LoadedDocket
  package var rows: [QueuedComment] = []
  package var start = 0
  package var total = 0
  /// What a search found; nil where nobody searched.
  package var found: FoundComments?
  package var counts = CommentCounts()
  package var tagged = 0
  package var done = 0
  package var open: OpenComment?

  fileprivate init(_ loaded: LoadedDocket) { self.loaded = loaded }
}

/// A comment in a queue.
package struct QueuedComment: Sendable {
  package var id: CommentID
  package var submitter: Submitter
  /// The first bytes of its words.
  package var beginning: String
  /// Where a search found its words in it.
  package var snippet: Snippet?
  package var codings: Int
  /// What the person who works said of it, or else whoever spoke last.
  package var reading: Reading?
  package var isStub: Bool
  /// Of how many of its attachments the words are here.
  package var attachments: AttachmentCounts
  package var isLate: Bool
  package var isWithdrawn: Bool
  package var isRestricted: Bool
  /// Whether staff withhold all of it.
  package var isWithheld: Bool
  /// How it stands in its campaign; nil where it is in none.
  package var campaign: CampaignPlace?
}

/// A comment that somebody works on.
package struct OpenComment: Sendable {
  package var comment: Comment
  package var queued: QueuedComment
  /// How many stand before it in the queue; nil where the queue has it no more.
  package var position: Int?
  package var previous: CommentID?
  package var next: CommentID?
  /// What the person who works said of it.
  package var reading: Reading?
  /// Tells whether its words are still those that a page showed.
  package var seen: String
  package var codings: [OpenCoding]
  /// What the public reads of it.
  package var publicForm: PublicForm?
  /// What people decided about it as a whole, and about its attachments.
  package var disclosures: [Disclosure]
  /// What came of reading its attachments.
  package var attachments: [AttachmentState]
  /// The clause that the person's last coding in this comment is tied to.
  package var last: ClauseLabel?
  /// Its campaign; nil where it is in none.
  package var letter: OpenLetter?
}

/// A coding with its number, and how it stands today.
package struct OpenCoding: Sendable {
  package var number: Int
  package var coding: Coding
  package var standing: CodingStanding
  /// The clause as its coder saw it; nil where that was not kept.
  package var seen: Clause?
  /// Tells whether it is still what a page showed.
  package var was: String
}

extension Workspace {
  /// The queue of a docket as somebody works through it.
  ///
  /// Nothing is computed over all comments but counts that the record keeps at hand.
  package func codingWork(
    _ request: QueueRequest, in name: String, today: CalendarDay
  ) throws -> CodingWork {
    let loaded = try load(name)
    for stage in loaded.stages { cache?.coding.see(stage.tree, DraftVersion(stage)) }
    var work = CodingWork(loaded)
    guard Disk.isThere(recordPath(name)) else { return work }
    let record = try record(name)
    let filter = request.filter
    let found = try record.find(filter)
    work.found = found
    if request.isPlaced {
      work.counts = try counts(of: record)
      work.tagged = try record.total(CommentFilter(isUntagged: false))
      work.done = try record.total(CommentFilter(isDone: true))
      work.total = try found?.total ?? record.total(filter)
    }
    /// A stretch of the queue, in its order.
    func queue(offset: Int, limit: Int) throws -> [QueueRow] {
      guard let found else { return try record.queue(filter, offset: offset, limit: limit) }
      return try record.rows(of: found, filter, offset: offset, limit: limit)
    }
    // Whoever names no comment begins at the first; what stands beside it is then known.
    let beginning =
      request.comment == nil ? try queue(offset: 0, limit: max(2, request.rows)) : nil
    if let comment = request.comment ?? beginning?.first?.id {
      work.open = try open(comment, beginning, found, request, loaded, record, today)
    }
    if request.start == nil, let beginning {
      work.rows = beginning.prefix(request.rows).map {
        QueuedComment($0, isLate: loaded.isLate($0, asOf: today))
      }
    } else if request.rows > 0 {
      let middle = (work.open?.position ?? 0) - request.rows / 3
      work.start = max(0, min(request.start ?? middle, work.total - 1))
      work.rows = try queue(offset: work.start, limit: request.rows).map {
        QueuedComment($0, isLate: loaded.isLate($0, asOf: today))
      }
    }
    let places = try record.campaignPlaces(
      of: work.rows.map(\.id) + (work.open.map { [$0.comment.id] } ?? []))
    for index in work.rows.indices { work.rows[index].campaign = places[work.rows[index].id] }
    if let id = work.open?.comment.id { work.open?.queued.campaign = places[id] }
    return work
  }

  /// A comment with what stands beside it: `beginning` is the queue from this comment on, where it
  /// is the first.
  private func open(
    _ id: CommentID, _ beginning: [QueueRow]?, _ found: FoundComments?, _ request: QueueRequest,
    _ loaded: LoadedDocket, _ record: Record, _ today: CalendarDay
  ) throws -> OpenComment {
    guard let comment = try record.comment(id) else { throw TagRefusal.noComment(id) }
    let filter = request.filter
    let numbered = try record.numberedCodings(CodingFilter(comments: [id]))
    let texts = try knownTexts(loaded, record, for: numbered.map(\.coding))
    let readings = try record.readings(of: [id])
    let codings = numbered.map { numbered in
      OpenCoding(
        number: numbered.number, coding: numbered.coding,
        standing: texts.standing(of: numbered.coding, in: comment.body),
        seen: numbered.coding.target.flatMap { texts.seen($0) }, was: numbered.mark)
    }
    let own = readings.first { $0.who.utf8.elementsEqual(request.coder.utf8) }
    let disclosures = try record.disclosures(of: id)
    let queued = QueuedComment(
      comment, codings: codings.count, reading: own ?? readings.max { $0.at < $1.at },
      isLate: loaded.isLate(comment, asOf: today),
      isWithheld: disclosures.contains { $0.attachment == nil && $0.state == .withheld })
    let mine = codings.filter { $0.coding.coder.utf8.elementsEqual(request.coder.utf8) }
    var beside: (position: Int?, previous: CommentID?, next: CommentID?) = (nil, nil, nil)
    if request.isPlaced {
      if let beginning {
        beside = (0, nil, beginning.dropFirst().first?.id)
      } else if let found {
        let place = try record.place(of: id, in: found, filter)
        beside = (place?.position, place?.previous, place?.next)
      } else {
        beside = (
          try record.position(of: id, in: filter),
          try record.next(after: id, filter, backwards: true), try record.next(after: id, filter)
        )
      }
    }
    return OpenComment(
      comment: comment, queued: queued,
      position: beside.position, previous: beside.previous, next: beside.next, reading: own,
      seen: comment.bodyMark, codings: codings, publicForm: try record.publicForm(of: id),
      disclosures: disclosures,
      attachments: comment.attachments.isEmpty ? [] : try record.attachments(of: id),
      last: mine.max { $0.number < $1.number }?.coding.target?.label,
      letter: try openLetter(
        of: comment, by: request.coder, asksForAdded: request.asksForAdded, loaded.codebook, record)
    )
  }

  /// The three numbers, which only what is received changes.
  private func counts(of record: Record) throws -> CommentCounts {
    let received = try record.lastReceivedFile()
    if let known = cache?.coding.counts(of: record.path, received: received) { return known }
    let counts = try record.counts()
    cache?.coding.keep(counts, of: record.path, received: received)
    return counts
  }

  /// The mark of a coding as a page that shows it would bear it.
  package func mark(of coding: NumberedCoding) -> String { coding.mark }

  /// How many comments bear each tag, and speak to each clause.
  package func codingUses(in name: String) throws -> CodingCounts {
    guard Disk.isThere(recordPath(name)) else { return CodingCounts() }
    let record = try record(name)
    var uses = CodingCounts()
    uses.tags = try record.tagCounts()
    uses.clauses = try record.clauseCounts()
    return uses
  }
}

extension QueueRequest {
  fileprivate var filter: CommentFilter {
    var filter = CommentFilter(stage: stage, tag: tag, isUntagged: isUntagged, reader: coder)
    filter.isDone = isDone
    filter.isSetAside = isSetAside
    filter.isWithdrawn = isWithdrawn
    filter.hasUnreadAttachments = hasUnreadAttachments
    (filter.campaign, filter.isOneOfEach) = (campaign, isOneOfEach)
    filter.search = search.utf8.isEmpty ? nil : search
    return filter
  }
}

extension LoadedDocket {
  fileprivate func isLate(_ row: QueueRow, asOf day: CalendarDay) -> Bool {
    guard let stage = docket.stage(row.stage) else { return false }
    return StageDates(stage, asOf: day).isLate(received: row.received)
  }
}

extension QueuedComment {
  fileprivate init(_ row: QueueRow, isLate: Bool) {
    self.init(
      id: row.id, submitter: row.submitter, beginning: row.beginning, snippet: row.snippet,
      codings: row.codings,
      reading: row.reading, isStub: row.isStub, attachments: row.attachments, isLate: isLate,
      isWithdrawn: row.isWithdrawn,
      isRestricted: row.isRestricted, isWithheld: row.isWithheld)
  }

  fileprivate init(
    _ comment: Comment, codings: Int, reading: Reading?, isLate: Bool, isWithheld: Bool
  ) {
    self.init(
      id: comment.id, submitter: comment.submitter,
      beginning: String(
        decoding: comment.body.utf8.prefix(QueueRow.beginningBytes), as: UTF8.self),
      codings: codings, reading: reading, isStub: comment.isStub,
      attachments: comment.attachmentCounts, isLate: isLate,
      isWithdrawn: comment.withdrawal != nil, isRestricted: comment.restriction != nil,
      isWithheld: isWithheld)
  }
}
