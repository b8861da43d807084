// Rulewright. Apache-2.0.

package import Comments
package import Dockets
import Hashing

/// Turns the rows of a comment matrix into comments, whatever file its cells came from.
///
/// What a submitter filled in is the comment: the comment with its rationale, then the change that
/// they suggest under the form's own name for it. The columns for the agency's answer are kept and
/// make no difference to who a row is, so that a form that was worked on is an update.
package struct CommentMatrix {
  private let columns: MatrixColumns
  private let stage: (CommentSubject) -> StageID?
  private var repeated = RepeatedRecords()

  /// - Parameters:
  ///   - header: the cells of a row that may be the header.
  ///   - stage: the stage that a comment speaks to; nil refuses the row.
  package init?(
    header: [ArraySlice<UInt8>], stage: @escaping (CommentSubject) -> StageID?
  ) {
    guard let columns = MatrixColumns(header) else { return nil }
    self.columns = columns
    self.stage = stage
  }

  /// What becomes of a row below the header, with its bytes in the file where those can be said.
  package mutating func imported(
    _ cells: [ArraySlice<UInt8>], row: Int, place: Range<Int>? = nil
  ) -> ImportedRow {
    func rejected(_ reason: String) -> ImportedRow { .rejected(row: row, reason: reason) }
    if cells.allSatisfy({ trimmed($0).isEmpty }) {
      return .skipped(row: row, reason: "an empty line")
    }
    // Spreadsheets leave out the empty cells at a row's end.
    guard cells.count <= columns.names.count else {
      return rejected("\(cells.count) columns where the header has \(columns.names.count)")
    }
    func text(_ column: Int?) -> String {
      guard let column, column < cells.count else { return "" }
      return PlainText.lines(trimmed(cells[column]))
    }
    let (comment, suggestion) = (text(columns.comment), text(columns.suggestion))
    guard !comment.utf8.isEmpty || !suggestion.utf8.isEmpty else {
      return .skipped(row: row, reason: "a row of the form without a comment")
    }
    var body = comment
    if let column = columns.suggestion, !suggestion.utf8.isEmpty {
      if !body.utf8.isEmpty { body += "\n\n" }
      body += "\(columns.label(column)): \(suggestion)"
    }
    let places = columns.places.filter { !text($0).utf8.isEmpty }
      .map { "\(columns.label($0)) \(text($0))" }
    let title = ([text(columns.document)] + places).filter { !$0.utf8.isEmpty }
      .joined(separator: ", ")
    let own = [text(columns.organization), text(columns.submitter), title, body]
    var hash = ContentHash.Builder()
    for part in own {
      // Lengths part them, so that no two rows are written alike.
      hash.update(Array("\(part.utf8.count):".utf8))
      hash.update(Array(part.utf8))
    }
    let id = CommentID("file-\(hash.finish().short)")
    let contents = Fingerprint { hasher in
      for cell in cells { hasher.combine(Array(cell)) }
    }
    if let fate = repeated.repeats(id, row: row, contents: contents) { return fate }
    guard let stage = stage(CommentSubject()) else {
      return rejected("it does not say on which stage it is; name one with --stage")
    }
    var fields: [String: String] = [:]
    let taken = [columns.comment, columns.organization, columns.submitter]
    for column in cells.indices where !taken.contains(column) {
      let value = text(column)
      if !value.utf8.isEmpty { fields[columns.names[column]] = value }
    }
    let value = Comment(
      id: id, stage: stage,
      submitter: Submitter(
        lastName: text(columns.submitter), organization: text(columns.organization)),
      title: title, body: body, sourceFields: fields)
    return .comment(value, row: row, place: place)
  }
}
