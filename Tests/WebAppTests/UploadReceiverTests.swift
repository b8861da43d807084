// Rulewright. Apache-2.0.

import Foundation
import StaffPages
import Testing
import Workbench

@testable import WebApp

@Suite struct UploadReceiverTests {
  private let scene: CodingScene

  init() throws { scene = try CodingScene() }

  private var folder: String { scene.root + "/Comments/\(CodingScene.docket)/.uploads" }

  private func receiver(_ bounds: UploadReceiver.Bounds) throws -> UploadReceiver {
    let reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=b"))
    return UploadReceiver(reader, bounds: bounds) { [desk = scene.desk] name in
      try desk.workspace.upload(name, to: CodingScene.docket)
    }
  }

  private func part(_ head: String, _ text: String) -> [UInt8] {
    Array("--b\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(text)\r\n".utf8)
  }

  private var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0 != ".gitignore" }
      .sorted() ?? []
  }

  @Test func putsFilesOnTheDiskAndKeepsFields() throws {
    let receiver = try receiver(.init())
    try receiver.take(part("name=\"stage\"", "first"))
    try receiver.take(part("name=\"files\"; filename=\"C:\\\\x\\\\a b.CSV\"", "1,2"))
    try receiver.take(part("name=\"files\"; filename=\"\"", ""))
    try receiver.take(part("name=\"files\"; filename=\"..\"", "3"))
    try receiver.take(Array("--b--\r\n".utf8))
    let (uploads, fields) = try receiver.finish()
    #expect(fields["stage"] == "first")
    #expect(uploads.map(\.name) == ["a b.CSV", "unnamed"])
    #expect(files.count == 3 && files.contains { $0.hasSuffix(".csv") })
  }

  @Test func refusesWhatIsTooLongAndLeavesNothing() throws {
    do {
      let receiver = try receiver(.init(bytes: 1000))
      try receiver.take(part("name=\"files\"; filename=\"a\"", String(repeating: "x", count: 600)))
      #expect(files.count == 1)
      #expect(throws: UploadReceiver.Refusal.tooLong(bytes: 1000)) {
        try receiver.take(
          part("name=\"files\"; filename=\"b\"", String(repeating: "x", count: 600)))
      }
    }
    #expect(files == [])
    let few = try receiver(.init(files: 1))
    #expect(throws: UploadReceiver.Refusal.tooMany(files: 1)) {
      for name in ["a", "b"] { try few.take(part("name=\"f\"; filename=\"\(name)\"", "")) }
    }
    let short = try receiver(.init(field: 10))
    #expect(throws: UploadReceiver.Refusal.tooLong(bytes: 10)) {
      try short.take(part("name=\"stage\"", "longer than ten"))
    }
  }

  @Test func saysWhatToDoWithWhatIsTooLong() {
    let refusal = StaffRefusal(.tooLong(bytes: 5), in: "bells")
    #expect(refusal.status == .tooLarge)
    #expect(refusal.problem.sentences.contains { $0.contains("rulewright import bells FILE") })
  }
}
