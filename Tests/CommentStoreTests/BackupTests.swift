// Rulewright. Apache-2.0.

import CommentFixtures
import CommentStore
import Comments
import Foundation
import Testing

@Suite struct BackupTests {
  @Test func copiesWhileAnotherProcessImports() throws {
    let scene = try Scene()
    try scene.record().importComments([comment("A")])
    let writer = Process()
    writer.executableURL = Scene.writer
    writer.arguments = ["loop", scene.path, "100000"]
    writer.standardOutput = FileHandle.nullDevice
    try writer.run()
    defer { if writer.isRunning { kill(writer.processIdentifier, SIGKILL) } }
    var heads: [String: Int] = [:]
    for round in 0..<20 {
      let target = scene.folder.path + "/backup-\(round).sqlite"
      let backup = try Record.backUp(scene.path, to: target)
      #expect(backup.problems.isEmpty, "\(backup.problems)")
      heads[backup.head] = backup.events
      // Between two commits: all sixty comments of an import, or none, and all from one file.
      let copy = try Record.open(target)
      let comments = try copy.comments().total
      #expect(comments == (backup.events == 1 ? 1 : 61))
      let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }
    #expect(writer.isRunning)
    kill(writer.processIdentifier, SIGKILL)
    writer.waitUntilExit()
    #expect(heads.count > 3)
    // The log went on from every copy's head.
    _ = try scene.record()
    for (head, number) in heads {
      let found = try scene.sqlite("SELECT number FROM event WHERE hash = '\(head)'")
      #expect(found == "\(number)\n")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
        .filter { !$0.utf8.starts(with: "backup-".utf8) }.sorted().first == "record.sqlite")
  }

  @Test func neverOverwritesAndLeavesNothingOfWhatFailed() throws {
    let scene = try Scene()
    try scene.record().importComments([comment("A")])
    let target = scene.folder.path + "/b.sqlite"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
    #expect(throws: StoreError.exists(path: target)) { try Record.backUp(scene.path, to: target) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == Data("mine".utf8))
    #expect(throws: StoreError.self) {
      try Record.backUp(scene.path, to: scene.folder.path + "/no/where.sqlite")
    }
    _ = try scene.sqlite("UPDATE comment SET body = 'other'")
    let unsound = scene.folder.path + "/c.sqlite"
    #expect(try !Record.backUp(scene.path, to: unsound).problems.isEmpty)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scene.folder.path).sorted()
        .filter { !$0.utf8.elementsEqual("record.sqlite-journal".utf8) }
        == ["b.sqlite", "record.sqlite"])
  }

  @Test func verifiesWithoutWriting() throws {
    let scene = try Scene()
    try scene.record().importComments([comment("A")])
    let before = try Data(contentsOf: URL(fileURLWithPath: scene.path))
    let date = try FileManager.default.attributesOfItem(atPath: scene.path)[.modificationDate]
    #expect(try Record.verification(of: scene.path).problems.isEmpty)
    #expect(try Data(contentsOf: URL(fileURLWithPath: scene.path)) == before)
    let after = try FileManager.default.attributesOfItem(atPath: scene.path)[.modificationDate]
    #expect(date as? Date == after as? Date)
  }
}
