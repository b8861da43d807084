// Rulewright. Apache-2.0.

import ArgumentParser
import CommentStore
import Dockets
import Workbench

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last thing that you did to a docket's record",
    discussion: """
      Codings, notes, readings, redactions, responses and changes of the codebook can be taken back, one after \
      the other, the last one first; what was imported cannot. What somebody else changed since is \
      left alone, and said. The log keeps both. `redo` goes forth again.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "Whose last step; by default your own.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    let outcome = try place.workspace().undo(
      by: try coderName(by), in: docket, now: SystemClock.now)
    try printStep(outcome, "Undone", none: "There is nothing to undo")
  }
}

struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do again what you have just undone")

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "Whose step; by default your own.")
  var by: String?
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    let outcome = try place.workspace().redo(
      by: try coderName(by), in: docket, now: SystemClock.now)
    try printStep(outcome, "Done again", none: "There is nothing to do again")
  }
}

private func printStep(_ outcome: UndoOutcome?, _ verb: String, none: String) throws {
  guard let outcome else { throw WorkspaceError.refused(none) }
  print(forTerminal("\(verb): \(eventWords(outcome.undone.original))"))
  for path in outcome.paths { print(forTerminal("  \(path) says so too")) }
}
