// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Dockets
import Foundation
import Synchronization
import Testing

@testable import Workbench

/// What a verb wrote as text is on the disk before the record speaks of it.
@Suite struct DiskWritingTests {
  private let root =
    FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    + "/rulewright-disk-" + UUID().uuidString

  /// What is done to files meanwhile, in its order.
  private func steps(_ body: () throws -> Void) rethrows -> [Disk.Step] {
    let heard = Mutex<[Disk.Step]>([])
    try Disk.$hears.withValue({ step in heard.withLock { $0.append(step) } }, operation: body)
    return heard.withLock { $0 }
  }

  @Test func syncsAFileBeforeItHasItsNameAndTheFolderAfter() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = root + "/responses/noon.md"
    let steps = try steps { try Disk.write([0x61], to: path) }
    let (above, folder) = (Disk.parent(of: root), root + "/responses")
    try #require(steps.count == 5)
    // The folders were made on the way.
    #expect(steps[..<2] == [.synced(above), .synced(root)])
    guard case .synced(let draft) = steps[2] else {
      Issue.record("\(steps[2])")
      return
    }
    #expect(draft.hasPrefix(path) && draft != path)
    #expect(steps[3...] == [.named(path), .synced(folder)])
    #expect(try Disk.read(path) == [0x61])
    // Who wrote the same before may not have waited.
    #expect(
      try self.steps { try Disk.write([0x61], to: path) } == [.synced(path), .synced(folder)])
    #expect(try self.steps { try Disk.remove(path) } == [.removed(path), .synced(folder)])
  }

  @Test func writesResponsesAndCodebookToTheDiskBeforeTheRecordCommits() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let docket = "bells"
    for folder in ["Drafts", "Comments"] {
      try FileManager.default.createDirectory(
        atPath: root + "/\(folder)/" + docket, withIntermediateDirectories: true)
    }
    try Disk.write(Array(Self.docket.utf8), to: root + "/Drafts/bells/docket.yml")
    try Disk.write(Array(Self.codebook.utf8), to: root + "/Drafts/bells/codebook.yml")
    try Disk.write(
      Array("## § 1.1 Bells\n\n(a) Ring.\n".utf8), to: root + "/Drafts/bells/first.md")
    let workspace = try Workspace(at: root)
    let record = try Record.create(root + "/Comments/bells/record.sqlite")
    let now = Instant(seconds: 1_650_000_000)
    let before = try record.head()
    let heads = Mutex<[RecordHead]>([])
    let version = try workspace.codebook(of: docket, looking: nil).version
    let hear: @Sendable (Disk.Step) -> Void = { step in
      guard case .synced(let path) = step, path == root + "/Drafts/bells",
        let head = try? record.head()
      else { return }
      heads.withLock { $0.append(head) }
    }
    let done = try Disk.$hears.withValue(hear) {
      try workspace.changeCodebook(
        .rename(TagID("loud"), to: TagID("noise"), name: "Noise"), from: version, in: docket,
        by: "Ann", now: now)
    }
    #expect(done.tag == TagID("noise"))
    // The codebook that was seen is kept; what it becomes is not yet in the record.
    let (seen, after) = (heads.withLock { $0 }, try record.head())
    #expect(seen.count == 1 && seen.first?.event == before.event + 1)
    #expect(after.event == before.event + 2)
  }

  private static let docket = """
    title: Bells
    stages:
      - { id: first, kind: proposed rule, draft: first.md, published: 2022-03-01 }

    """

  private static let codebook = """
    tags:
      - id: loud
        name: Too loud
        definition: It is too loud.
        use: Noise.
        avoid: Nothing.

    """
}
