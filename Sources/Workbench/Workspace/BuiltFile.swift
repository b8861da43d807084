// Rulewright. Apache-2.0.

import Hashing

/// One file of a site, as its manifest lists it; its bytes are on the disk.
struct BuiltFile {
  /// Below the site's root, safe as a path.
  let path: String
  let size: Int
  let hash: ContentHash
}
