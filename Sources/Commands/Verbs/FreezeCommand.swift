// Rulewright. Apache-2.0.

import ArgumentParser
import Dockets
import Workbench

struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze", abstract: "Give every clause of a published stage its permanent key",
    discussion: """
      The keys are written to docket.lock and go with the clauses through all later stages. From \
      then on the stage's file may not be edited. Where it is in doubt which clause of the stage \
      before a clause is, nothing is written, and the exit code is 1.
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Argument(help: "The stage, as docket.yml names it.")
  var stage: String
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let outcome = try place.workspace().freeze(stage, in: docket)
    switch output.format {
    case .json: try printJSON(FreezeDocument(outcome))
    case .text: printText(outcome)
    }
    if outcome.standing == .refused { throw ExitCode(1) }
  }

  private func printText(_ outcome: FreezeOutcome) {
    for diagnostic in outcome.diagnostics { print(diagnosticText(diagnostic) + "\n") }
    let name = "stage '\(outcome.stage)' of \(outcome.docket)"
    switch outcome.standing {
    case .refused:
      print(forTerminal("Not frozen: \(name). Nothing was written"))
    case .unchanged:
      print(forTerminal("Frozen before: \(name), as it is. Nothing was written"))
    case .frozen:
      print(
        forTerminal(
          "Frozen: \(name), \(outcome.clauses) clauses: \(outcome.carried) kept their keys, "
            + "\(outcome.given) got new ones, \(outcome.gone) keys went"))
      print(forTerminal("Wrote \(outcome.lock); keep it in git"))
    }
  }
}

private struct FreezeDocument: Encodable {
  var docket: String
  var stage: String
  var lock: String
  var standing: String
  var clauses: Int
  var carried: Int
  var given: Int
  var gone: Int
  var diagnostics: [DiagnosticRow]

  init(_ outcome: FreezeOutcome) {
    docket = outcome.docket
    stage = outcome.stage.text
    lock = outcome.lock
    standing = outcome.standing.rawValue
    clauses = outcome.clauses
    carried = outcome.carried
    given = outcome.given
    gone = outcome.gone
    diagnostics = outcome.diagnostics.map(DiagnosticRow.init)
  }
}
