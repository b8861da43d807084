// Rulewright. Apache-2.0.

import Glibc
import Unpacking

/// Parses what strangers sent, apart from the program that holds the record: whatever a file
/// makes of its parser, it is made of this process, which has nothing to lose.
@main
enum Main {
  static func main() {
    exit(runChild(CommandLine.arguments.dropFirst().map { $0 }))
  }
}
