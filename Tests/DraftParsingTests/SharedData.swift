// Rulewright. Apache-2.0.

import Foundation

/// Real inputs beside the repository.
///
/// A user's clone has none, and tests that use them skip.
enum SharedData {
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["RULEWRIGHT_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared")
  }()

  static let isThere = FileManager.default.fileExists(
    atPath: root.appendingPathComponent("data/rules").path)

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent("data").appendingPathComponent(path)))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Every Markdown file under the real rules, sorted.
  static func rules() -> [String] {
    guard isThere else { return [] }
    let folder = root.appendingPathComponent("data")
    let all = FileManager.default.enumerator(atPath: folder.appendingPathComponent("rules").path)
    return (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }
      .map { "rules/" + $0 }.sorted()
  }
}
