// Rulewright. Apache-2.0.

import ArgumentParser
import CommentStore
import Dockets
import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import comments, codings and responses into the record",
    discussion: """
      What a file is, its beginning says: a bulk CSV of regulations.gov, codings, or a response. \
      A folder stands for its files. Without any, all that the docket keeps is imported: what was \
      received, codings.csv, and the responses. Each file lands whole or not at all, the responses \
      together, and the same file twice changes nothing. The exit code is 1 when rows were rejected.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "Files and folders; all that the docket keeps when none is named.")
  var paths: [String] = []
  @Option(help: "The stage commented on; by default the one whose docket number a row names.")
  var stage: String?
  @Option(help: "Who imports, for the log; by default your user name.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    var shown = -1
    let outcome = try place.workspace().importFiles(
      paths, into: docket, stage: stage.map { StageID($0) }, by: userName(by),
      now: SystemClock.now
    ) { progress in
      guard standardErrorIsTerminal, progress.bytesInAll > 1 << 22 else { return }
      let percent = progress.bytesRead * 100 / max(progress.bytesInAll, 1)
      if percent != shown { writeProgress("\(progress.file): \(percent) %") }
      shown = percent
    }
    if shown >= 0 { writeProgress("") }
    switch output.format {
    case .json: try printJSON(TallyRow(outcome))
    case .text: printText(outcome)
    }
    if !outcome.tally.rejected.isEmpty { throw ExitCode(1) }
  }

  private func printText(_ outcome: ImportOutcome) {
    let tally = outcome.tally
    for (what, rows) in [("skipped", tally.skipped), ("rejected", tally.rejected)] {
      for entry in rows {
        print(forTerminal("\(entry.file): row \(entry.row) \(what): \(entry.reason)"))
      }
    }
    print(
      "\(tally.read) read = \(tally.added) added + \(tally.updated) updated + "
        + "\(tally.unchanged) unchanged + \(tally.rejected.count) rejected + "
        + "\(tally.skipped.count) skipped")
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

  init(_ outcome: ImportOutcome) {
    files = outcome.files
    read = outcome.tally.read
    added = outcome.tally.added
    updated = outcome.tally.updated
    unchanged = outcome.tally.unchanged
    rejected = outcome.tally.rejected.map(RowReason.init)
    skipped = outcome.tally.skipped.map(RowReason.init)
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
