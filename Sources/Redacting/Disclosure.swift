// Rulewright. Apache-2.0.

package import Comments

/// What a person decided about a whole comment, or about one attachment of it.
///
/// A comment is public unless it is withheld; the words of an attachment are withheld unless they
/// are released.
package struct Disclosure: Hashable, Sendable {
  /// What was decided.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case withheld
    case released
  }

  package var comment: CommentID
  /// The number of the attachment; nil for the whole comment.
  package var attachment: Int?
  /// The SHA-256 of the attachment's bytes that the person saw: others that come in their place are
  /// not released by it.
  package var sha256: String?
  package var state: State
  package var kind: RedactionKind
  /// The reason in words, for the office; empty for none.
  package var reason: String
  /// Who decided, as they call themselves.
  package var who: String
  /// When, as `2021-11-20T14:03:22Z`.
  package var at: String

  package init(
    comment: CommentID, attachment: Int? = nil, sha256: String? = nil, state: State,
    kind: RedactionKind = .other, reason: String = "", who: String, at: String
  ) {
    self.comment = comment
    self.attachment = attachment
    self.sha256 = sha256
    self.state = state
    self.kind = kind
    self.reason = reason
    self.who = who
    self.at = at
  }
}
