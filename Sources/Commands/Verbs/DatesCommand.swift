// Rulewright. Apache-2.0.

import ArgumentParser
import Dockets
import Workbench

struct DatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dates", abstract: "List every date of a docket, with its source and its count")

  @Argument(help: "The docket.")
  var docket: String
  @Option(help: "The day as of which to speak; by default today.", transform: CalendarDay.typed)
  var asOf: CalendarDay?
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let loaded = try place.workspace().load(docket).docket
    let day = asOf ?? SystemClock.today
    let stages = loaded.stages.filter { ($0.published ?? day) <= day }
      .map { StageRow(StageDates($0, asOf: day)) }
    switch output.format {
    case .json:
      try printJSON(DateList(docket: loaded.name, asOf: day.description, stages: stages))
    case .text:
      print("As of \(day.inWordsWithWeekday)")
      for stage in stages { printStage(stage) }
    }
  }

  private func printStage(_ stage: StageRow) {
    print("\n" + Colour.bold(stage.name) + Colour.faint("  \(stage.stage)"))
    for words in stage.standing { print("  " + words) }
    for date in stage.dates {
      let source = date.citation.map { "  (\(forTerminal($0)))" } ?? ""
      print("  \(date.day)  " + date.what + Colour.faint(source))
      if let summary = date.summary { print("              " + forTerminal(summary)) }
      for step in date.counted { print(Colour.faint("              " + step)) }
    }
  }
}

private struct DateList: Encodable {
  var docket: String
  var asOf: String
  var stages: [StageRow]
}

private struct StageRow: Encodable {
  var stage: String
  var name: String
  /// Where it stands on the day, a sentence for each clock.
  var standing: [String]
  var windows: [WindowRow]
  var dates: [DateRow]

  init(_ dates: StageDates) {
    stage = dates.stage.id.text
    name = dates.stage.name
    standing = dates.standing
    windows = dates.windows.map {
      WindowRow(
        opens: $0.opens.day.description, closes: $0.closes.day.description,
        closesInstant: EasternTime.closingInstant(of: $0.closes.day).iso8601,
        openedBy: $0.opens.citation, closedBy: $0.closes.citation)
    }
    self.dates = dates.events.map { DateRow($0, of: dates.stage) }
  }
}

private struct WindowRow: Encodable {
  var opens: String
  var closes: String
  var closesInstant: String
  var openedBy: String?
  var closedBy: String?
}

private struct DateRow: Encodable {
  var day: String
  /// published, opens, closes, effective, or the kind of the notice.
  var kind: String
  var what: String
  var citation: String?
  /// holds, replaced or cancelled.
  var standing: String
  var summary: String?
  var counted: [String] = []

  init(_ event: DatedEvent, of stage: Stage) {
    let published = stage.published
    let isOwn = event.date.notice == nil
    day = event.day.description
    citation = event.date.citation
    switch event.kind {
    case .published: (kind, what) = ("published", "published")
    case .opens: (kind, what) = ("opens", "comments open again")
    case .closes(let window):
      (kind, what) = ("closes", "comments close, 11:59 pm Eastern")
      if isOwn && window == 0 {
        counted = Deadline.steps(
          published: published, days: stage.comments?.days, printed: stage.comments?.closes,
          citation: stage.citation)
      }
    case .takesEffect:
      (kind, what) = ("effective", "takes effect")
      if isOwn {
        counted = Deadline.steps(
          published: published, days: stage.effective?.days, printed: stage.effective?.on,
          citation: stage.citation)
      }
    case .notice(let effect):
      kind = effect.notice.kind.rawValue
      what = "a notice " + effect.words(on: stage.kind.rawValue)
      if !effect.notice.summary.isEmpty { summary = effect.notice.summary }
    }
    switch event.standing {
    case .holds: standing = "holds"
    case .replaced(let date):
      standing = "replaced"
      what += "; no longer holds, now \(date.day)"
    case .cancelled(let notice):
      standing = "cancelled"
      what += "; no longer holds, withdrawn on \(notice.published)"
    }
  }
}
