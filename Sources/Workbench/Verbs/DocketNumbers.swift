// Rulewright. Apache-2.0.

import CommentStore
package import Dockets

/// What a list of dockets says of one.
package struct DocketNumbers: Sendable {
  package var docket: Docket
  /// Nil where nothing was received yet.
  package var received: Int?
  /// Those that need a tag and have none: nobody need tag one that is withdrawn.
  package var untagged: Int?
}

extension Workspace {
  /// A docket with how many comments it has and how many of them nobody has tagged.
  package func docketNumbers(_ name: String) throws -> DocketNumbers {
    let docket = try load(name).docket
    guard Disk.isThere(recordPath(name)) else {
      return DocketNumbers(docket: docket, received: nil, untagged: nil)
    }
    let record = try groupedIfAlone(record(name))
    return DocketNumbers(
      docket: docket, received: try record.total(),
      untagged: try record.total(CommentFilter(isUntagged: true, isWithdrawn: false)))
  }
}
