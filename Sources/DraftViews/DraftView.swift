// Rulewright. Apache-2.0.

package import Clauses
package import Diagnostics
package import Dockets
package import Redlining

/// What a drafter sees of a draft: every clause in its order with what happened to it since
/// another stage, what is wrong at its lines, and what need not be shown.
///
/// The room of DraftViews takes a draft that was read, the text to hold it against and what
/// `check` says of it. It knows no page, no file and no comment but those that it is handed.
package struct DraftView: Sendable {
  package let docket: Docket
  package let stage: Stage
  /// The stage that the draft is held against; nil for the first one, which is held against itself.
  package let against: Stage?
  /// The draft's file as the user would write it.
  package let file: String
  /// The SHA-256 of the draft.
  package let fileHash: String
  package let redline: Redline
  package let outline: RedlineOutline
  /// In reading order, one for each row of the redline.
  package let rows: [DraftRow]
  /// What `check` says of this draft, by line.
  package let diagnostics: [Diagnostic]
  /// Those that stand at no clause that is shown, by index.
  package let unplaced: [Int]

  /// The row with a key.
  package func row(_ key: String) -> Int? { rowByKey[key] }

  /// The row of the clause that somebody names by its label or citation: one of the draft, or one
  /// that was taken out.
  package func row(naming words: String) -> Int? {
    if let clause = redline.new.clause(citing: words), let new = redline.new.index(of: clause.label)
    {
      return outline.rowOfNew[new]
    }
    guard let clause = redline.old.clause(citing: words) else { return nil }
    return redline.old.index(of: clause.label).flatMap { outline.rowOfOld[$0] }
  }

  /// The clause of a row as it is now, or as it was before it went.
  package func clause(_ row: Int) -> Clause? { new(row) ?? old(row) }
  package func old(_ row: Int) -> Clause? { redline.rows[row].old.map { redline.old.clauses[$0] } }
  package func new(_ row: Int) -> Clause? { redline.rows[row].new.map { redline.new.clauses[$0] } }

  /// The rows that changed themselves.
  package var changed: [Int] { rows.indices.filter { rows[$0].isChanged } }

  /// How many diagnostics there are of a severity.
  package func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  /// Whether two views are made of the same files.
  package func says(theSameAs other: DraftView) -> Bool {
    docket == other.docket && stage == other.stage && against == other.against
      && redline.new.draft.bytes == other.redline.new.draft.bytes
      && redline.old.draft.bytes == other.redline.old.draft.bytes
  }

  private let rowByKey: [String: Int]

  /// A draft held against an earlier text; against none it is held against itself, and nothing
  /// changed.
  package init(
    docket: Docket, stage: Stage, against: Stage?, file: String, fileHash: String,
    redline: Redline, diagnostics: [Diagnostic]
  ) {
    self.docket = docket
    self.stage = stage
    self.against = against
    self.file = file
    self.fileHash = fileHash
    self.redline = redline
    self.diagnostics = diagnostics.sorted {
      ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
    }
    outline = RedlineOutline(redline)
    (rows, unplaced) = draftRows(of: redline, outline, self.diagnostics)
    var rowByKey: [String: Int] = [:]
    for (index, row) in rows.enumerated() { rowByKey[row.key] = index }
    self.rowByKey = rowByKey
  }
}
