// Rulewright. Apache-2.0.

import Commands
import Foundation

@main
enum Main {
  static func main() {
    exit(runRulewright(CommandLine.arguments.dropFirst().map { $0 }))
  }
}
