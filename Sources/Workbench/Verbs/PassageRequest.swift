// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
package import Comments
package import Dockets

/// A clause as somebody saw it whom a page showed it.
package struct SeenClause: Hashable, Sendable {
  package var stage: StageID
  /// The SHA-256 of the file that the page was drawn from.
  package var fileHash: String
  /// Its label or citation.
  package var name: String
  /// Whether it is meant as it was seen, though its words have changed.
  package var isMeantAsSeen: Bool

  package init(stage: StageID, fileHash: String, name: String, isMeantAsSeen: Bool = false) {
    self.stage = stage
    self.fileHash = fileHash
    self.name = name
    self.isMeantAsSeen = isMeantAsSeen
  }
}

/// A passage that somebody wants tagged, by its place in the comment as they saw it.
package struct PassageRequest: Sendable {
  package var comment: CommentID
  /// The mark of the comment's words that the page showed.
  package var seen: String
  package var tag: TagID
  /// The hash of the definition that the page showed.
  package var definition: String?
  /// The bytes of the passage; nil for the words in `quote`, and without these for the whole.
  package var range: Range<Int>?
  package var quote: String
  package var clause: SeenClause?
  package var note: String
  package var coder: String

  package init(
    comment: CommentID, seen: String, tag: TagID, definition: String? = nil,
    range: Range<Int>? = nil, quote: String = "", clause: SeenClause? = nil, note: String = "",
    coder: String
  ) {
    self.comment = comment
    self.seen = seen
    self.tag = tag
    self.definition = definition
    self.range = range
    self.quote = quote
    self.clause = clause
    self.note = note
    self.coder = coder
  }
}

extension Workspace {
  /// Tags a passage that somebody chose on a page, and gives the coding with its number.
  ///
  /// The same words with the same tag and clause by the same person are coded once. Throws
  /// `CodingRefusal` where what the page showed has changed, and `TagRefusal`.
  package func code(
    _ request: PassageRequest, in name: String, now: Instant
  ) throws -> NumberedCoding {
    let loaded = try load(name)
    guard let tag = loaded.codebook.tag(request.tag) else {
      throw TagRefusal.noTag(request.tag.text, known: loaded.codebook.tags.map(\.id.text))
    }
    let record = try record(name)
    guard let comment = try record.comment(request.comment) else {
      throw TagRefusal.noComment(request.comment)
    }
    let passage = try passage(of: request, in: comment)
    let (target, versions) = try target(of: request.clause, loaded, record)
    let coding = Coding(
      comment: comment.id, tag: request.tag, passage: passage, target: target,
      coder: request.coder, at: now.iso8601, note: request.note,
      definition: request.definition.flatMap { isFileHash($0) ? $0 : nil } ?? tag.definitionHash)
    let stamp = EventStamp(who: request.coder, at: now)
    try keepCodebook(of: name, in: record, stamp)
    // Who says it again, or whose answer was lost on the way, is shown the coding that is there.
    try record.addCoding(coding, keeping: versions, stamp: stamp)
    let all = try record.numberedCodings(CodingFilter(comments: [comment.id]))
    guard let coded = all.last(where: { $0.coding.isOn(coding) }) else {
      throw CodingRefusal.codingGone
    }
    guard let noted = coded.coding.noting(request.note) else { return coded }
    do {
      try record.changeCodings(
        [CodingChange(number: coded.number, from: coded.coding, to: noted)], as: .noted,
        stamp: stamp)
    } catch StoreError.changedMeanwhile {
      throw CodingRefusal.codingGone
    }
    return NumberedCoding(number: coded.number, coding: noted)
  }

  private func passage(of request: PassageRequest, in comment: Comment) throws -> Passage? {
    guard let range = request.range else {
      guard !request.quote.utf8.isEmpty else { return nil }
      return try Quotation.passage(of: request.quote, occurrence: nil, in: comment)
    }
    guard comment.bodyMark.utf8.elementsEqual(request.seen.utf8) else {
      throw CodingRefusal.commentChanged(comment.id)
    }
    let bytes = Array(comment.body.utf8)
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty,
      bytes[range.lowerBound] & 0xC0 != 0x80,
      range.upperBound == bytes.count || bytes[range.upperBound] & 0xC0 != 0x80
    else { throw CodingRefusal.noPassage }
    return Passage(range: range, quote: String(decoding: bytes[range], as: UTF8.self))
  }
}

extension Coding {
  /// The coding with a note behind the one that it has; nil where it says that already.
  fileprivate func noting(_ words: String) -> Coding? {
    guard !words.utf8.isEmpty, !note.utf8.reversed().starts(with: words.utf8.reversed()) else {
      return nil
    }
    var noted = self
    noted.note = note.utf8.isEmpty ? words : note + "\n\n" + words
    return noted
  }

  /// Whether it is the same tag by the same coder on the same words and clause.
  fileprivate func isOn(_ other: Coding) -> Bool {
    tag == other.tag && coder.utf8.elementsEqual(other.coder.utf8)
      && passage?.range == other.passage?.range && target?.label == other.target?.label
      && target?.version == other.target?.version
  }
}
