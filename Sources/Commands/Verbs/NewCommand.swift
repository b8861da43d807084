// Rulewright. Apache-2.0.

import ArgumentParser
import Workbench

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a docket with a working draft")

  @Argument(help: "Its name: lower-case letters, digits and hyphens.")
  var docket: String
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    for path in try place.workspace().newDocket(docket) { print("Made \(path)") }
    print("Next: write the draft, then rulewright check \(docket)")
  }
}
