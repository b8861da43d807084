// Rulewright. Apache-2.0.

import ArgumentParser
import Foundation

/// Runs the program with some arguments.
///
/// The exit code: 0 clean, 1 the input has errors or rejects, 2 the work could not be done.
package func runRulewright(_ arguments: [String]) -> Int32 {
  // A reader that closes early (`| head`) ends the program, as it does other filters.
  signal(SIGPIPE, SIG_DFL)
  // `help VERB` names its verb second.
  let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
  let plain = RedlineRequest(ofTwoDrafts: arguments)
  if plain == nil, let typed = words.first, let complaint = unknownVerb(typed) {
    writeError(complaint)
    return 2
  }
  do {
    if let plain {
      try plain.run()
    } else {
      var command = try parsed(arguments)
      try command.run()
    }
    return isPrinted() ? 0 : 2
  } catch let code as ExitCode {
    return isPrinted() ? code.rawValue : 2
  } catch {
    fflush(nil)
    let message = Rulewright.fullMessage(for: error)
    if Rulewright.exitCode(for: error) == .success {
      print(message)
      return isPrinted() ? 0 : 2
    }
    writeError(forTerminal(message))
    return 2
  }
}

/// The command that is meant.
///
/// A verb is asked first whether it knows what follows, which takes half of the time that it takes
/// to ask the program; what it does not know is for the program to tell of, and so is help, which
/// names the program.
private func parsed(_ arguments: [String]) throws -> any ParsableCommand {
  let verb = Rulewright.configuration.subcommands.first {
    $0.configuration.commandName == arguments.first
  }
  if let command = try? verb?.parseAsRoot(Array(arguments.dropFirst())),
    type(of: command) == verb
  {
    return command
  }
  return try Rulewright.parseAsRoot(arguments)
}

/// Whether all that was printed has reached its reader, or the disk; says so when it has not.
private func isPrinted() -> Bool {
  guard fflush(nil) != 0 else { return true }
  writeError(
    "Error: What was printed could not all be written: \(String(cString: strerror(errno)))")
  return false
}

/// What to say of a first word that is no verb; nil when it is one, or an option.
private func unknownVerb(_ typed: String) -> String? {
  let verbs = Rulewright.configuration.subcommands.compactMap { $0.configuration.commandName }
  guard typed.utf8.first != 0x2D, !(verbs + ["help"]).contains(typed) else { return nil }
  let meant = nearest(to: typed, among: verbs).map { "; did you mean '\($0)'?" }
  return forTerminal("Error: There is no verb '\(typed)'\(meant ?? "")\n")
    + "  See 'rulewright --help' for all of them."
}
