// Rulewright. Apache-2.0.

import Clauses
import Lineage

/// The edits that turn the old file into the new one, from the same lineage as the rows.
///
/// A file is what stands before its first clause, then its clauses. The bytes of a pair are
/// compared word by word (so that an edit never divides a character), what has no partner goes
/// or comes whole. That the edits give the new bytes does not depend on any of that being wise,
/// nor on the clauses' ranges being right: each byte of either file is in one stretch.
func byteEdits(from old: ClauseTree, to new: ClauseTree, by lineage: Lineage) -> [ByteEdit] {
  let (oldBytes, newBytes) = (old.draft.bytes, new.draft.bytes)
  let (oldStarts, newStarts) = (starts(of: old), starts(of: new))
  var edits: [ByteEdit] = []

  func append(_ deleted: Range<Int>, _ inserted: Range<Int>) {
    let bytes = newBytes[inserted]
    if let last = edits.last, last.at + last.delete == deleted.lowerBound {
      edits[edits.count - 1].delete += deleted.count
      edits[edits.count - 1].insert += bytes
    } else {
      edits.append(ByteEdit(at: deleted.lowerBound, delete: deleted.count, insert: Array(bytes)))
    }
  }
  func replace(_ a: Range<Int>, _ b: Range<Int>) {
    if oldBytes[a] != newBytes[b] { append(a, b) }
  }
  func compare(_ a: Range<Int>, _ b: Range<Int>) {
    guard oldBytes[a] != newBytes[b] else { return }
    let diff = WordDiff(from: oldBytes, a, to: newBytes, b)
    for hunk in diff.hunks {
      append(diff.old.bytes(of: hunk.old), diff.new.bytes(of: hunk.new))
    }
  }

  compare(0..<oldStarts[0], 0..<newStarts[0])
  var (oldNext, newNext) = (0, 0)
  for pair in lineage.inOrder {
    replace(oldStarts[oldNext]..<oldStarts[pair.old], newStarts[newNext]..<newStarts[pair.new])
    compare(
      oldStarts[pair.old]..<oldStarts[pair.old + 1], newStarts[pair.new]..<newStarts[pair.new + 1])
    (oldNext, newNext) = (pair.old + 1, pair.new + 1)
  }
  replace(oldStarts[oldNext]..<oldBytes.count, newStarts[newNext]..<newBytes.count)
  return edits
}

/// Where each clause begins, never falling, and last the end of the file.
private func starts(of tree: ClauseTree) -> [Int] {
  let end = tree.draft.bytes.count
  var starts: [Int] = []
  var least = 0
  for clause in tree.clauses {
    least = max(least, min(clause.range.lowerBound, end))
    starts.append(least)
  }
  starts.append(end)
  return starts
}

/// The bytes after some edits; nil when the edits overlap, are out of order or reach beyond the
/// end.
package func applying(_ edits: [ByteEdit], to bytes: [UInt8]) -> [UInt8]? {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var at = 0
  for edit in edits {
    guard edit.at >= at, edit.at <= bytes.count, edit.delete >= 0,
      edit.delete <= bytes.count - edit.at
    else { return nil }
    result.append(contentsOf: bytes[at..<edit.at])
    result.append(contentsOf: edit.insert)
    at = edit.at + edit.delete
  }
  result.append(contentsOf: bytes[at...])
  return result
}
