// Rulewright. Apache-2.0.

import Clauses

/// A leaf of the Markdown: what stands on some lines and holds words rather than other blocks.
struct Block {
  enum Kind: Equatable {
    case heading(level: Int)
    case paragraph, code, html, thematicBreak
    case tableHeader, tableRow
    case frontMatter
    /// A block over its bound, which cmark never saw.
    case oversize
  }

  var kind: Kind
  /// Lines counted from 1, both included.
  var lines: ClosedRange<Int>
  var runs: [InlineRun] = []
  var cells: [[InlineRun]]?
  /// The list items that it stands in, outermost first.
  var items: [ListItem] = []

  /// Its words as bytes, as a reader sees them.
  var words: [UInt8] { runs.bytes }
}

/// A list item that holds blocks.
struct ListItem: Equatable {
  /// Unique in the draft, in the order of the text.
  var id: Int
  /// "1." or "3)"; empty for a bullet.
  var marker: String
}
