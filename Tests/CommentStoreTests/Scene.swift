// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Dockets
import Foundation
import Hashing
import Testing

/// A comment of the record, not the testing library's.
typealias Comment = Comments.Comment

/// A folder of its own for one test, removed when the tests end.
struct Scene {
  let folder: URL

  /// Swift may let go of a value after its last use, so no `deinit` removes a folder whose record
  /// is still open.
  private static let all: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rulewright-tests-\(ProcessInfo.processInfo.processIdentifier)")
    atexit { try? FileManager.default.removeItem(at: Scene.all) }
    return folder
  }()

  init() throws {
    folder = Self.all.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  var path: String { folder.path + "/record.sqlite" }

  func record() throws -> Record { try Record.openOrCreate(path) }

  func published(_ day: String = "2030-01-01") throws -> PublishedRecord {
    try PublishedRecord.open(path, asOf: try #require(CalendarDay(day)))
  }

  /// Words that SQLite's own shell answers.
  func sqlite(_ sql: String) throws -> String {
    try run("/usr/bin/sqlite3", [path, sql]).output
  }

  func run(_ program: String, _ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// The helper that stands beside the test's own program.
  static var writer: URL {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    var folder = URL(fileURLWithPath: own).deletingLastPathComponent()
    // `swift test` runs either the bundle itself or a tool of the compiler that loads it.
    let bundle = CommandLine.arguments.first {
      $0.utf8.reversed().starts(with: "tsetcx.".utf8)
    }
    if let bundle { folder = URL(fileURLWithPath: bundle).deletingLastPathComponent() }
    return folder.appendingPathComponent("RecordWriter")
  }
}

extension Record {
  /// Imports a CSV as the workbench does.
  func importCSV(_ bytes: [UInt8], name: String = "bulk.csv") throws -> ImportTally {
    let file = ReceivedFile(
      name: name, hash: ContentHash(of: bytes), size: bytes.count,
      importedAt: "2021-12-10T00:00:00Z")
    return try importFile(file) { take in
      var reader = RegulationsGovCSV { _ in StageID("interim-final") }
      for start in stride(from: 0, to: bytes.count, by: 65_536) {
        try reader.feed(bytes[start..<min(start + 65_536, bytes.count)], take)
      }
      try reader.finish(take)
      return reader.rowsRead
    }
  }

  /// Imports comments one row each.
  @discardableResult
  func importComments(_ comments: [Comment]) throws -> ImportTally {
    let file = ReceivedFile(
      name: "made", hash: ContentHash(of: [UInt8]()), size: 0, importedAt: "2021-12-10T00:00:00Z")
    return try importFile(file) { take in
      for (index, comment) in comments.enumerated() {
        try take(.comment(ImportedComment(comment: comment, row: index + 2)))
      }
      return comments.count
    }
  }
}

/// A comment on the interim final rule.
func comment(
  _ id: String, _ body: String = "words", received: String? = "2021-11-20",
  posted: String? = nil, stage: String = "interim-final"
) -> Comment {
  Comment(
    id: CommentID(id), stage: StageID(stage), body: body,
    received: received.flatMap(CalendarDay.init), posted: posted.flatMap(CalendarDay.init))
}
