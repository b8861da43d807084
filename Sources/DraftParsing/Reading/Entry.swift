// Rulewright. Apache-2.0.

import Clauses

/// A clause to be: what one block, or one part of a block, was read as, before its parent is known.
struct Entry {
  enum Reading {
    case frontMatter
    case heading(HeadingReading, level: Int)
    /// A designation whose readings wait for the placement of the whole run.
    case designated(ScannedDesignation)
    /// A control list paragraph: its path says where it belongs.
    case entryParagraph(EntryDesignation)
    /// A paragraph of a decimal draft that begins with its number.
    case numbered(NumberedParagraph)
    /// A German "a)", within items or not.
    case lettered(LetteredParagraph, items: [ListItem])
    /// A German "4a.", within items or not.
    case inserted(InsertedItem, items: [ListItem])
    /// "ii." in an official interpretation.
    case comment(CommentParagraph)
    case definition(term: String)
    case note(NoteReading)
    /// "[86 FR 58209, Oct. 21, 2021]": where the section's text comes from.
    case sourceCredit
    case item(ListItem, outer: [ListItem])
    case plain(items: [ListItem])
    case table
    case row
    /// Asterisks for text that is not shown; no clause of its own.
    case ellipsis
  }

  var reading: Reading
  /// Where comments begin that stand before it and go with it; `start` when there are none.
  var lead: Int
  /// Where its bytes begin: the start of a line, or of a later designation on it.
  var start: Int
  /// First and last line, counted from 1.
  var lines: ClosedRange<Int>
  /// Where its designation stands, for diagnostics.
  var designation: Range<Int>?
  /// Its words without designation.
  var words: StyledStretch
  var cells: [[InlineRun]]?
  /// Where its words begin in the draft: after list marks and designation.
  var wordsStart: Int
  /// The end of its words, before blank lines.
  var end: Int
}
