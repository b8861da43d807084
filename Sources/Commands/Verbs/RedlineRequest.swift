// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses
import Foundation
import Lineage
import Redlining
import SitePages
import Workbench

/// What `redline` was asked, and its answer.
struct RedlineRequest {
  var old: String
  var new: String
  var format = RedlineCommand.Format.text
  var numbering: Numbering?
  var prove = false
  var lineage = false
  var place = WorkspaceOptions()

  func run() throws {
    takeLargePages()
    let before = try Workspace.draft(named: old, numbering: numbering, workspace: place.workspace)
    let after = try Workspace.draft(named: new, numbering: numbering, workspace: place.workspace)
    let redline = redline(from: before, to: after)
    // The process ends with this, and the system takes all back at once.
    defer { _ = Unmanaged.passRetained(KeptToTheEnd(redline)) }
    if prove {
      try reportProof(redline)
      return
    }
    switch format {
    case .text: print(forTerminal(RedlineText(redline).text), terminator: "")
    case .html: print(String(decoding: redlineDocument(redline), as: UTF8.self))
    case .json: try printJSON(RedlineDocument(redline, withLineage: lineage))
    }
  }

  private func reportProof(_ redline: Redline) throws {
    guard redline.isProven else {
      writeError("Error: not proven: the \(redline.edits.count) edits do not rebuild \(new)")
      throw ExitCode(1)
    }
    let size = redline.new.draft.bytes.count
    print(forTerminal("Proven: \(redline.edits.count) edits rebuild \(new), all \(size) bytes"))
  }
}

extension RedlineRequest {
  /// The request of `redline OLD NEW`, as most are; nil where anything else was typed.
  ///
  /// There is nothing in two names to be asked of ArgumentParser, which takes as long over them as it
  /// takes to read a draft of a hundred pages.
  init?(ofTwoDrafts arguments: [String]) {
    guard arguments.count == 3, arguments[0] == "redline",
      arguments.dropFirst().allSatisfy({ !$0.isEmpty && $0.utf8.first != 0x2D })
    else { return nil }
    (old, new) = (arguments[1], arguments[2])
    place.folder = nil
  }
}

/// Holds a redline, so that its clauses are not given back one by one.
private final class KeptToTheEnd {
  private let redline: Redline
  init(_ redline: Redline) { self.redline = redline }
}

private struct RedlineDocument: Encodable {
  var old: String
  var new: String
  var summary: [String: Int]
  var changes: [ChangeRow]
  var edits: [EditRow]
  var doubts: [DoubtRow]
  var lineage: [PairRow]?

  init(_ redline: Redline, withLineage: Bool) {
    old = redline.old.draft.file
    new = redline.new.draft.file
    summary = Dictionary(
      redline.summary.map { ($0.0.rawValue, $0.1) }, uniquingKeysWith: { first, _ in first })
    changes = redline.changes.map { ChangeRow($0, in: redline) }
    edits = redline.edits.map(EditRow.init)
    doubts = redline.lineage.doubts.map { doubt in
      DoubtRow(
        old: doubt.old.map { redline.old.clauses[$0].label.text },
        new: doubt.new.map { redline.new.clauses[$0].label.text })
    }
    guard withLineage else { return }
    func pair(_ old: Int, _ new: Int, _ similarity: Double) -> PairRow {
      PairRow(
        old: redline.old.clauses[old].label.text, new: redline.new.clauses[new].label.text,
        similarity: similarity)
    }
    lineage =
      redline.lineage.pairs.map { pair($0.old, $0.new, $0.similarity) }
      + redline.lineage.parts.map { pair($0.old, $0.new, $0.share) }
  }
}

/// Clauses of which several could be the same one.
private struct DoubtRow: Encodable {
  var old: [String]
  var new: [String]
}

/// One clause in both drafts, as `[old, new, similarity]`.
private struct PairRow: Encodable {
  var old: String
  var new: String
  var similarity: Double

  func encode(to encoder: any Encoder) throws {
    var row = encoder.unkeyedContainer()
    try row.encode(old)
    try row.encode(new)
    try row.encode(similarity)
  }
}

private struct ChangeRow: Encodable {
  var ops: [String]
  var old: String?
  var new: String?
  var oldCitation: String?
  var newCitation: String?
  var similarity: Double
  var consequential: Bool
  var words: [WordRow]

  init(_ row: RedlineRow, in redline: Redline) {
    // What was divided from a clause, or joined with one, names that clause too.
    let before = (row.old ?? row.origin).map { redline.old.clauses[$0] }
    let after = (row.new ?? row.origin).map { redline.new.clauses[$0] }
    ops = row.operations.map(\.rawValue)
    old = before?.label.text
    new = after?.label.text
    oldCitation = before?.citation.text
    newCitation = after?.citation.text
    similarity = row.similarity
    consequential = row.isConsequential
    words = row.words.map { WordRow(op: $0.operation.rawValue, text: $0.text) }
  }

  enum CodingKeys: String, CodingKey {
    case ops, old, new, oldCitation, newCitation, similarity, consequential, words
  }

  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(ops, forKey: .ops)
    try row.encode(old, forKey: .old)
    try row.encode(new, forKey: .new)
    try row.encode(oldCitation, forKey: .oldCitation)
    try row.encode(newCitation, forKey: .newCitation)
    try row.encode(similarity, forKey: .similarity)
    try row.encode(consequential, forKey: .consequential)
    try row.encode(words, forKey: .words)
  }
}

private struct WordRow: Encodable {
  var op: String
  var text: String
}

private struct EditRow: Encodable {
  var at: Int
  var delete: Int
  var insert: String
  /// The bytes themselves, only where they are not UTF-8 and `insert` cannot hold them.
  var insertBase64: String?

  init(_ edit: ByteEdit) {
    at = edit.at
    delete = edit.delete
    insert = String(decoding: edit.insert, as: UTF8.self)
    if String(validating: edit.insert, as: UTF8.self) == nil {
      insertBase64 = Data(edit.insert).base64EncodedString()
    }
  }
}
