// Rulewright. Apache-2.0.

import Campaigns
import Comments

/// A letter that many sent.
struct PublicLetter: Sendable {
  struct Member: Sendable {
    /// The comment, by index.
    let comment: Int
    /// Whether it is the letter word for word, as the public reads both.
    let isCopy: Bool
    /// Whether it was sent word for word as the letter, whatever of either the public reads.
    let isSentAsLetter: Bool
    let isDecided: Bool
    /// How much of the letter it holds, in hundredths.
    let percent: Int
  }

  /// Its public name: the number of the comment that shows it.
  ///
  /// What the record calls it is made of all its words, those that are withheld too.
  let id: String
  /// The comment that shows it, by index.
  let representative: Int
  /// How many comments it has, those that are not public too.
  let received: Int
  /// Where its public members are in the list of all letters' members: those with other words
  /// first, then the copies.
  let members: Range<Int>
  /// How many of the public ones are the letter word for word.
  let copies: Int
}

/// The letters of a docket, and which comment is in which.
///
/// Of each comment it keeps a few numbers; what somebody added to a letter is read when a page
/// shows it.
struct PublicLetters: Sendable {
  /// The largest first.
  let letters: [PublicLetter]
  /// How they were found.
  let method: String
  private let members: [Packed]
  /// For each comment its place among the members; -1 for none.
  private let places: [Int32]

  /// A member in eight bytes.
  private struct Packed: Sendable {
    let comment: Int32
    let percent: UInt8
    let isCopy: Bool
    let isSentAsLetter: Bool
    let isDecided: Bool
  }

  /// Finds the members among the comments, by number; what differs from its letter is read and
  /// compared.
  init(
    _ campaigns: [PublishedCampaign], method: String, of heads: [CommentHead],
    numbers: [CommentID: Int32], in order: Order, _ reading: CommentReading
  ) {
    self.method = method
    var letters: [PublicLetter] = []
    var all: [Packed] = []
    var places = [Int32](repeating: -1, count: campaigns.isEmpty ? 0 : heads.count)
    for campaign in campaigns {
      guard let shown = numbers[campaign.representative].map(Int.init), heads[shown].isPublic
      else { continue }
      var same = SameWords(as: shown, heads, reading)
      var found = campaign.members.compactMap { member -> Packed? in
        guard let index = numbers[member.comment], heads[Int(index)].isPublic else { return nil }
        let isCopy = member.isCopy && same.holds(Int(index))
        return Packed(
          comment: index, percent: UInt8(max(0, min(100, (member.likeness * 100).rounded()))),
          isCopy: isCopy, isSentAsLetter: member.isCopy, isDecided: member.isDecided)
      }
      guard found.count > 1 else { continue }
      if order == .byIndex { found.sort { $0.comment < $1.comment } }
      // Who added something comes first: the others say nothing that the letter does not.
      let listed = found.filter { !$0.isCopy } + found.filter(\.isCopy)
      for (number, member) in listed.enumerated() {
        places[Int(member.comment)] = Int32(all.count + number)
      }
      letters.append(
        PublicLetter(
          id: campaign.representative.text, representative: shown, received: campaign.received,
          members: all.count..<all.count + listed.count, copies: listed.count(where: \.isCopy)))
      all += listed
    }
    self.letters = letters
    self.places = places
    members = all
  }

  /// In which order the members of a letter stand: as they came, or as all lists have them.
  enum Order { case asGiven, byIndex }

  /// The letter of a comment and what the comment is of it.
  func place(of comment: Int) -> (letter: PublicLetter, member: PublicLetter.Member)? {
    guard let at = at(comment), let letter = number(at) else { return nil }
    return (letters[letter], member(at: at))
  }

  /// What a comment is of its letter.
  func member(_ comment: Int) -> PublicLetter.Member? { at(comment).map { member(at: $0) } }

  /// The letter of a comment, by index.
  func letter(of comment: Int) -> Int? { at(comment).flatMap(number) }

  /// Where a comment stands in the list of its letter, from 0.
  func position(of comment: Int) -> Int? {
    guard let at = at(comment), let letter = number(at) else { return nil }
    return at - letters[letter].members.lowerBound
  }

  /// The member at a place of a letter's list.
  func member(_ position: Int, of letter: PublicLetter) -> PublicLetter.Member {
    member(at: letter.members.lowerBound + position)
  }

  /// Some members of a letter, by their places in its list.
  func members(of letter: PublicLetter, _ range: Range<Int>) -> [PublicLetter.Member] {
    range.map { member(at: letter.members.lowerBound + $0) }
  }

  /// The comment at a place of a letter's list, by index.
  func comment(_ position: Int, of letter: PublicLetter) -> Int {
    Int(members[letter.members.lowerBound + position].comment)
  }

  private func at(_ comment: Int) -> Int? {
    places.indices.contains(comment) && places[comment] >= 0 ? Int(places[comment]) : nil
  }

  private func member(at: Int) -> PublicLetter.Member {
    let packed = members[at]
    return PublicLetter.Member(
      comment: Int(packed.comment), isCopy: packed.isCopy,
      isSentAsLetter: packed.isSentAsLetter, isDecided: packed.isDecided,
      percent: Int(packed.percent))
  }

  /// The letter to which a place of the list of all members belongs.
  private func number(_ at: Int) -> Int? {
    var (low, high) = (0, letters.count)
    while low < high {
      let middle = (low + high) / 2
      if letters[middle].members.upperBound <= at { low = middle + 1 } else { high = middle }
    }
    return low < letters.count ? low : nil
  }
}

/// Whether comments say the same as the one that shows their letter, attachments left aside.
///
/// Of two copies the public may read different words. Each text is read and compared once.
private struct SameWords {
  private let shown: Int
  private let heads: [CommentHead]
  private let reading: CommentReading
  private var letter: ComparedLetter?
  private var known: [Int: Bool] = [:]

  init(as shown: Int, _ heads: [CommentHead], _ reading: CommentReading) {
    self.shown = shown
    self.heads = heads
    self.reading = reading
  }

  mutating func holds(_ index: Int) -> Bool {
    let text = heads[index].text
    if text == heads[shown].text { return true }
    if let known = known[text] { return known }
    let letter = letter ?? ComparedLetter(reading.comment(shown).ownWords)
    self.letter = letter
    let isSame = letter.changes(in: reading.comment(index).ownWords)
      .allSatisfy { $0.operation == .equal }
    known[text] = isSame
    return isSame
  }
}
