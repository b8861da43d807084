// Rulewright. Apache-2.0.

package import CommentStore
package import Comments
package import Redacting

/// What the public sees of a comment, and who decided so.
package struct CommentDisclosure: Sendable {
  package var comment: Comment
  package var form: PublicForm
  /// Decisions about the whole comment and its attachments.
  package var disclosures: [Disclosure]

  /// The words of a stretch of the comment.
  package func words(_ range: Range<Int>) -> String {
    String(decoding: Array(comment.body.utf8)[range], as: UTF8.self)
  }
}

extension Workspace {
  /// The comments of which something waits for a person, before the public may see it or never does.
  package func undecidedRedactions(in name: String) throws -> [UndecidedComment] {
    _ = try load(name)
    return try recordIfAny(name)?.undecided() ?? []
  }

  /// Whether a comment's words are those that a page showed.
  package func isComment(_ id: CommentID, asSeen seen: String, in name: String) throws -> Bool {
    guard let comment = try record(name).comment(id) else { throw TagRefusal.noComment(id) }
    return comment.bodyMark.utf8.elementsEqual(seen.utf8)
  }

  /// What the public sees of one comment.
  ///
  /// Throws `TagRefusal`.
  package func disclosure(of id: CommentID, in name: String) throws -> CommentDisclosure {
    _ = try load(name)
    let record = try record(name)
    guard let comment = try record.comment(id), let form = try record.publicForm(of: id) else {
      throw TagRefusal.noComment(id)
    }
    return CommentDisclosure(
      comment: comment, form: form, disclosures: try record.disclosures(of: id))
  }
}
