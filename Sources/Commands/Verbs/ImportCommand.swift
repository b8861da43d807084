// Rulewright. Apache-2.0.

import ArgumentParser
import CommentStore
import Dockets
import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import comments, codings and responses into the record",
    discussion: """
      What a file is, its bytes say: comments in one of many forms (docs/formats.md), codings, or a \
      response. A folder stands for its files and those of its folders. Without any, all that the \
      docket keeps is imported: what was received, codings.csv, and the responses. A bag that \
      `export` packed becomes a docket, which must not be there yet. Each file lands whole or not at \
      all, the responses together, and the same file twice changes nothing. `-` is what comes through \
      a pipe, all of it one file, which `--name` names. The exit code is 1 when \
      rows were rejected. Interrupted, it takes nothing of the file under way and says what landed \
      before.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(
    help: """
      Files and folders, or - for standard input; all that the docket keeps when none is named.
      """)
  var paths: [String] = []
  @Option(help: "The stage commented on; by default the one whose docket number a row names.")
  var stage: String?
  @Flag(help: "Keep no copy of the files, which are kept elsewhere; the record says so.")
  var noCopy = false
  @Option(help: "What the file is called that comes through a pipe.")
  var name: String?
  @Option(help: "The SHA-256 that it must have; otherwise nothing of it is taken.")
  var sha256: String?
  @Option(help: "Who imports, for the log; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var volume: VolumeOptions

  private var isPiped: Bool { paths == ["-"] }

  func validate() throws {
    if paths.contains("-"), !isPiped {
      throw ValidationError("- is one file by itself; import the others in another command")
    }
    if isPiped, name == nil {
      throw ValidationError("--name must say what the file is called that comes through the pipe")
    }
    if !isPiped, name != nil || sha256 != nil {
      throw ValidationError("--name and --sha256 are about standard input; name it as -")
    }
    if noCopy, paths.isEmpty {
      throw ValidationError(
        "--no-copy is about files that are named; all that the docket keeps is kept already")
    }
  }

  func run() throws {
    if paths.count == 1, Workspace.isBag(paths[0]) {
      guard !noCopy, stage == nil else {
        throw ValidationError(
          "\(paths[0]) is a bag, which is copied whole and whose comments have their stages; leave "
            + "\(noCopy ? "--no-copy" : "--stage") away")
      }
      return try restore(paths[0])
    }
    var meter: ImportMeter?
    if !volume.quiet, standardErrorIsTerminal {
      meter = ImportMeter(columns: standardErrorColumns, draw: writeProgress)
    }
    StopSignal.listen()
    let outcome: ImportOutcome
    do {
      outcome = try take { progress in
        try StopSignal.check()
        meter?.show(progress, at: SystemClock.ticks)
      }
    } catch {
      meter?.end()
      guard let stopped = error as? ImportStopped else { throw error }
      try print(stopped.landed)
      writeError(forTerminal(Self.words(stopped)))
      throw ExitCode(StopSignal.exitCode)
    }
    meter?.end()
    try print(outcome)
    if !outcome.tally.rejected.isEmpty { throw ExitCode(1) }
  }

  private func take(_ onProgress: (ImportProgress) throws -> Void) throws -> ImportOutcome {
    let workspace = try place.workspace()
    let stage = stage.map { StageID($0) }
    guard isPiped, let name else {
      return try workspace.importFiles(
        paths, into: docket, stage: stage, keepsCopies: !noCopy, by: userName(by),
        now: SystemClock.now, onProgress: onProgress)
    }
    guard !standardInputIsTerminal else {
      throw ValidationError("Standard input is a terminal; let a program write into a pipe")
    }
    return try workspace.importPipe(
      PipedFile(name), into: docket, stage: stage, keepsCopy: !noCopy,
      stated: sha256, by: userName(by), now: SystemClock.now,
      onProgress: onProgress)
  }

  /// What was not taken, and what was.
  private static func words(_ stopped: ImportStopped) -> String {
    let files = stopped.landed.files
    return "Stopped: \(stopped.inWords)"
      + (files.isEmpty
        ? ", and no other file"
        : stopped.place == .attachments
          ? ""
          : "\n\(files.joined(separator: ", ")) \(files.count == 1 ? "was" : "were") imported "
            + "before it")
  }

  private func print(_ outcome: ImportOutcome) throws {
    switch output.format {
    case .json: try printJSON(TallyRow(outcome))
    case .text: printText(outcome)
    }
  }

  /// A bag is a whole docket, and becomes one.
  private func restore(_ path: String) throws {
    let made = try place.workspace().restoreBag(path, as: docket)
    switch output.format {
    case .json: try printJSON(RestoredRow(made))
    case .text:
      Swift.print(
        forTerminal(
          "\(made.docket): made of \(path), \(made.files) files, \(made.comments) comments, "
            + "\(made.events) events, head \(made.head)"))
    }
  }

  private func printText(_ outcome: ImportOutcome) {
    let tally = outcome.tally
    for note in outcome.notes { Swift.print(forTerminal("\(note.file): \(note.text)")) }
    for (what, rows) in [("skipped", tally.skipped), ("rejected", tally.rejected)] {
      for entry in rows {
        Swift.print(forTerminal("\(entry.file): row \(entry.row) \(what): \(entry.reason)"))
      }
    }
    guard !volume.quiet else { return }
    Swift.print(
      "\(tally.read) read = \(tally.added) added + \(tally.updated) updated + "
        + "\(tally.unchanged) unchanged + \(tally.rejected.count) rejected + "
        + "\(tally.skipped.count) skipped")
    if !outcome.notKept.isEmpty {
      Swift.print(forTerminal("no copy kept of \(filesInWords(outcome.notKept))"))
    }
    let (read, unread) = (outcome.attachments.read, outcome.attachments.unread)
    if read + unread > 0 {
      Swift.print("text in \(read) attachment\(read == 1 ? "" : "s"), \(unread) not read")
    }
  }
}

private struct TallyRow: Encodable {
  var files: [String]
  var read: Int
  var added: Int
  var updated: Int
  var unchanged: Int
  var rejected: [RowReason]
  var skipped: [RowReason]
  var notes: [NoteRow]
  var notKept: [String]
  var attachments: Attachments

  struct Attachments: Encodable {
    var read: Int
    var unread: Int
  }

  init(_ outcome: ImportOutcome) {
    files = outcome.files
    read = outcome.tally.read
    added = outcome.tally.added
    updated = outcome.tally.updated
    unchanged = outcome.tally.unchanged
    rejected = outcome.tally.rejected.map(RowReason.init)
    skipped = outcome.tally.skipped.map(RowReason.init)
    notes = outcome.notes.map { NoteRow(file: $0.file, note: $0.text) }
    notKept = outcome.notKept
    attachments = Attachments(read: outcome.attachments.read, unread: outcome.attachments.unread)
  }
}

private struct RestoredRow: Encodable {
  var docket: String
  var files: Int
  var comments: Int
  var events: Int
  var head: String

  init(_ bag: RestoredBag) {
    (docket, files, comments) = (bag.docket, bag.files, bag.comments)
    (events, head) = (bag.events, bag.head)
  }
}

private struct RowReason: Encodable {
  var file: String
  var row: Int
  var reason: String

  init(_ entry: ImportTally.Entry) {
    file = entry.file
    row = entry.row
    reason = entry.reason
  }
}

private struct NoteRow: Encodable {
  var file: String
  var note: String
}
