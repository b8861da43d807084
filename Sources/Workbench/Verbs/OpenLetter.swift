// Rulewright. Apache-2.0.

package import Campaigns
package import Codings
package import CommentStore
import Comments
import Dockets

/// The campaign that an open comment is in, and what its letter's copies bear.
package struct OpenLetter: Sendable {
  package var campaign: KeptCampaign
  package var member: KeptMember
  /// The codings of the letter that other comments bear, and how each stands to this comment.
  package var codings: [LetterCoding]
  /// The letter's own words.
  package var letter: [UInt8]
  /// What the person added; nil where nobody asked, and of the letter itself.
  package var added: LetterComparison?
}

/// A coding of a letter as it stands to another comment of the campaign.
package struct LetterCoding: Sendable {
  /// Whether it can be taken over, or why not.
  package enum Standing: Hashable, Sendable {
    /// Its words stand there, at these bytes.
    case stands(Range<Int>)
    /// The person has put the same tag on the same words for the same clause.
    case isThere
    /// The comment does not have its words.
    case wordsDiffer
    /// It is about the whole letter, which a comment with other words is not.
    case isWhole
    /// It is tied to a clause of another stage than the comment is on.
    case isOnOtherStage
    /// The codebook has its tag no more.
    case hasNoTag
  }

  package var numbered: NumberedCoding
  package var standing: Standing
  /// Tells whether it is still what a page showed.
  package var was: String
}

extension Workspace {
  /// At most so many codings of a letter are shown and taken over at once.
  private static let mostLetterCodings = 200

  /// The campaign of a comment, from what the record keeps; nil where it is in none.
  func openLetter(
    of comment: Comment, by coder: String, asksForAdded: Bool, _ codebook: Codebook,
    _ record: Record
  ) throws -> OpenLetter? {
    guard let (campaign, member) = try record.campaign(of: comment.id) else { return nil }
    let isLetter = campaign.representative == comment.id
    let letter = isLetter ? comment : try record.comment(campaign.representative)
    var added: LetterComparison?
    let words = Array((letter?.ownBody ?? "").utf8)
    if asksForAdded, !isLetter, member.relation != .exact {
      added = letterComparison(of: Array(comment.ownBody.utf8), with: words)
    }
    return OpenLetter(
      campaign: campaign, member: member,
      codings: try letterCodings(
        of: campaign, for: comment, member.relation, by: coder, codebook, record),
      letter: words, added: added)
  }

  /// The codings of a letter that other comments bear, each once however many copies bear it.
  func letterCodings(
    of campaign: KeptCampaign, for comment: Comment, _ relation: CampaignMember.Relation,
    by coder: String, _ codebook: Codebook, _ record: Record
  ) throws -> [LetterCoding] {
    guard campaign.codings > 0 else { return [] }
    let own = try record.numberedCodings(CodingFilter(comments: [comment.id])).map(\.coding)
      .filter { $0.coder.utf8.elementsEqual(coder.utf8) }
    var seen: Set<LetterMark> = []
    return try record.letterCodings(of: campaign.id, limit: Self.mostLetterCodings)
      .filter { $0.coding.comment != comment.id && seen.insert(LetterMark($0.coding)).inserted }
      .map { numbered in
        LetterCoding(
          numbered: numbered,
          standing: try standing(of: numbered.coding, in: comment, own, codebook, record),
          was: numbered.mark)
      }
  }

  private func standing(
    of coding: Coding, in comment: Comment, _ own: [Coding], _ codebook: Codebook, _ record: Record
  ) throws -> LetterCoding.Standing {
    guard codebook.tag(coding.tag) != nil else { return .hasNoTag }
    if let stage = coding.target?.version.stage, stage != comment.stage { return .isOnOtherStage }
    guard let passage = coding.passage else { return .isWhole }
    let places = Quotation.passages(of: passage.quote, in: comment.body)
    guard !places.isEmpty else { return .wordsDiffer }
    // Of words that stand more than once the same time is meant as in the letter.
    let bearer = try record.comment(coding.comment)
    let time = bearer.flatMap { Quotation.occurrence(of: passage, in: $0.body) } ?? 1
    let range = places[min(time, places.count) - 1].range
    let isThere = own.contains {
      $0.tag == coding.tag && $0.passage?.range == range && $0.target?.label == coding.target?.label
        && $0.target?.version == coding.target?.version
    }
    return isThere ? .isThere : .stands(range)
  }
}

/// What makes two codings of a letter one to whoever takes them over.
private struct LetterMark: Hashable {
  var tag: TagID
  var range: Range<Int>?
  var target: ClauseTarget?

  init(_ coding: Coding) {
    (tag, range, target) = (coding.tag, coding.passage?.range, coding.target)
  }
}
