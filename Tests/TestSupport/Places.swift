// Rulewright. Apache-2.0.

import Foundation

/// Where the repository is, which is a workspace itself.
package enum Places {
  /// The folder of the package.
  package static let package: String = {
    let here = URL(fileURLWithPath: #filePath)
    return here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }()

  /// The bytes of a file of the repository; nil where there is none.
  package static func bytes(ofRepository path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: package + "/" + path).map(Array.init)
  }
}
