// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

/// What of a record was written as text.
package struct ExportedText: Sendable {
  /// The file, or the folder, as a user would write it.
  package var path: String
  /// How many codings or responses are in it.
  package var count: Int
  /// Files that are there and that the record knows nothing of.
  package var others: [String] = []
}

extension Workspace {
  /// Writes a docket's codings to `codings.csv`, for git and other tools: sorted by comment,
  /// passage, tag and coder, so that two people's work can be merged line by line.
  ///
  /// The older texts that codings speak to are written beside it, each under its SHA-256; the
  /// second value says where, when there are any.
  package func exportCodings(
    of name: String
  ) throws -> (codings: ExportedText, versions: ExportedText?) {
    let loaded = try load(name)
    let record = try record(name)
    var older: [DraftVersion] = []
    let rows = try record.codings().map { coding in
      var occurrence: Int?
      if let passage = coding.passage, let comment = try record.comment(coding.comment) {
        let places = Quotation.passages(of: passage.quote, in: comment.body)
        if places.count > 1 {
          occurrence = places.firstIndex { $0.range == passage.range }.map { $0 + 1 }
        }
      }
      let version = coding.target.map(\.version).flatMap { loaded.isPresent($0) ? nil : $0 }
      if let version, !older.contains(version) { older.append(version) }
      return CodingRow(
        comment: coding.comment.text, tag: coding.tag.text,
        stage: coding.target?.version.stage.text ?? "",
        citation: coding.target?.citation.text ?? "", quote: coding.passage?.quote ?? "",
        coder: coding.coder, at: coding.at, occurrence: occurrence, version: version?.fileHash)
    }
    // The texts come first: a row never points at one that is not there.
    var written: Set<String> = []
    for version in older {
      // A record may come from anywhere; a name of its own must not lead out of the folder.
      guard Workspace.isName(version.fileHash), let bytes = try record.bytes(of: version)
      else { continue }
      try Disk.write(bytes, to: versionsFolder(name) + "/\(version.fileHash).md")
      written.insert(version.fileHash)
    }
    let path = commentsFolder(name) + "/codings.csv"
    try Disk.write(CodingsCSV.bytes(rows), to: path)
    return (
      ExportedText(path: shown(path), count: rows.count),
      written.isEmpty
        ? nil : ExportedText(path: shown(versionsFolder(name)), count: written.count)
    )
  }
}
