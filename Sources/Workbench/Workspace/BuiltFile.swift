// Rulewright. Apache-2.0.

import Hashing

/// One file of a site, with the hash by which it is known again.
struct BuiltFile {
  /// Below the site's root, safe as a path.
  let path: String
  let bytes: [UInt8]
  let hash: ContentHash

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    hash = ContentHash(of: bytes)
  }
}
