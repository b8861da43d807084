// Rulewright. Apache-2.0.

import Foundation
import Testing

/// Compares text with a file under `Snapshots`.
///
/// `RECORD_SNAPSHOTS=1` writes the file instead, and
/// a recording run fails, so that nobody mistakes it for a passing one.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let wanted = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  let old = wanted.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let first = zip(old, new).enumerated().first { $1.0 != $1.1 }
  #expect(
    wanted.utf8.elementsEqual(text.utf8),
    """
    \(name) differs from line \(first.map { $0.offset + 1 } ?? min(old.count, new.count) + 1):
    - \(first.map { String($0.element.0) } ?? "(\(old.count) lines)")
    + \(first.map { String($0.element.1) } ?? "(\(new.count) lines)")
    """, sourceLocation: sourceLocation)
}
