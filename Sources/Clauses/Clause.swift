// Rulewright. Apache-2.0.

/// One addressable unit of a draft: a section, a paragraph "(c)(2)(i)", a definition, a table row.
///
/// Clauses are a flat list in the order of the text. Each owns the bytes from its own start to
/// the start of the next clause, so that together they are the file, byte for byte.
package struct Clause: Hashable, Sendable {
  /// What sort of unit a clause is.
  package enum Kind: String, Sendable, CaseIterable {
    case preamble, heading, section, paragraph, item, definition, note, table, row
  }

  package var kind: Kind
  /// What it is called where it stands, "(i)", "4.1.2", "Note 1"; empty when it has no name.
  package var designation: String
  /// How the law cites it: `740.22(c)(2)(i)`.
  ///
  /// What has no designation is cited by its place.
  package var citation: Citation
  /// The citation as a slug, unique in its stage: `740-22-c-2-i`.
  package var label: ClauseLabel
  /// The permanent identity, once the stage is frozen.
  package var key: ClauseKey?
  /// What its drafter says it was called in the stage before, where they do.
  package var formerly: FormerName?
  /// How deep it stands; 0 for what has no parent.
  package var depth: Int
  /// The words that name it: a section's title, a paragraph's italic heading, a defined term.
  ///
  /// `text` and `runs` begin with them too, as the draft does.
  package var heading: String?
  /// Its own words without designation, heading marks or emphasis marks; children's words are not
  /// in it.
  ///
  /// White space is as a reader sees it.
  package var text: String
  /// The same words in runs, for pages: emphasis, code and links kept.
  package var runs: [InlineRun]
  /// The cells of a table's header or of a row, for a table that is drawn; nil elsewhere.
  package var cells: [[InlineRun]]?
  /// The bytes it owns, up to the next clause: designation, words, blank lines after them.
  package var range: Range<Int>
  /// The bytes of its words: `range` without leading designation and trailing blank lines.
  package var wordsRange: Range<Int>
  /// First and last line of its words, counted from 1.
  package var line: Int
  package var endLine: Int
  /// The index of the clause it stands in, in the same list; always smaller than its own.
  package var parent: Int?

  package init(
    kind: Kind, designation: String, citation: Citation, label: ClauseLabel, depth: Int,
    heading: String?, text: String, runs: [InlineRun], cells: [[InlineRun]]? = nil,
    range: Range<Int>, wordsRange: Range<Int>, line: Int, endLine: Int, parent: Int?
  ) {
    self.kind = kind
    self.designation = designation
    self.citation = citation
    self.label = label
    self.depth = depth
    self.heading = heading
    self.text = text
    self.runs = runs
    self.cells = cells
    self.range = range
    self.wordsRange = wordsRange
    self.line = line
    self.endLine = endLine
    self.parent = parent
  }

  /// Whether it is a heading with clauses below, and not itself words of the law.
  package var isContainer: Bool {
    switch kind {
    case .heading, .section: true
    case .preamble: heading != nil
    case .paragraph, .item, .definition, .note, .table, .row: false
    }
  }
}
