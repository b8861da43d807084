// Rulewright. Apache-2.0.

package import Anchoring
package import Codings
package import Comments
package import Dockets

/// Everything that the coverage of a docket is made from.
///
/// No comment's words are among it: what is asked of them, whether two say the same and whether a
/// quote still stands, whoever hands them over has answered already.
package struct CoverageInput: Sendable {
  package var docket: Docket
  /// The text of each stage, and the older texts that codings speak to.
  package var texts: KnownTexts
  /// What changed from each stage to the next one whose text is there.
  package var changes: [StageChanges]
  /// All comments, in numbers.
  package var tallies: [CommentTally]
  /// Comments that nobody tagged and that are to be heard, as many as shall be listed.
  package var untagged: [CoveredComment]
  /// Late comments on stages that do not say how those are treated, as many as shall be listed.
  package var late: [CoveredComment]
  /// Every coding with its comment, comment by comment.
  package var codings: [CoveredCoding]
  /// The letters that are coded in one copy and so in all of them.
  package var letters: [CoveredLetter]
  package var responses: [Response]
  /// What of the attachments is read.
  package var attachments: AttachmentTally

  package init(
    docket: Docket, texts: KnownTexts, changes: [StageChanges],
    tallies: [CommentTally] = [], untagged: [CoveredComment] = [], late: [CoveredComment] = [],
    codings: [CoveredCoding] = [],
    letters: [CoveredLetter] = [], responses: [Response] = [],
    attachments: AttachmentTally = AttachmentTally()
  ) {
    self.docket = docket
    self.texts = texts
    self.changes = changes
    self.tallies = tallies
    self.untagged = untagged
    self.late = late
    self.codings = codings
    self.letters = letters
    self.responses = responses
    self.attachments = attachments
  }
}

/// What of a comment matters for coverage.
package struct CoveredComment: Hashable, Sendable {
  package var id: CommentID
  package var stage: StageID
  /// What tells its text from others; nil for a stub, which says nothing by itself.
  package var text: String?
  package var isWithdrawn: Bool
  /// Received after the last open day.
  package var isLate: Bool
  /// The letter of which it is a copy word for word, by its place in the input; nil for none that is
  /// coded.
  package var letter: Int?

  package init(
    id: CommentID, stage: StageID, text: String? = nil, isWithdrawn: Bool = false,
    isLate: Bool = false, letter: Int? = nil
  ) {
    self.id = id
    self.stage = stage
    self.text = text
    self.isWithdrawn = isWithdrawn
    self.isLate = isLate
    self.letter = letter
  }
}

/// A letter that many sent word for word on one stage.
package struct CoveredLetter: Hashable, Sendable {
  /// How many copies there are that the public sees.
  package var copies: Int
  /// What tells their texts from others.
  package var texts: Set<String>
  /// Whether any copy is to be heard.
  package var isHeard: Bool

  package init(copies: Int, texts: Set<String>, isHeard: Bool = true) {
    self.copies = copies
    self.texts = texts
    self.isHeard = isHeard
  }
}

/// A coding with its comment.
///
/// An object: it is handed on from list to list, and to copy it would be to copy a dozen texts.
package final class CoveredCoding: Sendable {
  package let coding: Coding
  package let comment: CoveredComment
  /// Whether the quoted words are where they were; nil for a coding of the comment as a whole.
  package let quoteStands: Bool?
  /// Whether it holds for every copy of its comment's letter: it is not about words of an attachment.
  package let isShared: Bool

  package init(
    coding: Coding, comment: CoveredComment, quoteStands: Bool?, isShared: Bool = true
  ) {
    self.coding = coding
    self.comment = comment
    self.quoteStands = quoteStands
    self.isShared = isShared
  }

  /// The letter for all of whose copies it holds.
  var letter: Int? { isShared ? comment.letter : nil }
}
