// Rulewright. Apache-2.0.

package import Clauses
package import Comments
package import Dockets

/// One application of a tag by one coder to one passage of one comment, tied to a clause at a
/// version, or to no clause.
package struct Coding: Hashable, Sendable {
  package var comment: CommentID
  package var tag: TagID
  /// The words of the comment; nil when the tag is about the comment as a whole.
  package var passage: Passage?
  package var target: ClauseTarget?
  /// Who coded, as they call themselves.
  package var coder: String
  /// When, as `2021-11-20T14:03:22Z`.
  package var at: String
  /// What the coder noted for the office; empty for none, and never published.
  package var note: String
  /// The hash of the tag's definition that the coder saw; nil where nobody wrote it down, which
  /// counts as the first definition that is known.
  package var definition: String?

  package init(
    comment: CommentID, tag: TagID, passage: Passage?, target: ClauseTarget?, coder: String,
    at: String, note: String = "", definition: String? = nil
  ) {
    self.comment = comment
    self.tag = tag
    self.passage = passage
    self.target = target
    self.coder = coder
    self.at = at
    self.note = note
    self.definition = definition
  }
}

/// A stretch of a comment's body.
package struct Passage: Hashable, Sendable {
  /// Byte offsets in the body's UTF-8.
  package var range: Range<Int>
  /// The words themselves, so that a changed body is noticed.
  package var quote: String

  package init(range: Range<Int>, quote: String) {
    self.range = range
    self.quote = quote
  }
}

/// The clause that a coding speaks to, as its coder saw it.
package struct ClauseTarget: Hashable, Sendable {
  package var version: DraftVersion
  package var label: ClauseLabel
  package var citation: Citation
  /// The clause's permanent key, once its stage is frozen.
  package var key: ClauseKey?

  package init(
    version: DraftVersion, label: ClauseLabel, citation: Citation, key: ClauseKey? = nil
  ) {
    self.version = version
    self.label = label
    self.citation = citation
    self.key = key
  }
}

/// A stage's text at one time: the stage and the SHA-256 of its file.
package struct DraftVersion: Hashable, Sendable {
  package var stage: StageID
  /// 64 lower-case hexadecimal digits.
  package var fileHash: String

  package init(stage: StageID, fileHash: String) {
    self.stage = stage
    self.fileHash = fileHash
  }
}
