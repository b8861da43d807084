// Rulewright. Apache-2.0.

package import Comments
import Dockets
import GRDB

/// The letters that are tagged in one copy on a stage, and so in all of them, with how many say it.
package struct CodedLetters: Sendable {
  /// A letter as it was sent on one stage.
  package struct Letter: Hashable, Sendable {
    fileprivate var campaign: String
    fileprivate var stage: String
  }

  /// What its copies are, word for word, those that the public sees.
  package struct Copies: Hashable, Sendable {
    package var count: Int
    /// Their texts, by the hashes by which texts are compared: copies may differ in what is no word.
    package var texts: Set<String>
    /// How many of them came in time, or on no day that is known.
    package var inTime: Int
  }

  /// Where a comment stands that is a copy.
  package struct Place: Hashable, Sendable {
    package var letter: Letter
    /// Where its own words end and those of attachments begin; nil where it has only its own.
    fileprivate var ownLength: Int?

    /// Whether what is said of a passage, or of the whole, holds for every copy: it is not about words
    /// of an attachment.
    package func isShared(_ passage: Range<Int>?) -> Bool {
      holdsForCopies(passage, ownLength: ownLength)
    }
  }

  /// What is known of comments that were asked for; nil for those that are no copy.
  fileprivate var places: [CommentID: Place?] = [:]
  package fileprivate(set) var copies: [Letter: Copies] = [:]
  fileprivate var key: Key

  /// On what all of it depends, beside which comments are coded.
  fileprivate struct Key: Equatable {
    var campaigns: CampaignState?
    /// The last event that brought comments.
    var comments: Int
    /// Those that staff withhold as a whole.
    var withheld: [String]
    var late: [LateOn]
  }

  package func place(of comment: CommentID) -> Place? { places[comment] ?? nil }
}

/// More comments than these are looked up together.
private let mostAskedAlone = 100

extension Record {
  /// The letters of some comments that are coded.
  ///
  /// Letters change with comments, campaigns and what is withheld alone, so who stays hands in what was
  /// known before, and only comments that were not asked for are looked up. Throws `StoreError`.
  package func codedLetters(
    of comments: [CommentID], late: [LateOn], after known: CodedLetters? = nil
  ) throws -> CodedLetters {
    try file.reading { db in
      let key = CodedLetters.Key(
        campaigns: try CampaignRows.keptState(db),
        comments: try Int.fetchOne(
          db.cachedStatement(sql: "SELECT max(event) FROM commentChange")) ?? 0,
        withheld: try String.fetchAll(
          db.cachedStatement(sql: Schema.withheldComments + " ORDER BY disclosure.comment")),
        late: late)
      var letters = known?.key == key ? known ?? CodedLetters(key: key) : CodedLetters(key: key)
      guard
        try Bool.fetchOne(
          db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM campaignMember)")) == true
      else { return letters }
      let unknown = comments.filter { letters.places[$0] == nil }
      let places = try unknown.count > mostAskedAlone ? Self.places(db) : [:]
      for comment in unknown {
        let place =
          try unknown.count > mostAskedAlone
          ? places[comment] : Self.places(db, of: comment)[comment]
        letters.places[comment] = .some(place)
        if let letter = place?.letter, letters.copies[letter] == nil {
          let closes = late.first { $0.stage.text.utf8.elementsEqual(letter.stage.utf8) }?.closes
          letters.copies[letter] = try Self.copies(of: letter, closes: closes, db)
        }
      }
      return letters
    }
  }

  /// Those of coded comments that are copies, all or one.
  private static func places(
    _ db: Database, of comment: CommentID? = nil
  ) throws -> [CommentID: CodedLetters.Place] {
    var conditions = Conditions()
    conditions.add(Schema.isCopy)
    conditions.add(Schema.isPublic)
    if let comment {
      conditions.add("comment.id = ?", comment.text)
    } else {
      conditions.add("comment.id IN (SELECT comment FROM coding)")
    }
    let sql = """
      SELECT comment.id, campaign, comment.stage, ownLength
      FROM comment CROSS JOIN campaignMember ON campaignMember.number = comment.number
      """
    var places: [CommentID: CodedLetters.Place] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: sql + conditions.clause), arguments: conditions.arguments)
    while let row = try rows.next() {
      var columns = Columns(row)
      let id = CommentID(try columns.text())
      places[id] = CodedLetters.Place(
        letter: .init(campaign: try columns.text(), stage: try columns.text()),
        ownLength: try columns.numberIfAny())
    }
    return places
  }

  private static func copies(
    of letter: CodedLetters.Letter, closes: CalendarDay?, _ db: Database
  ) throws -> CodedLetters.Copies {
    let sql = """
      SELECT textHash, count(*), sum(received IS NULL OR ? IS NULL OR received <= ?)
      FROM campaignMember CROSS JOIN comment ON comment.number = campaignMember.number
      WHERE campaign = ? AND \(Schema.isCopy) AND stage = ? AND \(Schema.isPublic)
      GROUP BY textHash
      """
    var copies = CodedLetters.Copies(count: 0, texts: [], inTime: 0)
    let day = closes?.description
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: sql), arguments: [day, day, letter.campaign, letter.stage])
    while let row = try rows.next() {
      var columns = Columns(row)
      copies.texts.insert(try columns.text())
      copies.count += try columns.number()
      copies.inTime += try columns.number()
    }
    return copies
  }
}
