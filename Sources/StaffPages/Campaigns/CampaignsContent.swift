// Rulewright. Apache-2.0.

package import Campaigns
package import Comments
package import Dockets

/// What the list of campaigns shows.
package struct CampaignsContent: Sendable {
  /// A campaign in the list.
  package struct Line: Sendable {
    package var id: String
    package var members: Int
    /// How many have the letter's words.
    package var copies: Int
    package var codings: Int
    package var isDecided: Bool
    /// The first words of the letter.
    package var beginning: String

    package init(
      id: String, members: Int, copies: Int, codings: Int, isDecided: Bool, beginning: String
    ) {
      self.id = id
      self.members = members
      self.copies = copies
      self.codings = codings
      self.isDecided = isDecided
      self.beginning = beginning
    }
  }

  package var docket: Docket
  package var person: String
  package var lines: [Line]
  package var page: CampaignPages
  /// How many comments are in campaigns, and how many in none.
  package var grouped: Int
  package var unique: Int
  /// Whether they were ever counted.
  package var isKept: Bool
  package var counting: Counting
  /// When the last of the comments came of which they were counted; nil where they never were.
  package var asOf: String?
  package var method = CampaignMethod()

  package init(
    docket: Docket, person: String, lines: [Line], page: CampaignPages, grouped: Int, unique: Int,
    isKept: Bool, counting: Counting, asOf: String? = nil
  ) {
    self.docket = docket
    self.person = person
    self.lines = lines
    self.page = page
    self.grouped = grouped
    self.unique = unique
    self.isKept = isKept
    self.counting = counting
    self.asOf = asOf
  }
}

/// What the page of one campaign shows.
package struct CampaignContent: Sendable {
  /// A comment of the campaign.
  package struct Member: Sendable {
    package var id: CommentID
    /// As they stated it; empty for none.
    package var submitter: String
    package var relation: CampaignMember.Relation
    /// The share of the letter that it holds, 0 to 1.
    package var likeness: Double
    package var isWithdrawn: Bool
    /// The person's own words.
    package var own: [String]

    package init(
      id: CommentID, submitter: String, relation: CampaignMember.Relation, likeness: Double,
      isWithdrawn: Bool = false, own: [String]
    ) {
      self.id = id
      self.submitter = submitter
      self.relation = relation
      self.likeness = likeness
      self.isWithdrawn = isWithdrawn
      self.own = own
    }
  }

  package var docket: Docket
  package var person: String
  package var line: CampaignsContent.Line
  /// The comment that shows the letter.
  package var letter: Comment
  /// The codings of the letter, whichever copy bears them.
  package var codings: [LetterView.Line]
  package var members: [Member]
  package var page: CampaignPages
  package var counting: Counting
  /// When the last of the comments came of which they were counted; nil where they never were.
  package var asOf: String?
  package var method = CampaignMethod()

  package init(
    docket: Docket, person: String, line: CampaignsContent.Line, letter: Comment,
    codings: [LetterView.Line], members: [Member], page: CampaignPages, counting: Counting,
    asOf: String? = nil
  ) {
    self.docket = docket
    self.person = person
    self.line = line
    self.letter = letter
    self.codings = codings
    self.members = members
    self.page = page
    self.counting = counting
    self.asOf = asOf
  }
}

/// A page of a list in pages of a hundred.
package struct CampaignPages: Hashable, Sendable {
  package static let size = 100

  /// Which one, from 1.
  package var number: Int
  /// How many there are in all.
  package var total: Int

  package init(number: Int, total: Int) {
    self.number = number
    self.total = total
  }

  /// How many stand before the first one shown.
  package var offset: Int { (number - 1) * Self.size }
  var hasMore: Bool { number * Self.size < total }

  /// `101 to 200 of 1,146`, with what is counted; nil where all are shown.
  var words: String? {
    guard number > 1 || hasMore else { return nil }
    let last = min(total, offset + Self.size)
    return "\(grouped(offset + 1)) to \(grouped(last)) of \(grouped(total))"
  }
}
