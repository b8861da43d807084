// Rulewright. Apache-2.0.

import Foundation

/// Writes a line to standard error.
func writeError(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// Replaces the line of progress on standard error; an empty one takes it away.
func writeProgress(_ line: String) {
  FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
}

/// Whether standard error is a terminal, where progress is welcome.
var standardErrorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

/// Whether standard input is a terminal, where somebody can answer a question.
var standardInputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

/// How many columns the terminal of standard error has; 80 where it does not say.
var standardErrorColumns: Int {
  var size = winsize()
  guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
  return Int(size.ws_col)
}
