// Rulewright. Apache-2.0.

import ArgumentParser
import Diagnostics
import Dockets
import SitePages
import Workbench

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the public site",
    discussion: """
      Nothing is written while a docket has errors. What is published of a comment is its number, \
      day, organization and text, and of one withdrawn or restricted its number and day.
      """)

  @Option(help: "The folder for the pages; by default Site/public.")
  var out: String?
  @Option(
    help: "The day on which the site speaks and counts from, as 2021-11-20; by default today.",
    transform: CalendarDay.typed)
  var asOf: CalendarDay?
  // Not listed: it is there for tests, which build a lean site of few comments.
  @Option(help: .hidden)
  var leanAbove = SiteContent.manyComments
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var volume: VolumeOptions

  func run() throws {
    var folder: String?
    if let out { folder = try WorkspaceOptions.absolute(out) }
    let outcome = try place.workspace().buildSite(
      into: folder, asOf: asOf ?? SystemClock.today, countsFromThatDay: asOf != nil,
      generator: Program.version, leanAbove: leanAbove)
    for diagnostic in outcome.diagnostics { print(diagnosticText(diagnostic) + "\n") }
    guard outcome.isBuilt else {
      writeError("Not built: mend the errors above first")
      throw ExitCode(1)
    }
    if let note = outcome.note { writeError("Note: \(note)") }
    if outcome.searchIndexIsGone {
      print("The search index was of another build and is removed; script/index-site makes one")
    }
    guard !volume.quiet else { return }
    print(
      "\(outcome.pages) files in \(outcome.folder): \(outcome.written) written, "
        + "\(outcome.removed) removed, \(outcome.pages - outcome.written) as they were")
  }
}
