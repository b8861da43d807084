// Rulewright. Apache-2.0.

import Foundation

/// A folder that exists while some work is done, and with all its contents no longer.
package enum TemporaryFolder {
  /// Makes a folder, does the work with its path, and removes it, whatever came of the work.
  ///
  /// Throws what the work throws, and where no folder can be made.
  package static func with<Result>(_ work: (String) throws -> Result) throws -> Result {
    let base = FileManager.default.temporaryDirectory.path
    var template = Array((base + "/rulewright-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw BoundedChild.NotStarted(reason: "no temporary folder can be made in \(base)")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try work(path)
  }

  /// Removes a file in such a folder before the rest.
  static func remove(_ file: String) { unlink(file) }
}
