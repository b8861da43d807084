// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Comments
package import Dockets

/// Which comments are wanted; what is nil does not narrow.
package struct CommentFilter: Sendable {
  /// The longest search, in bytes.
  package static let longestSearch = 20_000

  package var stage: StageID?
  /// With a coding that bears this tag; where a clause is asked for too, one that has both.
  package var tag: TagID?
  /// With a coding that speaks to exactly this clause, in any version.
  package var clause: ClauseLabel?
  /// Without any coding, or with one; what is tagged in one copy of a letter is tagged in all.
  package var isUntagged: Bool?
  /// Of this campaign.
  package var campaign: String?
  /// In no campaign.
  package var isUnique = false
  /// Of all copies of a letter, word for word, the one alone that shows it.
  package var isOneOfEach = false
  /// With a coding by this person.
  package var codedBy: String?
  /// Whose readings `isDone` and `isSetAside` ask for; nil for anybody's.
  package var reader: String?
  /// Read to its end, or not.
  package var isDone: Bool?
  /// Set aside, or not.
  package var isSetAside: Bool?
  /// Received after the last open day of its stage, or not; a comment without a day, and one of
  /// a stage that is not in `closingDays`, is not late.
  package var isLate: Bool?
  /// The last open day of each stage.
  package var closingDays: [StageID: CalendarDay]
  package var isWithdrawn: Bool?
  /// With an attachment whose words nobody has, or without one.
  package var hasUnreadAttachments: Bool?
  /// Words that stand in the body, the id, the organization or the names, as `SearchQuery` reads
  /// them: case and accents do not matter.
  package var search: String?
  /// At most so many; nil for all.
  package var limit: Int?
  /// After so many.
  package var offset: Int

  package init(
    stage: StageID? = nil, tag: TagID? = nil, clause: ClauseLabel? = nil,
    isUntagged: Bool? = nil, codedBy: String? = nil, reader: String? = nil, isDone: Bool? = nil,
    isSetAside: Bool? = nil, isLate: Bool? = nil, closingDays: [StageID: CalendarDay] = [:],
    isWithdrawn: Bool? = nil, hasUnreadAttachments: Bool? = nil, search: String? = nil,
    limit: Int? = nil, offset: Int = 0
  ) {
    self.stage = stage
    self.tag = tag
    self.clause = clause
    self.isUntagged = isUntagged
    self.codedBy = codedBy
    self.reader = reader
    self.isDone = isDone
    self.isSetAside = isSetAside
    self.isLate = isLate
    self.closingDays = closingDays
    self.isWithdrawn = isWithdrawn
    self.hasUnreadAttachments = hasUnreadAttachments
    self.search = search
    self.limit = limit
    self.offset = offset
  }
}

extension CommentFilter {
  /// Sees that a search can be read; one for nothing can.
  ///
  /// Throws `StoreError.searchTooLong` and `.searchUnreadable`.
  package static func check(search: String) throws {
    if !search.utf8.isEmpty { _ = try StoreError.reading(search, .comments) }
  }
}

/// Some comments, and how many there are.
package struct CommentPage: Sendable {
  /// How many comments the filter lets through without limit and offset.
  package var total: Int
  package var comments: [Comment]
}
