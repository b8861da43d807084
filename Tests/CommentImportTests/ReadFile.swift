// Rulewright. Apache-2.0.

import CommentImport
import Comments
import Dockets

/// A file as a user gives it: what it is taken for, and what becomes of its records.
struct ReadFile {
  var format: CommentFormat
  var rows: [ImportedRow] = []
  var read = 0
  var notes: [String] = []

  /// Reads a file with those that came with it.
  ///
  /// Throws `ImportError`.
  init(
    _ bytes: [UInt8], name: String = "", with others: [[UInt8]] = [], piece: Int = 65_536
  ) throws {
    format = try Self.format(bytes, name)
    var joined = JoinedFiles()
    for other in [bytes] + others {
      let format = try Self.format(other, "")
      try joined.add(format) { try $0(other[...]) }
    }
    var reader = try format.reader(joined: joined) { _ in StageID("proposed") }
    var rows: [ImportedRow] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try reader.feed(bytes[start..<min(start + piece, bytes.count)]) { rows.append($0) }
    }
    try reader.finish { rows.append($0) }
    self.rows = rows
    read = reader.rowsRead
    notes = reader.notes
  }

  init(_ text: String, name: String = "", piece: Int = 65_536) throws {
    try self.init(Array(text.utf8), name: name, piece: piece)
  }

  static func format(_ bytes: [UInt8], _ name: String) throws -> CommentFormat {
    switch FileFormat(beginning: bytes.prefix(FileFormat.beginning), name: name) {
    case .comments(let format): return format
    case .unknown(let seen, let instead): throw ImportError.noComments(seen: seen, instead: instead)
    case .document(let kind):
      throw ImportError.noComments(seen: "it is \(kind.words)", instead: "")
    case .codingsCSV, .readingsCSV, .redactionsCSV, .campaignsCSV:
      throw ImportError.noComments(seen: "it is our own file", instead: "")
    }
  }

  var comments: [Comments.Comment] {
    rows.compactMap { if case .comment(let imported) = $0 { imported.comment } else { nil } }
  }

  /// The comment, or why it is none, in words.
  var fates: [String] {
    rows.map { row in
      switch row {
      case .comment(let imported): "\(imported.row) \(imported.comment.id)"
      case .skipped(let row, let reason): "\(row) skipped: \(reason)"
      case .rejected(let row, let reason): "\(row) rejected: \(reason)"
      }
    }
  }

  /// What is said of a file that is refused; nil when it is not.
  static func refusal(
    _ bytes: [UInt8], name: String = "", with others: [[UInt8]] = []
  ) -> String? {
    do {
      _ = try ReadFile(bytes, name: name, with: others)
      return nil
    } catch { return "\(error)" }
  }
}
