// Rulewright. Apache-2.0.

import CommentStore
package import Comments
package import Dockets
package import Redacting

extension Workspace {
  /// Withholds a whole comment from the public, or an attachment of it; its number and the kind of
  /// reason stay public.
  ///
  /// Throws `TagRefusal`.
  package func withhold(
    _ id: CommentID, attachment: Int? = nil, as kind: RedactionKind, reason: String = "",
    by who: String, in name: String, now: Instant
  ) throws {
    let (record, hashes) = try disclosing(id, attachment, in: name)
    let decisions = hashes.map { sha256 in
      Disclosure(
        comment: id, attachment: attachment, sha256: sha256, state: .withheld, kind: kind,
        reason: reason, who: who, at: now.iso8601)
    }
    let stamp = EventStamp(who: who, at: now)
    guard try record.putDisclosures(decisions, as: .withheld, stamp: stamp) > 0 else {
      throw TagRefusal.nothingToDo("That is withheld already, as \(kind.rawValue)")
    }
  }

  /// Makes the words of an attachment public, as far as nothing in them is withheld; without an
  /// attachment, the comment that somebody withheld as a whole.
  ///
  /// Throws `TagRefusal`: what the source holds back stays so.
  package func release(
    _ id: CommentID, attachment: Int? = nil, by who: String, in name: String, now: Instant
  ) throws {
    let (record, hashes) = try disclosing(id, attachment, in: name)
    let stamp = EventStamp(who: who, at: now)
    guard let attachment else {
      let own = try record.disclosures(of: id).filter { $0.attachment == nil }
      guard !own.isEmpty else {
        throw TagRefusal.nothingToDo("Nobody withheld \(id) as a whole")
      }
      try record.putDisclosures([], removing: own, as: .released, stamp: stamp)
      return
    }
    if try record.comment(id)?.attachments.contains(where: {
      $0.number == attachment && $0.restriction != nil
    }) == true {
      throw TagRefusal.nothingToDo("The source itself holds attachment \(attachment) back")
    }
    let decisions = hashes.map { sha256 in
      Disclosure(
        comment: id, attachment: attachment, sha256: sha256, state: .released, who: who,
        at: now.iso8601)
    }
    guard try record.putDisclosures(decisions, as: .released, stamp: stamp) > 0 else {
      throw TagRefusal.nothingToDo("Attachment \(attachment) is released already")
    }
  }

  /// The record, and the hashes by which what is meant is known.
  private func disclosing(
    _ id: CommentID, _ attachment: Int?, in name: String
  ) throws -> (Record, [String?]) {
    _ = try load(name)
    let record = try record(name)
    guard let comment = try record.comment(id) else { throw TagRefusal.noComment(id) }
    guard let attachment else { return (record, [nil]) }
    let files = comment.attachments.filter { $0.number == attachment }
    guard !files.isEmpty else {
      throw TagRefusal.nothingToDo("\(id) has no attachment \(attachment)")
    }
    let read = files.filter { $0.words != nil }
    guard !read.isEmpty else {
      throw TagRefusal.nothingToDo(
        "Attachment \(attachment) of \(id) was not read, so that none of it is public")
    }
    return (record, read.map(\.sha256))
  }
}
