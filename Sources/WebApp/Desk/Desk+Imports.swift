// Rulewright. Apache-2.0.

import CommentStore
import Dockets
import StaffPages
import Workbench

extension Desk {
  private static var listedImports: Int { 100 }

  /// What the screen of what was received shows.
  ///
  /// While an import runs it shows what had come before: the record may not answer until it ends.
  func receivedContent(_ docket: String) throws -> ReceivedContent {
    let job = imports.standing(in: docket)
    let files =
      if let job, job.isRunning { job.before } else {
        try workspace.receivedFiles(of: docket, limit: Self.listedImports)
      }
    var content = ReceivedContent(
      docket: files.docket, person: person, bound: UploadReceiver.Bounds().bytes)
    content.imports = files.imports.map { ImportLine($0) }
    content.hasOlder = files.hasOlder
    content.waiting = files.waiting.map { WaitingFile(name: $0.name, size: $0.size) }
    content.job = job.map { ImportJobView($0) }
    return content
  }

  /// One import with the fate of every row.
  func importTold(_ event: String, _ request: StaffRequest) throws -> [UInt8] {
    let docket = try request.name("docket")
    guard imports.standing(in: docket)?.isRunning != true else {
      throw StaffRefusal(
        .busy, "An import is under way", ["The record answers when it has ended."],
        way: .docket(docket, StaffRoom.received.rawValue))
    }
    guard let number = Int(event), let told = try workspace.importTally(of: number, in: docket)
    else {
      throw StaffRefusal(
        .notFound, "There is no such import", [],
        way: .docket(docket, StaffRoom.received.rawValue))
    }
    return StaffPages.importTold(
      ImportLine(told.event), rejected: told.tally.rejected.map { RowFate($0) },
      skipped: told.tally.skipped.map { RowFate($0) }, of: told.docket, person: person)
  }

  /// Throws unless files may be sent to a docket now.
  func readyForFiles(in docket: String) throws {
    _ = try workspace.load(docket)
    if imports.standing(in: docket)?.isRunning == true { throw StaffRefusal.importRuns(docket) }
  }

  /// Begins an import, and shows that it goes on.
  func beginImport(
    _ source: ImportSource, stage: StageID?, _ request: StaffRequest
  ) throws -> StaffAnswer {
    let docket = try request.name("docket")
    try readyForFiles(in: docket)
    if let stage, try workspace.load(docket).docket.stage(stage) == nil {
      throw WorkspaceError.noStage(stage.text, docket: docket, known: [])
    }
    let before = try workspace.receivedFiles(of: docket, limit: Self.listedImports)
    let now = now
    let work: ImportJobs.Work = { [workspace, person] tell in
      try workspace.importFiles(
        source, into: docket, stage: stage, by: person, now: now, onProgress: tell)
    }
    let hasBegun = imports.begin(
      in: docket, by: person, after: before, clock: clock, work,
      next: { [self] in countCampaigns(in: docket) })
    guard hasBegun else { throw StaffRefusal.importRuns(docket) }
    return try acted(request, docket)
  }

  /// Asks the import of a docket to end.
  func stopImport(_ request: StaffRequest) throws -> StaffAnswer {
    let docket = try request.name("docket")
    _ = try workspace.load(docket)
    _ = imports.stop(in: docket)
    return try acted(request, docket)
  }

  /// Nothing is saved yet, so that no time is said.
  private func acted(_ request: StaffRequest, _ docket: String) throws -> StaffAnswer {
    request.wantsFragments
      ? StaffAnswer(.fragments(receivedFragments(try receivedContent(docket))))
      : StaffAnswer(.seeOther(.docket(docket, StaffRoom.received.rawValue)))
  }

  /// How far the import of a docket is, four times a second, until it has ended.
  func importEvents(of docket: String) throws -> AsyncStream<[UInt8]> {
    _ = try workspace.load(docket)
    let (lines, continuation) = AsyncStream.makeStream(
      of: [UInt8].self, bufferingPolicy: .bufferingNewest(4))
    let telling = Task { [imports] in
      var last: ImportJobView?
      var silent = 0
      while !Task.isCancelled {
        let view = imports.standing(in: docket).map { ImportJobView($0) }
        // A line now and then lets the server notice that nobody listens any more.
        silent += 1
        if view != last || view == nil || silent > 60 {
          (last, silent) = (view, 0)
          continuation.yield(Array("data: ".utf8) + importTidings(view) + Array("\n\n".utf8))
        }
        guard view?.isRunning == true, !imports.isEnded else { break }
        try? await Task.sleep(for: .milliseconds(250))
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in telling.cancel() }
    return lines
  }
}

extension StaffRefusal {
  fileprivate static func importRuns(_ docket: String) -> StaffRefusal {
    StaffRefusal(
      .conflict, "An import is under way",
      [
        "A docket takes one at a time. Nothing of what you sent was taken; send it when it has ended."
      ],
      way: .docket(docket, StaffRoom.received.rawValue))
  }

  /// An import of this program keeps the record for itself.
  static func recordIsTaken(_ docket: String) -> StaffRefusal {
    var refusal = StaffRefusal(
      .busy, "An import is under way",
      [
        "The record answers as soon as the file under way has landed.",
        "This page tries again every five seconds, and nothing was changed.",
      ], way: .docket(docket, StaffRoom.received.rawValue))
    refusal.comesByItself = true
    return refusal
  }

  /// What is said of files that are too long, or too many.
  init(_ refusal: UploadReceiver.Refusal, in docket: String) {
    let way = StaffPath.docket(docket, StaffRoom.received.rawValue)
    switch refusal {
    case .tooLong(let bytes):
      self.init(
        .tooLarge, "That is too long",
        [
          "At most \(bytes) bytes can be sent at once, and nothing was taken.",
          "Import larger files in the terminal: rulewright import \(docket) FILE.",
        ], way: way)
    case .tooMany(let files):
      self.init(
        .tooLarge, "Those are too many files",
        [
          "At most \(files) can be sent at once, and nothing was taken.",
          "Import a folder in the terminal: rulewright import \(docket) FOLDER.",
        ], way: way)
    }
  }
}
