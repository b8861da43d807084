// Rulewright. Apache-2.0.

package import Campaigns
package import Codings
package import Comments

/// The campaign that the open comment is in, and what its letter's copies bear.
package struct LetterView: Sendable {
  /// A coding of the letter that another comment bears.
  package struct Line: Sendable {
    package var number: Int
    package var coding: Coding
    package var tagName: String
    /// Tells whether it is still what a page showed.
    package var was: String
    /// Why it cannot be taken over; nil where it can.
    package var obstacle: String?

    package init(
      number: Int, coding: Coding, tagName: String, was: String, obstacle: String? = nil
    ) {
      self.number = number
      self.coding = coding
      self.tagName = tagName
      self.was = was
      self.obstacle = obstacle
    }
  }

  package var mark: CampaignMark
  /// The comment that shows the letter.
  package var representative: CommentID
  package var lines: [Line]
  package var letter: [UInt8]
  /// What the person added; nil where nobody asked.
  package var added: LetterComparison?

  package init(
    mark: CampaignMark, representative: CommentID, lines: [Line] = [], letter: [UInt8] = [],
    added: LetterComparison? = nil
  ) {
    self.mark = mark
    self.representative = representative
    self.lines = lines
    self.letter = letter
    self.added = added
  }
}
