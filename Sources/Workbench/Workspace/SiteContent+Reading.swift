// Rulewright. Apache-2.0.

import CommentStore
import SitePages

extension SiteContent {
  /// The records that the comments of the dockets are read from while pages are made.
  var sources: [RecordComments] { dockets.compactMap { $0.source as? RecordComments } }

  /// Throws what went wrong while comments were read.
  func checkReading() throws {
    for source in sources { try source.check() }
  }
}
