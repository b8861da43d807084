// Rulewright. Apache-2.0.

import Codings
import CommentImport
package import CommentStore
import DocketParsing
package import Dockets
import Extraction

/// What came of importing some files.
package struct ImportOutcome: Sendable {
  /// The files as the user named them.
  package var files: [String] = []
  /// The sum over all files; read = added + updated + unchanged + rejected + skipped.
  package var tally = ImportTally()
  /// What came of the attachments whose bytes came along.
  package var attachments = AttachmentsRead()
  /// What was changed on the way to text, and what people should know of a file.
  package var notes: [ImportNote] = []
  /// The files of comments of which no copy is kept, as the user named them.
  package var notKept: [String] = []

  package init() {}
}

/// A phrase about a file as a whole.
package struct ImportNote: Hashable, Sendable {
  package var file: String
  package var text: String
}

/// Which files an import takes.
package enum ImportSource: Sendable {
  /// Files and folders; without any, all that the docket keeps as text.
  case paths([String])
  /// What lies in `received` and was never imported.
  case waiting
  case uploads([Upload])
}

extension Workspace {
  /// Imports received files into a docket's record, one transaction a file: all of it or nothing.
  ///
  /// What each file is, its beginning says; a folder stands for the files in it and below, one of
  /// which that cannot be read is rejected alone, and no path at
  /// all for everything that the docket keeps as text. A file from elsewhere is kept as it came
  /// under `received`, unless `keepsCopies` is false: then the record has its hash, and says so.
  /// Without a stage a comment goes to the stage whose docket number it names, or to the only stage
  /// there is. Responses come last, all in one transaction, since they speak of
  /// codings.
  ///
  /// `onProgress` is told how far it is; when it throws `CancellationError`, nothing of the file
  /// under way is taken, and `ImportStopped` says what landed before.
  package func importFiles(
    _ paths: [String], into name: String, stage: StageID? = nil, keepsCopies: Bool = true,
    by who: String, now: Instant, onProgress: (ImportProgress) throws -> Void = { _ in }
  ) throws -> ImportOutcome {
    try importFiles(
      .paths(paths), into: name, stage: stage, keepsCopies: keepsCopies, by: who, now: now,
      onProgress: onProgress)
  }

  /// The same from anywhere.
  package func importFiles(
    _ source: ImportSource, into name: String, stage: StageID? = nil, keepsCopies: Bool = true,
    by who: String, now: Instant, onProgress: (ImportProgress) throws -> Void
  ) throws -> ImportOutcome {
    let loaded = try load(name)
    if let stage, loaded.docket.stage(stage) == nil {
      throw WorkspaceError.noStage(
        stage.text, docket: name, known: loaded.docket.stages.map(\.id.text))
    }
    // Every file is looked at before the first is imported.
    let files = try files(of: source, in: name)
    var outcome = ImportOutcome()
    var formats: [(NamedFile, ImportedFormat)] = []
    for file in files {
      do {
        let format = try format(of: file)
        if !keepsCopies { try refuseUncopied(file, format, of: name) }
        formats.append((file, format))
      } catch WorkspaceError.refused(let why) where !source.isNamed {
        // What lies among the received and cannot be read stays there, and is said.
        outcome.tally.read += 1
        outcome.tally.skipped.append(.init(file: file.name, row: 1, reason: why))
      } catch WorkspaceError.refused(let why) where file.isFound {
        outcome.tally.refuse(file, why)
      } catch WorkspaceError.refused(let why) {
        throw WorkspaceError.refused("\(file.name) cannot be imported: \(why)")
      }
    }
    try Disk.makeFolder(commentsFolder(name) + "/received")
    let record = try Record.openOrCreate(recordPath(name))
    let choose = StageChoice(docket: loaded.docket, stage: stage)
    let stamp = EventStamp(who: who, at: now)
    var run = ImportRun(
      docket: name, record: record, choose: choose, stamp: stamp, keepsCopies: keepsCopies,
      order: ReceivedOrder(received(name).lines()), links: knownLinks(name))
    // Files of comments come first, so that the comments find them.
    formats = formats.filter { $0.1.isAttachment } + formats.filter { !$0.1.isAttachment }
    var progress = ImportProgress(of: formats.map(\.0))
    let joined = try joinedFiles(formats)
    // What is missing explains what is rejected.
    var notes = try source.isAll ? missingFiles(of: name, record) : []
    func take(
      _ file: NamedFile, _ format: ImportedFormat, _ joined: JoinedFiles
    ) throws -> ImportTally {
      switch format {
      case .file(.codingsCSV):
        return try importCodings(file.path, loaded, record, stamp).naming(file.name)
      case .file(.readingsCSV):
        return try importReadings(file.path, record, stamp).naming(file.name)
      case .file(.redactionsCSV):
        return try importRedactions(file.path, record, stamp).naming(file.name)
      case .file(.campaignsCSV):
        return try importCampaigns(file.path, record, stamp).naming(file.name)
      case .file(.comments(let format)):
        let come = try importComments(file, format, joined, run) {
          try onProgress(progress.at(byte: $0, row: $1))
        }
        notes += come.notes
        if !come.isKept { outcome.notKept.append(file.name) }
        return come.tally
      case .opened(.mail):
        return try importMail(file, run) { try onProgress(progress.at(byte: $0, row: $1)) }
      case .opened(.archive):
        return try importArchive(file, run, budget: ArchiveBudget()) {
          try self.format(of: $0).isPart
        } joining: { members in
          try joinedFiles(try members.map { ($0, try self.format(of: $0)) })
        } importMember: { member, joined in
          try onProgress(progress)
          return try take(member, try self.format(of: member), joined)
        }
      case .opened(.xlsx), .opened(.ods): return try importWorkbook(file, run)
      case .opened: return try importLetter(file, run)
      case .attachment:
        try importAttachment(file, &run)
        return ImportTally()
      case .file(.unknown), .file(.document), .response:
        throw WorkspaceError.refused("it is no file of comments")
      }
    }
    func takeAll(_ batch: [(NamedFile, ImportedFormat)]) throws {
      try importTogether(batch, run) { file, format in
        do {
          progress.begin(file)
          try onProgress(progress)
          if case .response = format {
          } else {
            outcome.tally += try take(file, format, joined)
          }
          outcome.notes = notes
        } catch let error as ImportError where file.isFound {
          outcome.tally.refuse(file, "\(error)")
          return
        } catch let error as ImportError {
          throw WorkspaceError.importFailed(
            path: file.name, reason: "\(error)", before: outcome.files)
        } catch is CancellationError {
          throw ImportStopped(
            at: format.isArchive ? .archive(file.name) : .file(file.name), landed: outcome)
        }
        outcome.files.append(file.name)
        progress.end(rows: outcome.tally.read)
      }
    }
    do {
      for batch in batches(of: formats) {
        if batch.first?.1.isAttachment == false { try listAttachments(&run) }
        try takeAll(batch)
      }
    } catch {
      // What was kept is on the list, whatever came of the rest.
      try listAttachments(&run)
      throw error
    }
    try listAttachments(&run)
    let responses = formats.filter { if case .response = $0.1 { true } else { false } }
    do {
      try linkAttachments(run, &outcome.tally) {
        try take($0, try format(of: $0), joined)
      }
    } catch is CancellationError {
      throw ImportStopped(
        at: responses.first.map { .file($0.0.name) } ?? .attachments, landed: outcome)
    }
    outcome.tally += try importResponses(responses.map(\.0), loaded, record, stamp)
    if source.isAll { try takeCodebook(of: name, in: record, stamp) }
    try readAttachments(in: record, name, stamp, &outcome, &progress, onProgress)
    return outcome
  }

