// Rulewright. Apache-2.0.

import CommentStore
import Dockets
import Foundation
import Markup
import StaffPages
import Testing
import Workbench

import class GRDB.DatabaseQueue

@testable import WebApp

/// The screen of what was received, and imports in the background.
@Suite struct ImportRouteTests {
  private let scene: CodingScene
  private let docket = CodingScene.docket

  init() throws { scene = try CodingScene() }

  private static let header = """
    Document ID,Document Type,Docket ID,Comment

    """

  private func upload(_ name: String, _ text: String) throws -> Upload {
    let upload = try scene.desk.workspace.upload(name, to: docket)
    try upload.append(Array(text.utf8)[...])
    return upload
  }

  private func page(_ query: String = "") throws -> String {
    scene.html(try scene.ask("import" + query, fragments: false))
  }

  /// Begins an import of files and waits for its end.
  private func importing(_ uploads: [Upload], stage: String? = nil) async throws {
    var request = StaffRequest()
    request.names = ["docket": docket]
    let answer = try scene.desk.beginImport(
      .uploads(uploads), stage: stage.map { StageID($0) }, request)
    guard case .seeOther(let path) = answer.body else {
      Issue.record("no redirect")
      return
    }
    #expect(path.link.text == "/d/conduct-code/import")
    await scene.desk.imports.haveEnded()
  }

