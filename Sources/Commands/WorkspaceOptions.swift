// Rulewright. Apache-2.0.

import ArgumentParser
import Clauses
import Dockets
import Foundation
import Workbench

/// Where the work is.
struct WorkspaceOptions: ParsableArguments, Sendable {
  @Option(
    name: .customLong("workspace"),
    help: "The folder that holds Drafts; by default the nearest one upward.")
  var folder: String?

  func workspace() throws(WorkspaceError) -> Workspace {
    if let folder { return try Workspace(at: try WorkspaceOptions.absolute(folder)) }
    return try Workspace(findingFrom: FileManager.default.currentDirectoryPath)
  }

  static func absolute(_ path: String) throws(WorkspaceError) -> String {
    guard !path.isEmpty else { throw .refused("The name of a folder is empty") }
    return URL(fileURLWithPath: path).standardizedFileURL.path
  }
}

/// How lists are printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// The `--format` of everything that lists.
struct FormatOptions: ParsableArguments {
  @Option(name: .long, help: "How to print: text or json.")
  var format: ListFormat = .text
}

/// The `--quiet` of work that may be long.
struct VolumeOptions: ParsableArguments {
  @Flag(help: "Say nothing of progress nor of what was done; what is wrong is said.")
  var quiet = false
}

extension CalendarDay {
  /// A day as somebody typed it.
  static func typed(_ words: String) throws -> CalendarDay {
    guard let day = CalendarDay(words) else {
      throw ValidationError("'\(words)' is no day of the calendar; one is written 2021-10-21")
    }
    return day
  }
}

extension Numbering: ExpressibleByArgument {}

/// Who works, for the log: as they say, or as the system calls them.
func userName(_ given: String?) -> String {
  if let name = given ?? ProcessInfo.processInfo.environment["USER"], !name.isEmpty { return name }
  return NSUserName()
}

/// The one place where the program looks at the clock.
enum SystemClock {
  static var now: Instant { Instant(seconds: Int(Date().timeIntervalSince1970)) }
  /// Time that only goes forward, to measure by.
  static var ticks: Duration { origin.duration(to: .now) }
  private static let origin = ContinuousClock.now
  /// The day in Washington, where rules are published.
  static var today: CalendarDay { EasternTime.day(of: now) }
}
