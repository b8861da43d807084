// Rulewright. Apache-2.0.

/// How fast an import goes and how long it will yet take, from what was seen of it; whoever has a
/// clock says when.
package struct ImportPace: Sendable {
  private struct Sight {
    var at: Duration
    var done: Int
    var rows: Int
  }

  /// How far back it looks: long enough for a steady number, short enough to follow the disk.
  private static var window: Duration { .seconds(10) }
  private static var step: Duration { .milliseconds(250) }

  private var sights: [Sight] = []
  /// What was seen last.
  package private(set) var progress: ImportProgress?

  package init() {}

  /// Takes what is seen of an import at a time, counted from any beginning.
  package mutating func note(_ progress: ImportProgress, at time: Duration) {
    // What is counted is another thing now.
    if let last = self.progress, last.isCountingFiles != progress.isCountingFiles { sights = [] }
    self.progress = progress
    let sight = Sight(at: time, done: progress.measure.done, rows: progress.rowsRead)
    if sights.count > 1, let last = sights.last, time - sights[sights.count - 2].at < Self.step,
      last.at <= time
    {
      sights[sights.count - 1] = sight
    } else {
      sights.append(sight)
    }
    while sights.count > 2, time - sights[1].at >= Self.window { sights.removeFirst() }
  }

  /// Rows a second; nil until enough was seen.
  package var rowsPerSecond: Int? {
    guard progress?.isCountingFiles == true else { return nil }
    return speed { $0.rows }.map { Int($0) }
  }

  /// Seconds until the end at this pace, at least 1; nil until enough was seen, and where nothing
  /// moves.
  package var secondsLeft: Int? {
    guard let (done, inAll) = progress?.measure, done < inAll, let speed = speed({ $0.done }),
      speed > 0
    else { return nil }
    let seconds = Double(inAll - done) / speed
    return seconds < 1e9 ? max(1, Int(seconds.rounded(.up))) : nil
  }

  private func speed(_ what: (Sight) -> Int) -> Double? {
    guard let first = sights.first, let last = sights.last else { return nil }
    let time = (last.at - first.at) / .seconds(1)
    guard time >= 0.5 else { return nil }
    return Double(what(last) - what(first)) / time
  }
}

extension ImportProgress {
  fileprivate var isCountingFiles: Bool { phase == .files }
}
