// Rulewright. Apache-2.0.

import CommentStore
import Comments
import Dockets
import Glibc

/// Searches a record, one search a line of standard input, and prints what each took.
///
///     SearchPace RECORD ROWS
///
/// A line is a search, or `untagged` or a stage, a tab, and a search. Printed are, apart by tabs, the
/// milliseconds and those of the processor that it took to find, to count and to show the first ROWS
/// rows with their snippets, how many there are ("+" where there are more), the order, and the search.
@main
struct SearchPace {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 3, let rows = Int(words[2]) else {
      throw Refusal("usage: SearchPace RECORD ROWS < SEARCHES")
    }
    let record = try Record.open(words[1])
    while let line = readLine() {
      let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
      var filter = CommentFilter(search: fields.last ?? "")
      if fields.count == 2 {
        if fields[0] == "untagged" {
          filter.isUntagged = true
        } else {
          filter.stage = StageID(fields[0])
        }
      }
      let (wall, processor) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
      guard let found = try record.find(filter) else { continue }
      let shown = try record.rows(of: found, filter, limit: rows)
      let took = [now(CLOCK_MONOTONIC) - wall, now(CLOCK_PROCESS_CPUTIME_ID) - processor]
      let snippets = shown.count { $0.snippet != nil }
      print(
        (took.map { String(Double($0) / 1000) } + [
          "\(found.total)\(found.isMore ? "+" : "")", "\(found.order)", String(snippets), line,
        ]).joined(separator: "\t"))
    }
  }

  /// Microseconds of a clock.
  private static func now(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}

/// Why nothing was searched.
struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
