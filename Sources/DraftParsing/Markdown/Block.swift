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
  /// Its words, as a reader sees them.
  var styled = StyledWords()
  var cells: [[InlineRun]]?
  /// The list items that it stands in, outermost first.
  var items: [ListItem] = []

  /// The designations at its head, where it is a paragraph.
  var designations: [ScannedDesignation] = []

  /// Its words as bytes.
  var words: [UInt8] { styled.bytes }
}

extension Block {
  /// A block with its words, and the designations at its head where it is a paragraph.
  init(_ kind: Kind, _ lines: ClosedRange<Int>, _ words: StyledWords, items: [ListItem]) {
    self.init(kind: kind, lines: lines, styled: words, items: items)
    if kind == .paragraph { designations = DesignationScanner.designations(in: words) }
  }
}

/// A list item that holds blocks.
struct ListItem: Equatable {
  /// Unique in the draft, in the order of the text.
  var id: Int
  /// "1." or "3)"; empty for a bullet.
  var marker: String
}
