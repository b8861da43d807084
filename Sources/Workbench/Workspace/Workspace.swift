// Rulewright. Apache-2.0.

import CommentStore
import Dockets

/// Whether a record of a docket was waited for long enough, asked on the thread that waits with the
/// seconds that it has.
package typealias WaitedEnough = @Sendable (_ docket: String, _ seconds: Double) -> Bool

/// A folder that holds `Drafts`, `Comments` and `Site`: where all work is.
package struct Workspace: Sendable {
  package let root: String
  /// What need not be read again; nil in a program that asks once.
  private(set) var cache: WorkspaceCache?

  /// The workspace at a folder, or at the nearest one above it that holds `Drafts`.
  package init(findingFrom folder: String) throws(WorkspaceError) {
    var here = folder
    while !Disk.isFolder(here + "/Drafts") {
      guard !here.isEmpty, here != "/" else { throw .noWorkspace(from: folder) }
      here = Disk.parent(of: here)
    }
    root = here
  }

  /// The workspace at this very folder.
  package init(at folder: String) throws(WorkspaceError) {
    guard Disk.isFolder(folder + "/Drafts") else { throw .noWorkspace(from: folder) }
    root = folder
  }

  /// The same workspace for a program that stays: what was read of it is kept while the files are
  /// as they were, and records stay open.
  ///
  /// Where another has a record for itself, `isEnough` ends the wait sooner than a minute.
  package func keepingWhatIsRead(
    waitingUntil isEnough: @escaping WaitedEnough = { _, _ in false }
  ) -> Workspace {
    var workspace = self
    workspace.cache = WorkspaceCache(isEnough)
    return workspace
  }

  /// Does what looks first and then writes, with nobody else of this program between the two.
  func oneAtATime<Value>(_ body: () throws -> Value) rethrows -> Value {
    guard let cache else { return try body() }
    return try cache.oneAtATime(body)
  }

  /// The names of all dockets, sorted.
  package var docketNames: [String] {
    Disk.names(in: root + "/Drafts").filter {
      Workspace.isName($0) && Disk.isThere(root + "/Drafts/\($0)/docket.yml")
    }
  }

  func draftsFolder(_ docket: String) -> String { root + "/Drafts/" + docket }
  func commentsFolder(_ docket: String) -> String { root + "/Comments/" + docket }
  func recordPath(_ docket: String) -> String { commentsFolder(docket) + "/record.sqlite" }
  /// The record of a docket, for staff.
  ///
  /// Throws `WorkspaceError.noRecord` when there is none.
  func record(_ docket: String) throws -> Record {
    try Workspace.checkName(docket)
    guard Disk.isThere(recordPath(docket)) else { throw WorkspaceError.noRecord(docket: docket) }
    return try openRecord(of: docket)
  }

  /// Opens a record that is there, or gives the one that is open.
  func openRecord(of docket: String) throws -> Record {
    let path = recordPath(docket)
    if let cache { return try cache.record(of: docket, at: path) }
    return try Record.open(path)
  }

  var siteFolder: String { root + "/Site" }

  /// A path as a user would write it: from the workspace's root where it is inside.
  func shown(_ path: String) -> String {
    let prefix = Array((root + "/").utf8)
    let bytes = Array(path.utf8)
    return bytes.starts(with: prefix)
      ? String(decoding: bytes[prefix.count...], as: UTF8.self) : path
  }

  /// Lower-case letters, digits and hyphens: what may be a folder's name and part of an address.
  package static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64 && name.utf8.first != 0x2D
      && name.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      }
  }

  static func checkName(_ name: String) throws(WorkspaceError) {
    guard isName(name) else {
      throw .badName(name, expected: "lower-case letters, digits and hyphens, such as cyber-items")
    }
  }
}
