// Rulewright. Apache-2.0.

import Glibc

/// Says for people why a child did not do its work.
enum ToolFault {
  static func reason(_ outcome: BoundedChild.Outcome) -> String {
    switch outcome.ending {
    case .tooSlow(let seconds): return "reading it took longer than \(seconds) seconds"
    case .tooMuch(let bytes): return "it holds more than \(bytes >> 20) MB of text"
    case .killed(SIGXCPU), .killed(SIGKILL): return "reading it took too much time or memory"
    case .killed(SIGXFSZ): return "reading it writes too large a file"
    case .killed(let signal): return "its reader stopped over it (signal \(signal))"
    case .exited(let code):
      let words = firstLine(outcome.complaint)
      return words.isEmpty ? "its reader gave up (code \(code))" : "its reader says: \(words)"
    }
  }

  /// The first line of a complaint that says anything, without what a terminal would obey.
  static func firstLine(_ complaint: String) -> String {
    let line =
      complaint.utf8.split { $0 == 0x0A || $0 == 0x0D }
      .first { line in line.contains { $0 > 0x20 } } ?? []
    let clean = line.prefix(200).filter { $0 >= 0x20 && $0 != 0x7F }
    return String(decoding: clean, as: UTF8.self)
  }
}
