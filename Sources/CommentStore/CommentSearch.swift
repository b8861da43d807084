// Rulewright. Apache-2.0.

import Comments
import GRDB
import GRDBSQLite

/// Finds the comments that hold the words of a search, in as many steps as are shown.
///
/// A search of few comments is ranked whole. Of one that thousands answer the ranks would tell little
/// and cost most: those come in the order in which they arrived, read from the index from the place
/// on that is asked for, and are counted to a limit. What a filter asks besides is looked up in
/// `queueByNumber`, for each comment that holds the words.
struct CommentSearch {
  /// How many comments are ranked at most.
  static let mostRanked = 5_000
  /// How many are counted at most, and how many where a filter narrows besides.
  static let mostCounted = 50_000
  static let mostSifted = 5_000
  /// A word that stands in more comments than these is as common as any.
  private static let mostWeighed = 20_000
  /// How many words of a phrase are looked at to tell how rare it is.
  private static let mostWords = 16

  private let db: Database
  private let query: SearchQuery
  /// What else the filter asks, of `queue`.
  private let rest: Conditions

  /// Nil where the filter searches for nothing.
  ///
  /// Throws `StoreError.searchTooLong` and `.searchUnreadable`.
  init?(_ filter: CommentFilter, _ db: Database) throws {
    guard let search = filter.search, !search.utf8.isEmpty else { return nil }
    self.db = db
    query = try StoreError.reading(search, .comments)
    rest = try CommentQuery(filter, db, isSearching: false).conditions
  }

  /// What tells this search from others.
  var key: String {
    let asked = rest.values.map { "\($0?.databaseValue ?? .null)" }
    return ([query.match, rest.clause] + asked).joined(separator: "\0")
  }

  func snippets(_ size: SnippetFinder.Size) throws -> SnippetFinder {
    try SnippetFinder(query, size, db)
  }

  // MARK: What is found

  /// One walk over what holds the words: to find a phrase of common words is most of the work.
  func found() throws -> FoundComments {
    let most = isSifted ? Self.mostSifted : Self.mostCounted
    // Words alone are found at once, and then nothing needs to be ranked in vain.
    if query.terms.allSatisfy({ !$0.isPrefix && $0.isWord }),
      try count("SELECT 1 FROM \(holding)", [query.match], upTo: Self.mostRanked + 1)
        > Self.mostRanked
    {
      let total = try count("SELECT 1 FROM \(sifted)", arguments, upTo: most + 1)
      return FoundComments(total: min(total, most), isMore: total > most)
    }
    let statement = try db.cachedStatement(
      sql: "SELECT commentText.rowid, relevance(commentText, ?), \(passes) FROM \(holding)")
    try statement.setArguments(
      [SearchRanking.blob(try weights())] + (isSifted ? rest.arguments : []) + [query.match])
    var ranked: [(score: Double, ranked: FoundComments.Ranked)] = []
    var (holding, total) = (0, 0)
    // Rows as GRDB makes them would cost more than the index does.
    let row = statement.sqliteStatement
    defer { sqlite3_reset(row) }
    while total <= most || holding <= Self.mostRanked {
      let code = sqlite3_step(row)
      if code == SQLITE_DONE { break }
      guard code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
      holding += 1
      let isLetThrough = sqlite3_column_int(row, 2) != 0
      if isLetThrough { total += 1 }
      guard holding <= Self.mostRanked else { continue }
      let number = Int(sqlite3_column_int64(row, 0))
      ranked.append(
        (sqlite3_column_double(row, 1), FoundComments.Ranked(number: number, isLetThrough)))
    }
    guard holding <= Self.mostRanked else {
      return FoundComments(
        total: min(total, most), isMore: total > most,
        first: ranked.map(\.ranked).filter(\.isLetThrough).map(\.number))
    }
    return FoundComments(
      ranked: ranked.sorted {
        $0.score != $1.score ? $0.score > $1.score : $0.ranked.number < $1.ranked.number
      }.map(\.ranked))
  }

