// Rulewright. Apache-2.0.

import Codings
import CommentStore
package import Comments
package import Dockets

/// The tags of a letter that somebody takes over to a comment which is nearly that letter.
package struct TakeOverRequest: Sendable {
  package var comment: CommentID
  /// The mark of the comment's words that the page showed.
  package var seen: String
  /// The letter's codings that the page showed as standing in the comment.
  package var codings: [SeenCoding]
  package var coder: String

  package init(comment: CommentID, seen: String, codings: [SeenCoding], coder: String) {
    self.comment = comment
    self.seen = seen
    self.codings = codings
    self.coder = coder
  }
}

/// What came of taking over tags.
package struct TagsTakenOver: Sendable {
  /// How many codings were made.
  package var added: Int
  /// The letter's codings that were not taken over, as they stand to the comment.
  package var left: [LetterCoding]
}

extension Workspace {
  /// Makes a coding of a comment for each coding of its letter whose quoted words stand in it,
  /// verbatim, all in one event.
  ///
  /// Each is an ordinary coding by this person, at the clause that the letter's speaks to, under the
  /// definition that its coder saw. Throws `CodingRefusal` where the comment or one of the codings is
  /// not what the page showed, and `TagRefusal`.
  package func takeOverTags(
    _ request: TakeOverRequest, in name: String, now: Instant
  ) throws -> TagsTakenOver {
    let loaded = try load(name)
    let record = try record(name)
    guard let comment = try record.comment(request.comment) else {
      throw TagRefusal.noComment(request.comment)
    }
    guard comment.bodyMark.utf8.elementsEqual(request.seen.utf8) else {
      throw CodingRefusal.commentChanged(comment.id)
    }
    guard let (campaign, member) = try record.campaign(of: comment.id) else {
      throw TagRefusal.nothingToDo("Comment \(comment.id) is no copy of a letter any more")
    }
    let known = try letterCodings(
      of: campaign, for: comment, member.relation, by: request.coder, loaded.codebook, record)
    for seen in request.codings {
      guard let coding = known.first(where: { $0.numbered.number == seen.number }) else {
        throw CodingRefusal.codingGone
      }
      guard coding.was.utf8.elementsEqual(seen.mark.utf8) else {
        throw CodingRefusal.codingChanged(coding.numbered)
      }
    }
    let wanted = Set(request.codings.map(\.number))
    let codings = known.compactMap { letter -> Coding? in
      guard wanted.contains(letter.numbered.number), case .stands(let range) = letter.standing,
        let quote = letter.numbered.coding.passage?.quote
      else { return nil }
      var coding = letter.numbered.coding
      coding.comment = comment.id
      coding.passage = Passage(range: range, quote: quote)
      (coding.coder, coding.at, coding.note) = (request.coder, now.iso8601, "")
      coding.definition = coding.definition ?? loaded.codebook.tag(coding.tag)?.definitionHash
      return coding
    }
    guard !codings.isEmpty else {
      throw TagRefusal.nothingToDo("None of the letter's tags is left to be taken over")
    }
    let stamp = EventStamp(who: request.coder, at: now)
    try keepCodebook(of: name, in: record, stamp)
    let added = try record.addCodings(codings, stamp: stamp)
    let left = known.filter {
      if case .stands = $0.standing { return false }
      return $0.standing != .isThere
    }
    return TagsTakenOver(added: added, left: left)
  }
}
