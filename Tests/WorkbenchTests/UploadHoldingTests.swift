// Rulewright. Apache-2.0.

import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Workbench

/// Files that are sent while others remove what was left.
@Suite struct UploadHoldingTests {
  @Test func areNotTakenForForsakenBeforeTheyAreHeld() throws {
    let folder =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/rulewright-uploads-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let isOver = Atomic(false)
    let ended = DispatchGroup()
    DispatchQueue.global().async(group: ended) {
      while !isOver.load(ordering: .relaxed) { Upload.removeForsaken(in: folder) }
    }
    defer {
      isOver.store(true, ordering: .relaxed)
      ended.wait()
    }
    for _ in 0..<5000 {
      let upload = try Upload("a.csv", in: folder)
      guard Disk.isThere(upload.path) else {
        Issue.record("\(upload.path) was removed while it was held")
        return
      }
      try upload.append(Array("words".utf8)[...])
    }
  }

  @Test func areRemovedOnceNobodyHoldsThem() throws {
    let folder =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/rulewright-uploads-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let held = try Upload("a.csv", in: folder)
    try Disk.write([0x61], to: folder + "/upload-1-1.csv")
    Upload.removeForsaken(in: folder)
    #expect(Set(Disk.names(in: folder)) == [".gitignore", Disk.lastName(of: held.path)])
  }
}
