// Rulewright. Apache-2.0.

import ArgumentParser
import Dockets
import Workbench

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what is in the record as text, or pack it for an archive",
    discussion: """
      Codings go to codings.csv, with the older texts that they speak to under versions, and what \
      people said of comments as a whole to readings.csv; what they decided about what the public \
      reads goes to redactions.csv, which quotes what is withheld and is the office's, and what they \
      decided about campaigns to campaigns.csv; the newest codebook that the record keeps goes to \
      codebook.yml, and responses go to responses, a file each. `import` reads them back. \
      A bag holds the docket whole, with what came, the record and its log, for an archive; \
      `import` makes a docket of it again.
      """)

  enum Target: String, ExpressibleByArgument, CaseIterable {
    case codings, codebook, redactions, campaigns, responses, all, bag
  }

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "Codings, codebook, redactions, campaigns, responses, all of these, or bag.")
  var to: Target
  @Option(help: "The bag's folder; by default one named by the time, in Comments/DOCKET/bags.")
  var out: String?
  @Option(
    help: "The day as of which a bag holds what is public, as 2021-11-20; by default today.",
    transform: CalendarDay.typed)
  var asOf: CalendarDay?
  @Flag(help: "Write over files that say what the record never said.")
  var overwrite = false
  @OptionGroup var place: WorkspaceOptions

  func run() throws {
    let workspace = try place.workspace()
    if to == .bag { return try pack(workspace) }
    var written: [(text: ExportedText, noun: String)] = []
    if to == .codings || to == .all {
      let (codings, versions) = try workspace.exportCodings(of: docket, overwriting: overwrite)
      if codings.left.isEmpty { print(counted(codings, "coding")) }
      if let versions { print(counted(versions, "older text")) }
      written.append((codings, "codings"))
      if let readings = try workspace.exportReadings(of: docket, overwriting: overwrite) {
        if readings.left.isEmpty { print(counted(readings, "reading")) }
        written.append((readings, "codings"))
      }
    }
    if to == .redactions || to == .all,
      let redactions = try workspace.exportRedactions(of: docket, overwriting: overwrite)
    {
      if redactions.left.isEmpty { print(counted(redactions, "decision")) }
      written.append((redactions, "redactions"))
    }
    if to == .campaigns || to == .all,
      let campaigns = try workspace.exportCampaigns(of: docket, overwriting: overwrite)
    {
      if campaigns.left.isEmpty { print(counted(campaigns, "decision")) }
      written.append((campaigns, "campaigns"))
    }
    if to == .codebook || to == .all,
      let codebook = try workspace.exportCodebook(of: docket, overwriting: overwrite)
    {
      if codebook.left.isEmpty { print(counted(codebook, "tag")) }
      written.append((codebook, "codebook"))
    }
    if to == .responses || to == .all {
      let responses = try workspace.exportResponses(of: docket, overwriting: overwrite)
      print(counted(responses, "response"))
      written.append((responses, "responses"))
    }
    for (text, noun) in written {
      for file in text.left { print(forTerminal(sentence(file, noun))) }
    }
    if written.contains(where: { $0.text.needsAPerson }) { throw ExitCode(1) }
  }

  private func pack(_ workspace: Workspace) throws {
    let now = SystemClock.now
    let bag = try workspace.exportBag(
      of: docket, to: out.map { try WorkspaceOptions.absolute($0) },
      asOf: asOf ?? EasternTime.day(of: now), now: now)
    print(
      forTerminal(
        "\(bag.path): \(bag.files) files, \(bag.bytes) bytes, \(bag.events) events, "
          + "head \(bag.head)"))
  }

  private func sentence(_ file: LeftFile, _ noun: String) -> String {
    switch file.why {
    case .saysMore where noun == "codebook":
      "\(file.path) was left alone, since it says what the record never said; take it in with "
        + "`rulewright import \(docket)`, or write over it with "
        + "`rulewright export \(docket) --to codebook --overwrite`"
    case .saysMore:
      "\(file.path) was left alone, since it says what the record never said; take it in with "
        + "`rulewright import \(docket) \(file.path)`, or write over it with "
        + "`rulewright export \(docket) --to \(noun) --overwrite`"
    case .unknown: "\(file.path) is not in the record; import it, or remove it"
    case .takenBack: "\(file.path) was taken back and is not in the record; remove it"
    }
  }

  private func counted(_ text: ExportedText, _ noun: String) -> String {
    "\(text.count) \(noun)\(text.count == 1 ? "" : "s") in \(text.path)"
  }
}
