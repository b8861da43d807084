// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import GRDB

/// A filter as SQL on the table `queue`, which stands in the order of everything that is returned:
/// day received, then id; what has no day is last.
struct CommentQuery {
  private(set) var conditions = Conditions()
  private let filter: CommentFilter

  /// Without the filter's search where `CommentSearch` finds what has its words.
  ///
  /// Throws `StoreError.searchTooLong` and `.searchUnreadable`.
  init(_ filter: CommentFilter, _ db: Database, isSearching: Bool = true) throws {
    var filter = filter
    if !isSearching { filter.search = nil }
    // The queue counts for everybody, which tells at once where nobody else has worked.
    if let reader = filter.reader, try Self.isAlone(reader, "reading", "who", db) {
      filter.reader = nil
    }
    if let coder = filter.codedBy, try Self.isAlone(coder, "coding", "coder", db) {
      filter.codedBy = nil
      conditions.add("codings > 0")
    }
    self.filter = filter
    if let stage = filter.stage { conditions.add("queue.stage = ?", stage.text) }
    addCodings()
    addReadings()
    addLateness()
    addCampaigns()
    if let isWithdrawn = filter.isWithdrawn { conditions.add("isWithdrawn = ?", isWithdrawn) }
    if let wanted = filter.hasUnreadAttachments {
      conditions.add("(queue.comment IN (\(Self.unread))) = ?", wanted)
    }
    try addSearch()
  }

  /// How many comments there are.
  var count: String { "SELECT count(*) FROM queue" + conditions.clause }

  /// The places of some comments: day, id and number, without limit and offset.
  var places: String {
    "SELECT day, comment, number FROM queue\(conditions.clause) ORDER BY day, comment"
  }

  /// The filter's limit and offset; SQLite's OFFSET needs a LIMIT, of which -1 is none.
  var window: String { Self.window(limit: filter.limit, offset: filter.offset) }

  static func window(limit: Int?, offset: Int) -> String {
    limit == nil && offset == 0
      ? "" : " LIMIT \(limit.map { max(0, $0) } ?? -1) OFFSET \(max(0, offset))"
  }

  /// The same narrowed to what stands before or after a place.
  func beside(day: String, comment: String, after: Bool) -> CommentQuery {
    var query = self
    query.conditions.add("(day, queue.comment) \(after ? ">" : "<") (?, ?)", day, comment)
    return query
  }

  /// Whether all rows of a table are a person's own.
  private static func isAlone(
    _ person: String, _ table: String, _ column: String, _ db: Database
  ) throws -> Bool {
    let others = "SELECT 1 FROM \(table) WHERE \(column)"
    return try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (\(others) < ?1) OR EXISTS (\(others) > ?1)
            OR NOT EXISTS (\(others) = ?1)
          """), arguments: [person]) == 0
  }

  private mutating func addCodings() {
    let own = "queue.comment IN (SELECT comment FROM coding WHERE "
    switch (filter.tag?.text, filter.clause?.text) {
    case (let tag?, let clause?): conditions.add(own + "tag = ? AND targetLabel = ?)", tag, clause)
    case (let tag?, nil): conditions.add(own + "tag = ?)", tag)
    case (nil, let clause?): conditions.add(own + "targetLabel = ?)", clause)
    case (nil, nil): break
    }
    if let isUntagged = filter.isUntagged {
      conditions.add("(codings = 0 AND NOT \(Self.isTaggedCopy)) = ?", isUntagged)
    }
    if let coder = filter.codedBy { conditions.add(own + "coder = ?)", coder) }
  }

  /// Whether a comment of the queue has the words of a letter that is tagged in a copy on its stage,
  /// and nothing else: what it attached is to be read.
  static let isTaggedCopy = """
    EXISTS (SELECT 1 FROM campaignMember AS copy JOIN campaignCoding AS letter
        ON letter.campaign = copy.campaign AND letter.stage = queue.stage
      WHERE copy.number = queue.number AND copy.\(Schema.isCopy) AND letter.codings > 0
        AND (SELECT attachmentCount FROM comment WHERE comment.number = queue.number) = 0)
    """

  private mutating func addCampaigns() {
    if let campaign = filter.campaign {
      conditions.add(
        "queue.number IN (SELECT number FROM campaignMember WHERE campaign = ?)", campaign)
    }
    if filter.isUnique {
      conditions.add("queue.number NOT IN (SELECT number FROM campaignMember)")
    }
    guard filter.isOneOfEach else { return }
    conditions.add(
      """
      NOT EXISTS (SELECT 1 FROM campaignMember AS copy JOIN campaign ON campaign.id = copy.campaign
        WHERE copy.number = queue.number AND copy.\(Schema.isCopy)
          AND campaign.representative <> copy.number
          AND (SELECT attachmentCount FROM comment WHERE comment.number = queue.number) = 0)
      """)
  }

  private mutating func addReadings() {
    let asked = [
      ("done", Reading.State.done, filter.isDone),
      ("setAside", Reading.State.setAside, filter.isSetAside),
    ]
    for case (let column, let state, let wanted?) in asked {
      guard let reader = filter.reader else {
        conditions.add("(\(column) > 0) = ?", wanted)
        continue
      }
      conditions.add(
        """
        (\(column) > 0 AND EXISTS (SELECT 1 FROM reading WHERE reading.comment = queue.comment
          AND who = ? AND state = ?)) = ?
        """, reader, state.rawValue, wanted)
    }
  }

  private mutating func addLateness() {
    guard let isLate = filter.isLate else { return }
    let days = filter.closingDays.sorted { $0.key.text < $1.key.text }
    let late = ["0"] + days.map { _ in "(queue.stage = ? AND day > ? AND day < '~')" }
    conditions.add(
      "(\(late.joined(separator: " OR "))) = \(isLate ? 1 : 0)",
      all: days.flatMap { [$0.key.text, $0.value.description] })
  }

  /// The comments with an attachment that was read in none of its forms; as `AttachmentForms` has
  /// it, the words of bytes that came twice stand with one of them.
  private static let unread = """
    SELECT one.comment FROM attachment AS one
    WHERE substr(one.address, 1, 4) <> '\(Attachment.inLetter)' AND NOT EXISTS (
      SELECT 1 FROM attachment AS form WHERE form.comment = one.comment
        AND form.number = one.number AND (form.wordsStart IS NOT NULL OR form.sha256 IN (
          SELECT sha256 FROM attachment AS twin WHERE twin.comment = one.comment
            AND twin.wordsStart IS NOT NULL)))
    """

  private mutating func addSearch() throws {
    guard let search = filter.search, !search.utf8.isEmpty else { return }
    let query = try StoreError.reading(search, .comments)
    conditions.add(
      "queue.number IN (SELECT rowid FROM commentText WHERE commentText MATCH ?)", query.match)
  }
}
