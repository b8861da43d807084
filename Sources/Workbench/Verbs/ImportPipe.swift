// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
package import Dockets
import Hashing

extension Workspace {
  /// Imports what comes through a pipe, all of it or nothing.
  ///
  /// With a copy it is written beside the record first, and imported as any file. Without one it is
  /// read as it comes and kept nowhere, in memory that does not grow with it, and the record has its
  /// hash and says so; while the pipe lasts, nobody else writes into the record. `stated` is what its
  /// SHA-256 must be: where it is another, as when the pipe broke, nothing is taken. A file of those
  /// bytes and that name that came before is read again only where that was stated: otherwise it is
  /// known too late which file it is, and nothing is changed.
  ///
  /// Throws as `importFiles`.
  package func importPipe(
    _ pipe: PipedFile, into name: String, stage: StageID? = nil, keepsCopy: Bool,
    stated digits: String? = nil, by who: String, now: Instant,
    onProgress: (ImportProgress) throws -> Void = { _ in }
  ) throws -> ImportOutcome {
    let loaded = try load(name)
    if let stage, loaded.docket.stage(stage) == nil {
      throw WorkspaceError.noStage(
        stage.text, docket: name, known: loaded.docket.stages.map(\.id.text))
    }
    let stated = try digits.map { try Self.hash($0) }
    var progress = ImportProgress(piped: pipe.name)
    do {
      let beginning = try pipe.firstBytes(FileFormat.beginning) { try onProgress(progress) }
      guard !beginning.isEmpty else {
        throw WorkspaceError.refused(
          "\(pipe.name) cannot be imported: nothing came through the pipe")
      }
      removeForsakenUploads(of: name)
      guard keepsCopy else {
        let stamp = EventStamp(who: who, at: now)
        let choose = StageChoice(docket: loaded.docket, stage: stage)
        return try stream(pipe, beginning, name, choose, stated, stamp, &progress, onProgress)
      }
      let upload = try upload(pipe.name, to: name)
      try pipe.readPieces { piece in
        if let piece { try upload.append(piece) }
        progress.bytesRead = pipe.size
        try onProgress(progress)
      }
      if let stated, pipe.hash != stated { throw Self.isAnother(pipe, stated) }
      return try importFiles(
        .uploads([upload]), into: name, stage: stage, by: who, now: now, onProgress: onProgress)
    } catch is CancellationError {
      throw ImportStopped(at: .file(pipe.name), landed: ImportOutcome())
    }
  }

  /// Takes the comments of a pipe into the record as they come.
  private func stream(
    _ pipe: PipedFile, _ beginning: ArraySlice<UInt8>, _ docket: String, _ choose: StageChoice,
    _ stated: ContentHash?, _ stamp: EventStamp, _ progress: inout ImportProgress,
    _ onProgress: (ImportProgress) throws -> Void
  ) throws -> ImportOutcome {
    let format = try streamedFormat(beginning, of: pipe)
    let folder = received(docket)
    try Disk.makeFolder(folder.path)
    let record = try Record.openOrCreate(recordPath(docket))
    let links = knownLinks(docket)
    var outcome = ImportOutcome()
    var notes: [String] = []
    var kept: ReceivedFolder.Kept?
    let come: StreamOutcome
    do {
      come = try record.importStream(
        pipe.name, stated: stated, in: ReceivedOrder(folder.lines()), stamp: stamp
      ) { take in
        var reader = try format.reader(stage: choose.stage)
        try pipe.readPieces { piece in
          if let piece { try reader.feed(piece) { try take(links.linked($0)) } }
          (progress.bytesRead, progress.rowsRead) = (pipe.size, reader.rowsRead)
          try onProgress(progress)
        }
        try reader.finish { try take(links.linked($0)) }
        notes = reader.notes
        if let stated, pipe.hash != stated { throw Self.isAnother(pipe, stated) }
        let file = try folder.refer(to: pipe.hash, pipe.size, name: pipe.name)
        kept = file
        return (reader.rowsRead, file.received(stamp))
      }
    } catch let error as ImportError {
      throw WorkspaceError.importFailed(path: pipe.name, reason: "\(error)", before: [])
    }
    if case .standsBefore = come {
      throw WorkspaceError.refused(
        "Nothing of \(pipe.name) was taken: it stands in \(shown(folder.list)) before files that the "
          + "record has, and must not change their words; state its hash with --sha256 \(pipe.hash), "
          + "so that it is known which they are")
    }
    if let kept {
      try folder.note([kept])
      if try record.isKept(kept.hash, name: kept.name) ?? kept.isKept {
        notes.append(kept.wordsOfCopy)
      } else {
        outcome.notKept = [pipe.name]
      }
    }
    switch come {
    case .standsBefore: break
    case .taken(let tally): outcome.tally = tally
    case .cameBefore(let tally):
      outcome.tally = tally
      notes.append(
        "these bytes came before under this name, and nothing was changed; to read them again, "
          + "state their hash with --sha256 \(pipe.hash)")
    }
    outcome.files = [pipe.name]
    outcome.notes = notes.map { ImportNote(file: pipe.name, text: $0) }
    try readAttachments(in: record, docket, stamp, &outcome, &progress, onProgress)
    return outcome
  }

  /// The format of what can be read as it comes.
  private func streamedFormat(
    _ beginning: ArraySlice<UInt8>, of pipe: PipedFile
  ) throws -> CommentFormat {
    guard AttachmentLinks.Name(pipe.name) == nil else {
      throw WorkspaceError.refused("\(pipe.name) cannot be imported: \(Self.isAttachment)")
    }
    let why: String
    switch FileFormat(beginning: beginning, name: pipe.name) {
    case .comments(let format) where !JoinedFiles.isPart(format): return format
    case .comments: why = "it is read together with another file; name both files"
    case .unknown(let seen, _): why = "\(seen). \(Self.isForComments)"
    case .document(let kind) where !kind.isOpened:
      why = "it is \(kind.words). \(Self.isForComments)"
    case .document(let kind):
      why =
        "it is \(kind.words), and of such files a copy is always kept, with all that they carry; "
        + "import it without --no-copy, or pipe what it holds, as CSV or JSON"
    case .codingsCSV, .readingsCSV, .redactionsCSV, .campaignsCSV:
      why = Self.isOfStaff
    }
    throw WorkspaceError.refused("\(pipe.name) cannot be imported from a pipe: \(why)")
  }

  private static let isForComments =
    "Of what comes through a pipe, --no-copy takes comments alone, in one of the forms that "
    + "docs/formats.md lists"

  private static func hash(_ digits: String) throws(WorkspaceError) -> ContentHash {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bare = digits.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    let lower = bare.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 }
    guard lower.count == 64,
      lower.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { throw .refused("'\(digits)' is no SHA-256, which has 64 hexadecimal digits") }
    return ContentHash(hex: String(decoding: lower, as: UTF8.self))
  }

  private static func isAnother(_ pipe: PipedFile, _ stated: ContentHash) -> WorkspaceError {
    .refused(
      "Nothing of \(pipe.name) was taken: the SHA-256 of the \(pipe.size) bytes that came is "
        + "\(pipe.hash), and \(stated) was stated")
  }
}
