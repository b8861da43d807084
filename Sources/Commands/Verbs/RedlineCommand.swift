// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses

struct RedlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redline", abstract: "Show what changed between two drafts",
    discussion: """
      Deleted words stand in [-…-], added ones in {+…+}. With --prove the edits are applied to \
      the old file, and the exit code is 1 unless they give the new one byte for byte.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, json }

  @Argument(help: "The earlier draft: a Markdown file, or DOCKET:STAGE.")
  var old: String
  @Argument(help: "The later draft.")
  var new: String
  @Option(help: "How to print: text, html or json.")
  var format: Format = .text
  @Option(help: "How both files are numbered; by default as each looks.")
  var numbering: Numbering?
  @Flag(help: "Apply the edits and compare; exit 1 unless they rebuild the later draft.")
  var prove = false
  @Flag(help: "With --format json: also list every clause that both drafts have, as a pair.")
  var lineage = false
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    try RedlineRequest(
      old: old, new: new, format: format, numbering: numbering, prove: prove, lineage: lineage,
      place: place
    ).run()
  }
}
