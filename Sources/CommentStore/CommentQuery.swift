// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import GRDB

/// A filter as SQL.
struct CommentQuery {
  private(set) var conditions = Conditions()
  private let filter: CommentFilter

  /// Throws `StoreError.searchTooLong` and `.searchUnreadable`.
  init(_ filter: CommentFilter) throws {
    self.filter = filter
    if let stage = filter.stage { conditions.add("stage = ?", stage.text) }
    addCodings()
    addLateness()
    if let isWithdrawn = filter.isWithdrawn {
      conditions.add("(withdrawalReason IS NOT NULL) = ?", isWithdrawn)
    }
    try addSearch()
  }

  /// The order of everything that is returned: day received, then id; what has no day is last.
  static let order = " ORDER BY received NULLS LAST, id"

  /// The part after the order; SQLite's OFFSET needs a LIMIT, of which -1 is none.
  var window: String {
    filter.limit == nil && filter.offset == 0
      ? "" : " LIMIT \(filter.limit.map { max(0, $0) } ?? -1) OFFSET \(max(0, filter.offset))"
  }

  private mutating func addCodings() {
    let own = "SELECT 1 FROM coding WHERE coding.comment = comment.id"
    switch (filter.tag?.text, filter.clause?.text) {
    case (let tag?, let clause?):
      conditions.add("EXISTS (\(own) AND tag = ? AND targetLabel = ?)", tag, clause)
    case (let tag?, nil): conditions.add("EXISTS (\(own) AND tag = ?)", tag)
    case (nil, let clause?): conditions.add("EXISTS (\(own) AND targetLabel = ?)", clause)
    case (nil, nil): break
    }
    if let isUntagged = filter.isUntagged {
      conditions.add("\(isUntagged ? "NOT " : "")EXISTS (\(own))")
    }
  }

  private mutating func addLateness() {
    guard let isLate = filter.isLate else { return }
    let days = filter.closingDays.sorted { $0.key.text < $1.key.text }
    let late = ["0"] + days.map { _ in "(stage = ? AND received > ?)" }
    conditions.add(
      "ifnull(\(late.joined(separator: " OR ")), 0) = \(isLate ? 1 : 0)",
      all: days.flatMap { [$0.key.text, $0.value.description] })
  }

  private mutating func addSearch() throws {
    guard let search = filter.search, !search.utf8.isEmpty else { return }
    let query = try StoreError.reading(search, .comments)
    conditions.add(
      "number IN (SELECT rowid FROM commentText WHERE commentText MATCH ?)", query.match)
  }
}
