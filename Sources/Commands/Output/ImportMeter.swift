// Rulewright. Apache-2.0.

import Foundation
import Workbench

/// One line on a terminal that says how far an import is, drawn anew at most ten times a second.
///
/// It knows no terminal and no clock: `draw` puts a line in the place of the last one.
struct ImportMeter {
  /// How long an import stays silent: of a short one nobody asks how far it is.
  private static let silence = Duration.milliseconds(300)
  private static let rest = Duration.milliseconds(100)

  private let columns: Int
  private let draw: (String) -> Void
  private var pace = ImportPace()
  private var begun: Duration?
  private var drawn: Duration?

  init(columns: Int, draw: @escaping (String) -> Void) {
    self.columns = columns
    self.draw = draw
  }

  mutating func show(_ progress: ImportProgress, at time: Duration) {
    let begun = begun ?? time
    self.begun = begun
    pace.note(progress, at: time)
    guard time - begun >= Self.silence, drawn.map({ time - $0 >= Self.rest }) ?? true else {
      return
    }
    drawn = time
    draw(Self.line(progress, pace, columns: columns))
  }

  /// Takes the line away, where one was drawn.
  mutating func end() {
    if drawn != nil { draw("") }
    drawn = nil
  }

  /// `42 %, 120300 rows, 45000 a second, 12 s left: comments.csv, 2 of 3 files`; the file's name
  /// comes last, since a line that is too long is cut.
  static func line(_ progress: ImportProgress, _ pace: ImportPace, columns: Int) -> String {
    let isOpenEnded = progress.isOpenEnded && progress.phase == .files
    var parts =
      isOpenEnded ? ["\(progress.bytesRead / 1_000_000) MB"] : ["\(progress.percent) %"]
    switch progress.phase {
    case .files:
      parts.append("\(progress.rowsRead) rows")
      if let speed = pace.rowsPerSecond { parts.append("\(speed) a second") }
    case .attachments(let done, let inAll): parts.append("\(done) of \(inAll) attachments")
    }
    if let left = pace.secondsLeft { parts.append("\(timeInWords(left)) left") }
    var line = parts.joined(separator: ", ")
    if case .files = progress.phase {
      let count = progress.filesInAll
      if count > 1 { line += "; file \(min(progress.filesDone + 1, count)) of \(count)" }
      line += ": " + progress.file
    }
    // A line that fills the last column would wrap, and could not be taken back.
    return firstWords(line, max(10, columns - 2))
  }
}

/// `12 s`, `3 min`, `2 h 5 min`.
func timeInWords(_ seconds: Int) -> String {
  if seconds < 100 { return "\(seconds) s" }
  let minutes = (seconds + 30) / 60
  if minutes < 100 { return "\(minutes) min" }
  return "\(minutes / 60) h" + (minutes % 60 == 0 ? "" : " \(minutes % 60) min")
}
