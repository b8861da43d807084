// Rulewright. Apache-2.0.

import ArgumentParser
import Dockets
import Workbench

struct DeadlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline", abstract: "Count a comment period or effective date, step by step")

  @Option(help: "The day of publication, as 2021-10-21.", transform: CalendarDay.typed)
  var published: CalendarDay
  @Option(
    parsing: .unconditional, help: "The number of days that the document gives.")
  var days: Int
  @OptionGroup var output: FormatOptions

  func run() throws {
    let deadline = try counted()
    switch output.format {
    case .json:
      try printJSON(
        DeadlineRow(
          published: published.description, days: days, counted: deadline.counted.description,
          date: deadline.date.description, steps: deadline.steps))
    case .text:
      for step in deadline.steps { print(step) }
      print(Colour.bold(deadline.date.inWordsWithWeekday) + " (\(deadline.date))")
    }
  }

  private func counted() throws -> Deadline {
    do {
      return try Deadline(published: published, days: days)
    } catch .daysOutOfRange(let days, let allowed) {
      throw WorkspaceError.refused(
        "--days \(days): a period has \(allowed.lowerBound) to \(allowed.upperBound) days")
    } catch .beyondCalendar {
      throw WorkspaceError.refused("\(days) days from \(published) end after the year 9999")
    }
  }
}

private struct DeadlineRow: Encodable {
  var published: String
  var days: Int
  var counted: String
  var date: String
  var steps: [String]
}
