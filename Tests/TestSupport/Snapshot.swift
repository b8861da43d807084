// Rulewright. Apache-2.0.

import Foundation

/// A golden file: text as it was agreed on, under the folder `Snapshots` of some tests.
///
/// `RECORD_SNAPSHOTS=1` writes the file instead, and a recording run fails, so that nobody
/// mistakes it for a passing one.
package struct Snapshot {
  private let file: URL

  /// The golden file of a name with its ending, beside the source file that asks for it.
  package init(_ name: String, beside source: String = #filePath) {
    file = URL(fileURLWithPath: source).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/" + name)
  }

  /// What is wrong with some text, in words: the first line that differs, that it was only
  /// recorded, or that nothing was ever agreed on.
  ///
  /// Nil when the text is what was agreed on, byte for byte.
  package func difference(from text: String) throws -> String? {
    let name = file.lastPathComponent
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return "recorded \(name); run again without RECORD_SNAPSHOTS"
    }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      return "\(name) is not there; look at what script/snapshots records"
    }
    let wanted = String(decoding: data, as: UTF8.self)
    guard !wanted.utf8.elementsEqual(text.utf8) else { return nil }
    let old = wanted.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let first = zip(old, new).enumerated().first { !$1.0.elementsEqual($1.1) }
    return """
      \(name) differs from line \(first.map { $0.offset + 1 } ?? min(old.count, new.count) + 1):
      - \(first.map { String($0.element.0) ?? "" } ?? "(\(old.count) lines)")
      + \(first.map { String($0.element.1) ?? "" } ?? "(\(new.count) lines)")
      """
  }
}
