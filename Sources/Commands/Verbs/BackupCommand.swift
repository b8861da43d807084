// Rulewright. Apache-2.0.

import ArgumentParser
import Workbench

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy a record, while others may work in it",
    discussion: """
      The copy is verified, and only you may read it. Copy a record in this way and in no other: \
      a plain copy that is made while somebody writes may be broken. No file is overwritten.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "The file to make; by default one named by the time, in Comments/DOCKET/backups.")
  var to: String?
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    let backup = try place.workspace().backupRecord(
      of: docket, to: to.map { try WorkspaceOptions.absolute($0) }, now: SystemClock.now)
    let events = "\(backup.events) event\(backup.events == 1 ? "" : "s")"
    print(forTerminal("\(backup.path): \(events), head \(backup.head)"))
  }
}
