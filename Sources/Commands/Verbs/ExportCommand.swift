// Rulewright. Apache-2.0.

import ArgumentParser
import Workbench

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write what is in the record as text")

  enum Target: String, ExpressibleByArgument, CaseIterable { case codings }

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "What to write: codings.")
  var to: Target
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    switch to {
    case .codings:
      let (path, count) = try place.workspace().exportCodings(of: docket)
      print("\(count) coding\(count == 1 ? "" : "s") in \(path)")
    }
  }
}
