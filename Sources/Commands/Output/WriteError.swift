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