  /// Reads what came with comments, once all of an import has landed.
  func readAttachments(
    in record: Record, _ docket: String, _ stamp: EventStamp, _ outcome: inout ImportOutcome,
    _ progress: inout ImportProgress, _ onProgress: (ImportProgress) throws -> Void
  ) throws {
    do {
      outcome.attachments = try readAttachments(in: record, docket, stamp) { done, inAll in
        progress.phase = .attachments(done: done, inAll: inAll)
        try onProgress(progress)
      }
    } catch is CancellationError {
      throw ImportStopped(at: .attachments, landed: outcome)
    }
  }

  private func files(of source: ImportSource, in docket: String) throws -> [NamedFile] {
    switch source {
    case .paths(let paths):
      try paths.isEmpty ? keptFiles(docket) : paths.flatMap { try files(at: $0, for: docket) }
    case .waiting: try waitingFiles(docket)
    case .uploads(let uploads):
      uploads.map { NamedFile(path: $0.path, name: $0.name, receivedName: $0.name) }
    }
  }

  private func format(of file: NamedFile) throws -> ImportedFormat {
    let path = file.path
    if Disk.isThere(path), !Disk.isFolder(path), !Disk.isPlainFile(path) {
      throw WorkspaceError.cannotRead(
        path: file.name,
        reason: "it is no plain file; save it as a file first, or let what comes of it be standard "
          + "input, as in `import DOCKET - --name NAME < \(file.name)`")
    }
    var beginning: [UInt8] = []
    try Disk.readPieces(path) { piece in
      beginning += piece
      return beginning.count < FileFormat.beginning
    }
    if isMarkdown(Disk.lastName(of: path)),
      beginsWithFrontMatter(String(decoding: beginning.prefix(80), as: UTF8.self))
    {
      return .response
    }
    if AttachmentLinks.Name(file.receivedName) != nil { return .attachment }
    if let kind = try openedKind(beginning, of: file) { return .opened(kind) }
    let format = FileFormat(
      beginning: beginning.prefix(FileFormat.beginning), name: Disk.lastName(of: file.name))
    if case .unknown(let seen, let instead) = format {
      throw WorkspaceError.refused("\(seen). \(instead)")
    }
    if case .document(let kind) = format {
      throw WorkspaceError.refused("it is \(kind.words). \(FileFormat.expected)")
    }
    return .file(format)
  }
}

extension ImportTally {
  /// Counts a file of a folder, nothing of which was taken, so that the others are.
  fileprivate mutating func refuse(_ file: NamedFile, _ reason: String) {
    read += 1
    rejected.append(Entry(file: file.name, row: 1, reason: reason))
  }
}

/// What is to be done with a file.
enum ImportedFormat {
  case file(FileFormat)
  /// A file that another process must open.
  case opened(DocumentKind)
  /// A file that a comment names as its attachment.
  case attachment
  case response

  /// Whether it holds comments that are taken one file after the other.
  var isOfComments: Bool {
    switch self {
    case .file(.comments), .opened(.mail): true
    default: false
    }
  }

  /// Whether it is read for other files too, before any of them is imported.
  var isPart: Bool {
    if case .file(.comments(let format)) = self { JoinedFiles.isPart(format) } else { false }
  }

  var isAttachment: Bool { if case .attachment = self { true } else { false } }
  var isArchive: Bool { if case .opened(.archive) = self { true } else { false } }
}

extension ImportSource {
  /// Whether it is all that the docket keeps.
  fileprivate var isAll: Bool {
    if case .paths(let paths) = self { paths.isEmpty } else { false }
  }

  /// Whether a person named each file, and is told at once of one that cannot be read.
  fileprivate var isNamed: Bool {
    switch self {
    case .paths(let paths): !paths.isEmpty
    case .waiting: false
    case .uploads: true
    }
  }
}
