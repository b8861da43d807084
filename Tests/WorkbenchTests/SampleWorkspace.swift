// Rulewright. Apache-2.0.

import CommentStore
import Dockets
import Foundation

@testable import Workbench

/// A copy of the repository's sample dockets as a clone has them, imported, in a folder of its own.
final class SampleWorkspace {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  let root: String
  let workspace: Workspace
  let docket: String
  let now = Instant(seconds: 1_653_500_000)

  init(_ docket: String) throws {
    self.docket = docket
    let files = FileManager.default
    root =
      files.temporaryDirectory.resolvingSymlinksInPath().path
      + "/rulewright-sample-" + UUID().uuidString
    for folder in ["Drafts", "Comments"] {
      try files.createDirectory(
        atPath: root + "/" + folder, withIntermediateDirectories: true)
      try files.copyItem(
        atPath: Self.repository + "/\(folder)/\(docket)", toPath: root + "/\(folder)/\(docket)")
    }
    for suffix in ["", "-wal", "-shm"] {
      try? files.removeItem(atPath: root + "/Comments/\(docket)/record.sqlite" + suffix)
    }
    workspace = try Workspace(at: root).keepingWhatIsRead()
    _ = try workspace.importFiles([], into: docket, by: "Ann", now: now)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  var record: Record { get throws { try workspace.record(docket) } }

  func text(_ path: String) throws -> String {
    String(decoding: try Disk.read(root + "/" + path), as: UTF8.self)
  }

  func write(_ text: String, to path: String) throws {
    try Disk.write(Array(text.utf8), to: root + "/" + path)
  }
}
