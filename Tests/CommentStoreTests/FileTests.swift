// Rulewright. Apache-2.0.

import CommentFixtures
import CommentStore
import Comments
import Dockets
import Foundation
import TestSupport
import Testing

@Suite struct FileTests {
  @Test func refusesWhatIsNoRecordWithItsPath() throws {
    let scene = try Scene()
    #expect(throws: StoreError.missing(path: scene.path)) { try Record.open(scene.path) }
    try Data("not a database, but long enough to be read as one\n".utf8).write(
      to: URL(fileURLWithPath: scene.path))
    #expect(throws: StoreError.self) { try Record.open(scene.path) }
    #expect(throws: StoreError.exists(path: scene.path)) { try Record.create(scene.path) }
    #expect(throws: StoreError.self) { try Record.openOrCreate(scene.folder.path) }
    #expect(throws: StoreError.self) { try Record.create(scene.folder.path + "/no/where") }
    try FileManager.default.removeItem(atPath: scene.path)
    _ = try scene.sqlite("CREATE TABLE t (x)")
    #expect(
      throws: StoreError.notARecord(path: scene.path, underlying: "another program made it")
    ) { try Record.open(scene.path) }
    #expect(throws: StoreError.self) { try scene.published() }
  }

  @Test func refusesARecordOfANewerProgram() throws {
    let scene = try Scene()
    _ = try scene.record()
    _ = try scene.sqlite("INSERT INTO grdb_migrations VALUES ('99: something new')")
    #expect(throws: StoreError.tooNew(path: scene.path)) { try scene.record() }
    #expect(throws: StoreError.tooNew(path: scene.path)) { try scene.published() }
  }

  @Test func takesARecordOutOfWALModeWhenItIsOpenedForWriting() throws {
    let scene = try Scene()
    try scene.record().importComments([comment("A")])
    #expect(try scene.sqlite("PRAGMA journal_mode = WAL") == "wal\n")
    #expect(throws: StoreError.inWALMode(path: scene.path)) { try scene.published() }
    #expect(try scene.record().journalMode() == "truncate")
    #expect(try scene.sqlite("PRAGMA journal_mode") == "delete\n")
    #expect(try scene.published().comments().count == 1)
  }

  @Test func isReadableByItsOwnerOnly() throws {
    let scene = try Scene()
    _ = try scene.record()
    let facts = try FileManager.default.attributesOfItem(atPath: scene.path)
    #expect(facts[.posixPermissions] as? Int == 0o600)
  }

  @Test func neverCrashesOnADamagedFile() throws {
    let scene = try Scene()
    _ = try scene.record().importCSV(BulkCSVGenerator.file(comments: 40, seed: 2))
    let good = try Data(contentsOf: URL(fileURLWithPath: scene.path))
    var random = SeededGenerator(seed: 4)
    var noticed = 0
    for _ in 0..<300 {
      var bad = good
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        let at = Int.random(in: 0..<bad.count, using: &random)
        bad[at] = UInt8.random(in: 0...255, using: &random)
      }
      if Int.random(in: 0..<5, using: &random) == 0 {
        bad = bad.prefix(Int.random(in: 1..<bad.count, using: &random))
      }
      try bad.write(to: URL(fileURLWithPath: scene.path))
      do {
        let record = try Record.open(scene.path)
        let problems = try record.verify()
        if !problems.isEmpty { noticed += 1 }
        _ = try record.comments()
        _ = try scene.published().comments()
        _ = try record.codings()
      } catch is StoreError {
        noticed += 1
      }
    }
    #expect(noticed > 100)
  }
}
