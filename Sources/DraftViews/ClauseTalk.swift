// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Comments
package import Dockets

/// What was said of a clause by those who commented, and what was answered.
package struct ClauseTalk: Sendable {
  /// The key of the row whose clause it is.
  package var key: String
  package var citation: Citation
  /// The stage whose text was commented on; nil where nothing can have been.
  package var stage: Stage?
  /// Those whose codings stand on the clause as it was commented on, and all of the same words.
  package var counts: CommentCounts
  /// How many comments spoke to another wording of it, and so are not counted.
  package var onOtherWording: Int
  /// In the order of the codebook.
  package var issues: [TalkedIssue]
  /// Why the clause changed, as far as anybody said.
  package var reasons: [GivenReason]

  package init(
    key: String, citation: Citation, stage: Stage?, counts: CommentCounts = CommentCounts(),
    onOtherWording: Int = 0, issues: [TalkedIssue] = [], reasons: [GivenReason] = []
  ) {
    self.key = key
    self.citation = citation
    self.stage = stage
    self.counts = counts
    self.onOtherWording = onOtherWording
    self.issues = issues
    self.reasons = reasons
  }
}

/// What several comments say alike of the clause.
package struct TalkedIssue: Sendable {
  package var tag: Tag
  package var issue: StageIssue
  /// By id; none where the issue is unanswered.
  package var responses: [Response]
  /// Those that are listed, in the order of the comments.
  package var passages: [TalkedPassage]
  /// How many different passages are not listed.
  package var more: Int

  package init(
    tag: Tag, issue: StageIssue, responses: [Response], passages: [TalkedPassage], more: Int
  ) {
    self.tag = tag
    self.issue = issue
    self.responses = responses
    self.passages = passages
    self.more = more
  }
}

/// Some words of a comment, and whether what they speak to still stands.
package struct TalkedPassage: Sendable {
  package var comment: CommentID
  /// Who sent it, as stated; empty when nobody is named.
  package var submitter: String
  /// Nil when the tag is about the comment as a whole.
  package var quote: String?
  /// `exact`, `edited` or `orphaned`.
  package var standing: String

  package init(comment: CommentID, submitter: String, quote: String?, standing: String) {
    self.comment = comment
    self.submitter = submitter
    self.quote = quote
    self.standing = standing
  }
}

/// Why a clause changed.
package enum GivenReason: Hashable, Sendable {
  case response(ResponseID, title: String, Disposition)
  /// As `docket.yml` says.
  case stated(String)
}
