// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses
import Comments
import Dockets
import Overviews
import Workbench

struct OverviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overview", abstract: "Say where to look first in a docket's comments",
    discussion: """
      Of each stage: which clauses are cited most, by how many letters (a campaign counts once) and \
      how many comments; which were tied to most comments by a person; on which days unusually many \
      came; and which comments in no campaign wait for a tag, those first that cite most clauses. \
      What is cited is found by a program, and no tag; why many came on a day is not judged.

      As JSON: {"docket","method","rule","stages":[{"id","comments","withdrawn","campaigns",\
      "unique","citing","cited":[{"clause","label","comments","letters"}],"tagged":[{"clause",\
      "label","comments"}],"days","mean","bursts":[{"day","comments","lastOpenDay","campaigns":\
      [{"id","comments"}]}],"unread","toRead":[{"id","clauses","bytes"}]}]}

      Example: rulewright overview cyber-items
      """)

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "On this stage.")
  var stage: String?
  @Option(help: "At most so many of each list.")
  var limit = 10
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit counts from 0") }
  }

  func run() throws {
    var overview = try place.workspace().overview(of: docket, today: SystemClock.today)
    if let stage {
      guard overview.docket.stage(StageID(stage)) != nil else {
        throw WorkspaceError.noStage(
          stage, docket: docket, known: overview.docket.stages.map(\.id.text))
      }
      overview.stages.removeAll { $0.stage.id != StageID(stage) }
    }
    switch output.format {
    case .json: try printJSON(OverviewJSON(overview, atMost: limit))
    case .text: print(forTerminal(text(overview)))
    }
  }

  private func text(_ overview: DocketOverview) -> String {
    if overview.stages.isEmpty { return "no comments" }
    return overview.stages.map(words).joined(separator: "\n\n") + "\n\n" + "campaigns: "
      + "\(overview.method)"
  }

  private func words(_ stage: StageOverview) -> String {
    var lines = [
      "\(stage.stage.id): \(counted(stage.comments, "comment")), \(stage.withdrawn) withdrawn; "
        + "\(counted(stage.campaigns, "campaign")), \(stage.unique) comments in none"
    ]
    func list(_ head: String, _ items: [String], of all: Int) {
      guard !items.isEmpty else { return }
      lines.append(head + (all > items.count ? ", the first \(items.count) of \(all)" : ""))
      lines += items.map { "    " + $0 }
    }
    list(
      "Cited most, by \(counted(stage.citing, "comment"))",
      stage.cited.prefix(limit).map {
        "\($0.clause.citation): \(counted($0.letters, "letter")), "
          + counted($0.comments, "comment")
      }, of: stage.cited.count)
    list(
      "Tagged most",
      stage.tagged.prefix(limit).map {
        "\($0.clause.citation): \(counted($0.comments, "comment"))"
      }, of: stage.tagged.count)
    list(
      "Days on which unusually many came: \(Arrivals.rule)", stage.bursts.map(words),
      of: stage.bursts.count)
    list(
      "Unique and not tagged, those first that cite most",
      stage.toRead.prefix(limit).map {
        "\($0.id): cites \(counted($0.clauses, "clause")), \(counted($0.length, "byte"))"
      }, of: stage.toRead.count)
    return lines.joined(separator: "\n")
  }

  private func words(_ day: StageOverview.DayOfMany) -> String {
    let campaigns = day.campaigns.map { "\($0.comments) of campaign \($0.id)" }
    return "\(day.day): \(counted(day.comments, "comment"))"
      + (day.isLastOpenDay ? ", the last open day" : "")
      + (campaigns.isEmpty ? "" : ": " + campaigns.joined(separator: ", "))
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
