// Rulewright. Apache-2.0.

import Foundation

/// Real inputs that lie outside the package: in RULEWRIGHT_SHARED, else in `../shared`.
package enum SharedData {
  /// The bytes of a file under `data/`; nil where the folder is not there.
  package static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: root + "/data/" + path).map(Array.init)
  }

  /// Whether a file or folder under `data/` is there.
  package static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root + "/data/" + path)
  }

  /// The names in a folder under `data/`, sorted.
  package static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/data/" + path)) ?? []).sorted()
  }

  private static var root: String {
    if let path = ProcessInfo.processInfo.environment["RULEWRIGHT_SHARED"] { return path }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().path + "/shared"
  }
}