  @Test func listsWhatCameWithTheFateOfEveryRow() throws {
    let page = try page()
    let counts = try scene.desk.workspace.receivedFiles(of: docket, limit: 100)
    let rows = try #require(counts.imports.first?.rows)
    #expect(rows.read > 0 && rows.read == rows.added + rows.skipped + rows.rejected)
    #expect(page.contains("data-of=\"added\">\(rows.added)</td>"))
    #expect(page.contains("enctype=\"multipart/form-data\""))
    #expect(
      page.contains("<a href=\"/d/conduct-code/import\" data-go=\"r\" aria-current=\"page\">"))
    let name = try #require(counts.imports.first?.name)
    #expect(page.contains(">\(name)</a>"))
  }

  @Test func importsWhatIsSentAndTellsWhatWasRejected() async throws {
    let known = try scene.desk.workspace.comments(
      CommentRequest(), in: docket, today: scene.desk.today
    ).total
    try await importing(
      [
        try upload(
          "../../mine <b>.csv",
          Self.header + "ECHR-2022-0001-9001,Public Submission,ECHR-2022-0001,Words.\n"
            + "ECHR-2022-0001-9002,too few\n")
      ], stage: "first")
    let page = try page()
    #expect(page.contains("Imported, but 1 row was rejected"))
    #expect(page.contains("2 read = 1 added + 0 updated + 0 unchanged + 1 rejected + 0 skipped"))
    #expect(page.contains("Rejected: 1 row of mine &lt;b&gt;.csv"))
    #expect(!page.contains("http-equiv"))
    let total = try scene.desk.workspace.comments(
      CommentRequest(), in: docket, today: scene.desk.today
    ).total
    #expect(total == known + 1)
    let files = FileManager.default.enumerator(atPath: scene.root)?.compactMap { $0 as? String }
    #expect(files?.contains { $0.utf8.elementsEqual("mine <b>.csv".utf8) } == false)
    let newest = try #require(
      try scene.desk.workspace.receivedFiles(of: docket, limit: 1).imports.first)
    #expect(newest.name == "mine <b>.csv" && newest.who == "A. Reader")
    let told = try self.page("?event=\(try #require(newest.event))")
    #expect(told.contains("What became of mine &lt;b&gt;.csv") && told.contains("Rejected: 1 row"))
  }

  @Test func leavesNoUploadBehind() async throws {
    try await importing([try upload("a.csv", Self.header)])
    let left = FileManager.default.enumerator(
      atPath: scene.root + "/Comments/\(docket)/.uploads")?.compactMap { $0 as? String }
    #expect(left == [".gitignore"])
  }

  @Test func removesWhatAKilledServerLeft() throws {
    let held = try upload("held.csv", "x")
    let folder = scene.root + "/Comments/\(docket)/.uploads"
    try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/upload-1-1.csv"))
    scene.desk.workspace.removeForsakenUploads()
    let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(left.count == 2 && left.first == ".gitignore")
    #expect(!left.contains("upload-1-1.csv"))
    withExtendedLifetime(held) {}
  }

  @Test func saysWhyAFileCannotBeImported() async throws {
    try await importing([try upload("photo.csv", "no table at all")])
    let page = try page()
    #expect(page.contains("That could not be done") && page.contains("photo.csv"))
    #expect(!page.contains(".uploads"))
  }

  @Test func importsWhatLiesInTheFolderAndWasNeverImported() async throws {
    let text = Self.header + "ECHR-2022-0001-9001,Public Submission,ECHR-2022-0001,Words.\n"
    let folder = scene.root + "/Comments/\(docket)/received/"
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "by-hand.csv"))
    #expect(try page().contains("lies 1 file that was never imported"))
    let answer = try scene.ask("import/waiting", form: [:], fragments: true)
    #expect(scene.html(answer).contains("id=\"import-job\""))
    await scene.desk.imports.haveEnded()
    let after = try page()
    #expect(after.contains("1 read = 1 added") && !after.contains("never imported"))
  }

  @Test func saysOfWhichFilesNoCopyIsKeptUntilOneIs() async throws {
    let text = Self.header + "ECHR-2022-0001-9002,Public Submission,ECHR-2022-0001,Words.\n"
    let away = scene.root + "/away.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: away))
    _ = try scene.desk.workspace.importFiles(
      [away], into: docket, keepsCopies: false, by: "B. Other",
      now: Instant(seconds: 1_700_000_000))
    #expect(try page().contains(", no copy kept</span>"))
    let event = try #require(
      try scene.desk.workspace.receivedFiles(of: docket, limit: 1).imports.first?.event)
    let told = try scene.html(scene.ask("import?event=\(event)", fragments: false))
    #expect(told.contains("No copy of it is kept here"))
    // What lies in the folder waits to be kept, although its comments are there.
    let folder = scene.root + "/Comments/\(docket)/received/"
    try FileManager.default.moveItem(atPath: away, toPath: folder + "away.csv")
    #expect(try page().contains("lies 1 file that was never imported"))
    _ = try scene.ask("import/waiting", form: [:], fragments: true)
    await scene.desk.imports.haveEnded()
    let after = try page()
    #expect(!after.contains("no copy kept") && !after.contains("never imported"))
  }

  @Test func refusesASecondImportWhileOneRuns() async throws {
    let (gate, opens) = AsyncStream.makeStream(of: Void.self)
    let desk = scene.desk
    let before = try desk.workspace.receivedFiles(of: docket, limit: 10)
    let isFree = Gate()
    #expect(
      desk.imports.begin(in: docket, by: "B. Other", after: before, clock: desk.clock) { tell in
        var progress = ImportProgress(file: "long.csv", filesInAll: 2, bytesInAll: 1_000_000)
        (progress.bytesRead, progress.rowsRead) = (420_000, 12_345)
        try tell(progress)
        opens.yield()
        isFree.wait()
        try tell(progress)
        return ImportOutcome()
      })
    for await _ in gate { break }
    let page = try page()
    #expect(page.contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"))
    #expect(page.contains("value=\"42\"") && page.contains("12,345 rows"))
    #expect(page.contains("420 kB of 1 MB") && page.contains("file 1 of 2"))
    #expect(page.contains("Begun by B. Other") && page.contains("import/stop"))
    do {
      _ = try scene.ask("import/waiting", form: [:])
      Issue.record("a second import began")
    } catch let refusal as StaffRefusal {
      #expect(refusal.status == .conflict)
    }
    #expect(throws: StaffRefusal.self) { try scene.ask("import?event=1", fragments: false) }
    // Asked to end, it ends at its next word, and says so.
    #expect(scene.html(try scene.ask("import/stop", form: [:])).contains(">Stopping</h3>"))
    isFree.open()
    await desk.imports.haveEnded()
    let ended = try self.page()
    #expect(!ended.contains("data-running") && !ended.contains("http-equiv"))
  }

  @Test func tellsWhoLooksThatAnImportKeepsTheRecord() async throws {
    let desk = scene.desk
    let before = try desk.workspace.receivedFiles(of: docket, limit: 10)
    let path = scene.root + "/Comments/\(docket)/record.sqlite"
    let (kept, keeps) = AsyncStream.makeStream(of: Void.self)
    let isFree = Gate()
    // Pages read before it, and the connection that they read with stays open.
    let screen = scene.html(try scene.ask("coding", fragments: false))
    let comment = try #require(scene.value("data-comment", in: screen))
    _ = desk.imports.begin(in: docket, by: "B. Other", after: before, clock: desk.clock) { _ in
      try DatabaseQueue(path: path).inDatabase { db in
        try db.execute(sql: "BEGIN EXCLUSIVE")
        defer { try? db.execute(sql: "ROLLBACK") }
        keeps.yield()
        isFree.wait()
      }
      return ImportOutcome()
    }
    for await _ in kept { break }
    for (address, isScript) in [("coding", false), ("coding", true), ("coverage", false)] {
      let refusal = #expect(throws: StaffRefusal.self) {
        try scene.ask(address, fragments: isScript)
      }
      #expect(refusal?.status == .busy && refusal?.comesByItself == true)
    }
    let dockets = try desk.promptly { try desk.docketsPage() }
    #expect(String(decoding: dockets, as: UTF8.self).contains("an import is under way"))
    #expect(try page().contains("data-running"))
    // A form without a script has nobody who sends it again: it waits for the end.
    let answering = Task.detached { [scene] in
      _ = try scene.ask("coding/\(comment)/read", form: ["state": "done"], fragments: false)
    }
    // Longer than a page waits.
    try await Task.sleep(for: .seconds(1))
    isFree.open()
    await desk.imports.haveEnded()
    try await answering.value
    #expect(try scene.ask("coding?state=done", fragments: false).status == .ok)
  }

  @Test func tellsHowFarItIsUntilItEnds() async throws {
    let desk = scene.desk
    let before = try desk.workspace.receivedFiles(of: docket, limit: 10)
    let isFree = Gate()
    _ = desk.imports.begin(in: docket, by: "B. Other", after: before, clock: desk.clock) { tell in
      var progress = ImportProgress(file: "a.csv", filesInAll: 1, bytesInAll: 0)
      progress.phase = .attachments(done: 12, inAll: 40)
      try tell(progress)
      isFree.wait()
      return ImportOutcome()
    }
    var said: [String] = []
    for await line in try desk.importEvents(of: docket) {
      said.append(String(decoding: line, as: UTF8.self))
      if said.last?.contains("12 of 40 attachments") == true { isFree.open() }
    }
    #expect(said.allSatisfy { $0.hasPrefix("data: {") && $0.hasSuffix("}\n\n") })
    #expect(said.contains { $0.contains("\"ended\":0") && $0.contains("30 percent imported") })
    #expect(said.last?.contains("\"ended\":1") == true)
  }

  @Test func endsItsImportsWithTheServer() async throws {
    let desk = scene.desk
    let before = try desk.workspace.receivedFiles(of: docket, limit: 10)
    let progress = ImportProgress(file: "a.csv", filesInAll: 1, bytesInAll: 10)
    _ = desk.imports.begin(in: docket, by: "B. Other", after: before, clock: desk.clock) { tell in
      while true { try tell(progress) }
    }
    desk.imports.end()
    await desk.imports.haveEnded()
    #expect(desk.imports.standing(in: docket)?.isRunning == false)
    #expect(
      !desk.imports.begin(in: docket, by: "B. Other", after: before, clock: desk.clock) { _ in
        ImportOutcome()
      })
  }
}

/// Lets a thread wait until a test has looked.
private final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func wait() { semaphore.wait() }
  func open() { semaphore.signal() }
}
