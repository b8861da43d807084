// Rulewright. Apache-2.0.

import ArgumentParser
import Foundation

/// Runs the program with some arguments. The exit code: 0 clean, 1 the input has errors or
/// rejects, 2 the work could not be done.
package func runRulewright(_ arguments: [String]) async -> Int32 {
  // A reader that closes early (`| head`) ends the program, as it does other filters.
  signal(SIGPIPE, SIG_DFL)
  do {
    var command = try Rulewright.parseAsRoot(arguments)
    if var async = command as? any AsyncParsableCommand {
      try await async.run()
    } else {
      try command.run()
    }
    fflush(nil)
    return 0
  } catch let code as ExitCode {
    fflush(nil)
    return code.rawValue
  } catch {
    fflush(nil)
    let message = Rulewright.fullMessage(for: error)
    if Rulewright.exitCode(for: error) == .success {
      print(message)
      fflush(nil)
      return 0
    }
    writeError(message)
    return 2
  }
}
