// Rulewright. Apache-2.0.

import Campaigns
import Comments

/// A letter that many sent, with its members by index.
struct PublicLetter: Sendable {
  struct Member: Sendable {
    /// The comment, by index.
    let comment: Int
    let isCopy: Bool
    let isDecided: Bool
    let likeness: Double
    /// Bytes of the comment that are its writer's own words.
    let own: [Range<Int>]
  }

  /// Its public name: the number of the comment that shows it.
  ///
  /// What the record calls it is made of all its words, those that are withheld too.
  let id: String
  /// The comment that shows it, by index.
  let representative: Int
  /// How many comments it has, those that are not public too.
  let received: Int
  let members: [Member]

  /// How many of the public ones are the letter word for word.
  var copies: Int { members.count(where: \.isCopy) }
}

/// The letters of a docket, and which comment is in which.
struct PublicLetters: Sendable {
  /// The largest first.
  let letters: [PublicLetter]
  /// How they were found.
  let method: String
  /// For each comment that is in one its letter and its place there.
  private let places: [Int: (letter: Int, member: Int)]

  init(_ campaigns: [PublishedCampaign], method: String, of comments: [PublishedComment]) {
    self.method = method
    var numbers: [CommentID: Int] = [:]
    for (index, comment) in comments.enumerated() { numbers[comment.id] = index }
    letters = campaigns.compactMap { campaign in
      guard let shown = numbers[campaign.representative],
        let words = comments[shown].body.map({ Array($0.utf8) })
      else { return nil }
      let members = campaign.members.compactMap { member -> PublicLetter.Member? in
        guard let index = numbers[member.comment], let body = comments[index].body else {
          return nil
        }
        let bytes = Array(body.utf8)
        if member.isCopy, bytes == words {
          return PublicLetter.Member(
            comment: index, isCopy: true, isDecided: false, likeness: 1, own: [])
        }
        // Of two copies the public may read different words.
        let comparison = letterComparison(of: bytes, with: words)
        return PublicLetter.Member(
          comment: index,
          isCopy: member.isCopy && comparison.changes.allSatisfy { $0.operation == .equal },
          isDecided: member.isDecided, likeness: member.likeness, own: comparison.own)
      }
      guard members.count > 1 else { return nil }
      return PublicLetter(
        id: campaign.representative.text, representative: shown, received: campaign.received,
        members: members)
    }
    var places: [Int: (letter: Int, member: Int)] = [:]
    for (letter, value) in letters.enumerated() {
      for (member, one) in value.members.enumerated() { places[one.comment] = (letter, member) }
    }
    self.places = places
  }

  /// The letter of a comment and its place there, by index.
  func place(of comment: Int) -> (letter: PublicLetter, member: PublicLetter.Member)? {
    places[comment].map { (letters[$0.letter], letters[$0.letter].members[$0.member]) }
  }
}
