// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

extension Workspace {
  /// Writes a docket's codings to `codings.csv`, for git and other tools: sorted by comment,
  /// passage, tag and coder, so that two people's work can be merged line by line.
  ///
  /// The path and the number of codings.
  package func exportCodings(of name: String) throws -> (path: String, count: Int) {
    _ = try load(name)
    let record = try record(name)
    let rows = try record.codings().map { coding in
      var occurrence: Int?
      if let passage = coding.passage, let comment = try record.comment(coding.comment) {
        let places = Quotation.passages(of: passage.quote, in: comment.body)
        if places.count > 1 {
          occurrence = places.firstIndex { $0.range == passage.range }.map { $0 + 1 }
        }
      }
      return CodingRow(
        comment: coding.comment.text, tag: coding.tag.text,
        stage: coding.target?.version.stage.text ?? "",
        citation: coding.target?.citation.text ?? "", quote: coding.passage?.quote ?? "",
        coder: coding.coder, at: coding.at, occurrence: occurrence)
    }
    let path = commentsFolder(name) + "/codings.csv"
    try Disk.write(CodingsCSV.bytes(rows), to: path)
    return (shown(path), rows.count)
  }
}
