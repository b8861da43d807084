// Rulewright. Apache-2.0.

import CommentStore
import Comments
import Dockets
import Foundation
import Testing

@Suite(.serialized) struct ProcessTests {
  private func process(_ words: [String]) throws -> (Process, Pipe) {
    let process = Process()
    process.executableURL = Scene.writer
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    return (process, pipe)
  }

  @Test func keepsEveryCodingOfEightProcessesAtOnce() throws {
    let scene = try Scene()
    try scene.record().importComments([comment("BIS-2020-0038-000002")])
    let writers = try (0..<8).map { try process(["code", scene.path, "coder-\($0)", "120"]).0 }
    for writer in writers {
      writer.waitUntilExit()
      #expect(writer.terminationStatus == 0)
    }
    let record = try scene.record()
    #expect(try record.codings().count == 960)
    #expect(try record.verify().isEmpty)
    #expect(try scene.sqlite("PRAGMA integrity_check; PRAGMA foreign_key_check;") == "ok\n")
    #expect(try scene.sqlite("PRAGMA journal_mode") == "delete\n")
  }

  @Test func makesOneRecordWhenEightProcessesMakeItAtOnce() throws {
    let scene = try Scene()
    let writers = try (0..<8).map { _ in try process(["import", scene.path, "50"]).0 }
    for writer in writers {
      writer.waitUntilExit()
      #expect(writer.terminationStatus == 0)
    }
    #expect(try scene.record().comments().total == 50)
  }

  @Test func keepsNothingOfAnImportThatIsKilledHalfWay() throws {
    let scene = try Scene()
    try scene.record().importComments([comment("A")])
    // Large enough that SQLite has written pages into the file before the commit.
    let (writer, pipe) = try process(["stall", scene.path, "8000"])
    let said = try #require(try pipe.fileHandleForReading.read(upToCount: 7))
    #expect(said == Data("stalled".utf8))
    kill(writer.processIdentifier, SIGKILL)
    writer.waitUntilExit()
    #expect(try scene.published().comments().map(\.id.text) == ["A"])
    let record = try scene.record()
    #expect(try record.comments().total == 1)
    #expect(try record.verify().isEmpty)
  }
}