  /// The numbers of some of what was found, in its order.
  func numbers(_ found: FoundComments, offset: Int, limit: Int?) throws -> [Int] {
    if let ranked = found.ranked {
      return ranked.filter(\.isLetThrough).dropFirst(max(0, offset)).prefix(limit ?? .max)
        .map(\.number)
    }
    if let limit, max(0, offset) + limit <= found.first.count {
      return Array(found.first[max(0, offset)...].prefix(limit))
    }
    return try Int.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT commentText.rowid FROM \(sifted) ORDER BY commentText.rowid\
          \(CommentQuery.window(limit: limit, offset: offset))
          """), arguments: arguments)
  }

  /// How many stand before a comment, and which stand next to it, whether it is let through or not.
  func place(of number: Int, in found: FoundComments) throws -> (
    position: Int?, previous: Int?, next: Int?
  ) {
    if let ranked = found.ranked {
      let at = ranked.firstIndex { $0.number == number }
      return (
        at.flatMap { ranked[$0].isLetThrough ? ranked[..<$0].count(where: \.isLetThrough) : nil },
        at.flatMap { ranked[..<$0].last(where: \.isLetThrough) }?.number,
        ranked[(at.map { $0 + 1 } ?? 0)...].first(where: \.isLetThrough)?.number
      )
    }
    // Among the first of them, which the walk met, nothing is looked for again.
    if let last = found.first.last, number < last {
      let at = found.first.firstIndex { $0 >= number } ?? 0
      let isIn = found.first[at] == number
      return (
        isIn ? at : nil, at > 0 ? found.first[at - 1] : nil, found.first[isIn ? at + 1 : at]
      )
    }
    let isIn = try beside(number, "=") != nil
    let before =
      isIn
      ? try count(
        "SELECT 1 FROM \(sifted) AND commentText.rowid < ?", arguments + [number],
        upTo: found.total + 1) : nil
    return (
      before.flatMap { $0 > found.total ? nil : $0 }, try beside(number, "<"),
      try beside(number, ">")
    )
  }

  /// The nearest comment on one side of a number.
  private func beside(_ number: Int, _ side: String) throws -> Int? {
    try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT commentText.rowid FROM \(sifted) AND commentText.rowid \(side) ?
          ORDER BY commentText.rowid \(side == "<" ? "DESC" : "ASC") LIMIT 1
          """), arguments: arguments + [number])
  }

  // MARK: Ranks

  /// How much each term tells; a term alone needs no weight against others.
  private func weights() throws -> [Double] {
    guard query.terms.count(where: \.isWanted) > 1 else { return query.terms.map { _ in 1 } }
    let all = try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM queue")) ?? 0
    let words = try SearchWords(db)
    var known: [String: Int] = [:]
    return try query.terms.map { term in
      guard term.isWanted else { return 0 }
      // A phrase is as rare as its rarest word, if not rarer; to count it would mean to find it.
      let counts = try Set(words.folded(term.words).prefix(Self.mostWords)).map { word in
        let folded = String(decoding: word, as: UTF8.self)
        let match = "\"\(folded)\"\(term.isPrefix ? " *" : "")"
        if let count = known[match] { return count }
        let count = try count("SELECT 1 FROM \(holding)", [match], upTo: Self.mostWeighed)
        known[match] = count
        return count
      }
      return SearchRanking.weight(holding: counts.min() ?? 0, of: all)
    }
  }

  // MARK: SQL

  private var isSifted: Bool { !rest.sql.isEmpty }

  private var holding: String { "commentText WHERE commentText MATCH ?" }

  /// Whether a comment that holds the words is let through.
  private var passes: String {
    guard isSifted else { return "1" }
    return """
      EXISTS (SELECT 1 FROM queue WHERE queue.number = commentText.rowid
        AND (\(rest.sql.joined(separator: ") AND ("))))
      """
  }

  /// What holds the words and is let through.
  private var sifted: String {
    guard isSifted else { return holding }
    return """
      commentText CROSS JOIN queue ON queue.number = commentText.rowid
      WHERE commentText MATCH ? AND (\(rest.sql.joined(separator: ") AND (")))
      """
  }

  private var arguments: StatementArguments { [query.match] + rest.arguments }

  private func count(
    _ rows: String, _ arguments: StatementArguments, upTo most: Int
  ) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM (\(rows) LIMIT \(most))"),
      arguments: arguments) ?? 0
  }
}
