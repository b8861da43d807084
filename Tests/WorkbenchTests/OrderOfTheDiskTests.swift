// Rulewright. Apache-2.0.

import Dockets
import Foundation
import TestSupport
import Testing

@testable import Workbench

/// What the system's order of the files in a folder may change: nothing.
@Suite("The order of the disk")
struct OrderOfTheDiskTests {
  @Test("a site is the same in whatever order folders name their files", arguments: 1...20)
  func buildsTheSame(seed: UInt64) throws {
    let scene = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("rulewright-order-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: scene) }
    for name in ["ash", "birch", "cole", "dogwood", "elm"] {
      let folder = scene.appendingPathComponent("Drafts/" + name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(
        """
        title: \(name)
        agency: [Office of Trees]
        stages:
          - { id: working, kind: working draft, draft: draft.md }

        """.utf8
      ).write(to: folder.appendingPathComponent("docket.yml"))
      try Data("## § 1.1 \(name)\n\n(a) A tree.\n".utf8)
        .write(to: folder.appendingPathComponent("draft.md"))
    }
    let workspace = try Workspace(at: scene.path)
    let day = try #require(CalendarDay("2021-10-01"))
    func build(_ folder: String) throws {
      let outcome = try workspace.buildSite(
        into: scene.path + "/" + folder, asOf: day, countsFromThatDay: true, generator: "test")
      #expect(outcome.isBuilt)
    }
    try build("plain")
    let shuffled: @Sendable ([String]) -> [String] = { names in
      var random = SeededGenerator(seed: seed &+ UInt64(names.count))
      return names.shuffled(using: &random)
    }
    try Disk.$order.withValue(shuffled) { try build("shuffled") }
    let files = Disk.filesDeep(in: scene.path + "/plain")
    #expect(files.count > 20)
    #expect(Disk.filesDeep(in: scene.path + "/shuffled") == files)
    for file in files {
      #expect(
        try Disk.read(scene.path + "/plain/" + file)
          == Disk.read(scene.path + "/shuffled/" + file), "\(file)")
    }
  }
}
