// Rulewright. Apache-2.0.

import Foundation

/// Real inputs that lie outside the package: in RULEWRIGHT_SHARED, else in `../shared`.
///
/// A user's clone has none, and tests that use them skip; with SHARED=required in the environment
/// they fail instead.
package enum SharedData {
  /// The bytes of a file under `data/`; nil where there is none.
  package static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: root + "/data/" + path).map(Array.init)
  }

  /// The text of a file under `data/`; nil where there is none.
  package static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Where a file under `data/` lies.
  package static func path(_ path: String) -> String { root + "/data/" + path }

  /// Whether a file or folder under `data/` is there, or must be: a test that then finds none
  /// fails.
  package static func has(_ path: String) -> Bool {
    isRequired || FileManager.default.fileExists(atPath: root + "/data/" + path)
  }

  private static let isRequired = ProcessInfo.processInfo.environment["SHARED"] == "required"

  /// The names in a folder under `data/`, sorted.
  package static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root + "/data/" + path)) ?? []).sorted()
  }

  /// Every file under a folder of `data/` whose name ends in some letters, as sorted paths from
  /// `data/`; none where the folder is not there.
  package static func files(under path: String, ending: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root + "/data/" + path)
    return (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(ending) }
      .map { path + "/" + $0 }.sorted()
  }

  private static let root: String = {
    let root =
      ProcessInfo.processInfo.environment["RULEWRIGHT_SHARED"]
      ?? URL(fileURLWithPath: Places.package).deletingLastPathComponent().path + "/shared"
    // Tests whose cases are the files of a folder would have none, and pass.
    if isRequired, !FileManager.default.fileExists(atPath: root + "/data") {
      FileHandle.standardError.write(Data("SHARED=required, and there is no \(root)/data\n".utf8))
      exit(1)
    }
    return root
  }()
}
