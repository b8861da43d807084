// Rulewright. Apache-2.0.

package import Comments

/// Words of a comment that the public does not read.
package struct WithheldPassage: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    /// A stretch that the finder found or a person withholds.
    case words(RedactionKind)
    /// The words of an attachment that nobody released.
    case attachment(Int)
    /// All of it: staff withhold the comment, or its source holds it back.
    case whole
  }

  package var comment: CommentID
  package var part: Part
  package var words: String

  package init(comment: CommentID, part: Part, words: String) {
    self.comment = comment
    self.part = part
    self.words = words
  }

  /// What of a comment the public does not read; `isWhole` where it reads none of it.
  package static func all(
    of comment: Comment, _ form: PublicForm, isWhole: Bool
  ) -> [WithheldPassage] {
    let bytes = Array(comment.body.utf8)
    func passage(_ part: Part, _ range: Range<Int>) -> WithheldPassage {
      WithheldPassage(
        comment: comment.id, part: part,
        words: String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self))
    }
    let stretches = form.redactions.placed.filter(\.isWithheld).map {
      passage(.words($0.kind), $0.range)
    }
    let lost = form.redactions.lost.map {
      WithheldPassage(comment: comment.id, part: .words($0.kind), words: $0.quote)
    }
    if isWhole { return stretches + lost + [passage(.whole, 0..<bytes.count)] }
    return stretches + lost
      + form.withheldAttachments.map { passage(.attachment($0.number), $0.range) }
  }
}
