// Rulewright. Apache-2.0.

import ArgumentParser
import Workbench

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a folder into a workspace")

  @Argument(help: "The folder; it is made when it is not there.")
  var folder = "."

  func run() throws {
    let made = try Workspace.initialize(at: try WorkspaceOptions.absolute(folder))
    print(
      made.isEmpty
        ? "\(folder) is a workspace already; nothing was changed"
        : "Made \(made.joined(separator: ", ")) in \(folder)")
    print("Next: rulewright new my-first-rule")
  }
}
