// Rulewright. Apache-2.0.

import Clauses
import CommentStore
import Diagnostics
import DraftParsing
import Synchronization

/// What was read of a workspace and need not be read again while its files are as they were.
///
/// A program that answers one question and ends has none; one that stays, and answers many, does.
final class WorkspaceCache: Sendable {
  /// A docket as it was read, with the marks of all files that it was read from.
  struct ReadDocket: Sendable {
    var marks: [String: FileMark]
    var loaded: LoadedDocket?
    var diagnostics: [Diagnostic]
  }

  private struct OpenRecord {
    var mark: FileMark
    var record: Record
  }

  private struct ReadDraft {
    var fileHash: String
    var numbering: Numbering?
    var parsed: ParsedDraft
  }

  private struct Kept {
    var dockets: [String: ReadDocket] = [:]
    var records: [String: OpenRecord] = [:]
    var drafts: [String: ReadDraft] = [:]
  }

  /// What the coding of comments asks.
  let coding = CodingCache()

  private let kept = Mutex(Kept())

  /// A docket that was read from files with these marks.
  func docket(_ name: String, _ marks: [String: FileMark]) -> ReadDocket? {
    kept.withLock { $0.dockets[name].flatMap { $0.marks == marks ? $0 : nil } }
  }

  /// Keeps a docket, unless one of its files may be in the midst of being written.
  func keep(_ docket: ReadDocket, as name: String) {
    let isSettled = docket.marks.values.allSatisfy(\.isSettled)
    kept.withLock { $0.dockets[name] = isSettled ? docket : nil }
  }

  /// A draft of a file, parsed, if these bytes of it were parsed last.
  func draft(_ path: String, fileHash: String, numbering: Numbering?) -> ParsedDraft? {
    kept.withLock { kept in
      guard let read = kept.drafts[path], read.numbering == numbering,
        read.fileHash.utf8.elementsEqual(fileHash.utf8)
      else { return nil }
      return read.parsed
    }
  }

  func keep(_ parsed: ParsedDraft, of path: String, fileHash: String, numbering: Numbering?) {
    kept.withLock {
      $0.drafts[path] = ReadDraft(fileHash: fileHash, numbering: numbering, parsed: parsed)
    }
  }

  /// The record at a path, opened once; anew where another file lies there.
  func record(_ path: String) throws -> Record {
    if let open = kept.withLock({ $0.records[path] }), let mark = FileMark(path),
      mark.isSameFile(as: open.mark)
    {
      return open.record
    }
    let record = try Record.open(path)
    if let mark = FileMark(path) {
      kept.withLock { $0.records[path] = OpenRecord(mark: mark, record: record) }
    }
    return record
  }
}
