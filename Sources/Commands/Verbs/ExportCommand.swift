// Rulewright. Apache-2.0.

import ArgumentParser
import Workbench

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write what is in the record as text",
    discussion: """
      Codings go to codings.csv, with the older texts that they speak to under versions; responses \
      go to responses, a file each. `import` reads them back.
      """)

  enum Target: String, ExpressibleByArgument, CaseIterable { case codings, responses, all }

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "What to write: codings, responses or all.")
  var to: Target
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    let workspace = try place.workspace()
    if to != .responses {
      let (codings, versions) = try workspace.exportCodings(of: docket)
      print(counted(codings, "coding"))
      if let versions { print(counted(versions, "older text")) }
    }
    if to != .codings {
      let responses = try workspace.exportResponses(of: docket)
      print(counted(responses, "response"))
      for path in responses.others {
        print(forTerminal("\(path) is not in the record; import it, or remove it"))
      }
    }
  }

  private func counted(_ text: ExportedText, _ noun: String) -> String {
    "\(text.count) \(noun)\(text.count == 1 ? "" : "s") in \(text.path)"
  }
}
