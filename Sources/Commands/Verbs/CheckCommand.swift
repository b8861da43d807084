// Rulewright. Apache-2.0.

import ArgumentParser
import Diagnostics
import Workbench

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find what is wrong in dockets, drafts and responses",
    discussion: """
      With --final it is the gate before a final rule: it fails while a comment has no coding, an \
      issue no response, a change of the rule no reason, a late comment no treatment, or while a \
      coding or a response no longer stands.
      """)

  @Argument(help: "The dockets; all when none is named.")
  var dockets: [String] = []
  @Flag(help: "Ask too whether everything is accounted for.")
  var final = false
  @OptionGroup var place: WorkspaceOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let workspace = try place.workspace()
    var seen: Set<String> = []
    let dockets = dockets.filter { seen.insert($0).inserted }
    let found = try workspace.check(dockets, finalOn: final ? SystemClock.today : nil)
    let errors = found.count { $0.severity == .error }
    switch output.format {
    case .json: try printJSON(DiagnosticList(diagnostics: found.map(DiagnosticRow.init)))
    case .text:
      for diagnostic in found { print(diagnosticText(diagnostic) + "\n") }
      let checked = dockets.isEmpty ? workspace.docketNames : dockets
      guard !checked.isEmpty || !found.isEmpty else {
        print("There is no docket yet; make one with `rulewright new NAME`")
        return
      }
      print("\(summary(found)) in \(checked.joined(separator: ", "))")
    }
    if errors > 0 { throw ExitCode(1) }
  }

  /// "1 error, 2 warnings and 1 note".
  private func summary(_ found: [Diagnostic]) -> String {
    let kinds: [(Diagnostic.Severity, String)] = [
      (.error, "error"), (.warning, "warning"), (.note, "note"),
    ]
    var parts = kinds.compactMap { severity, name -> String? in
      let count = found.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    guard let last = parts.popLast() else { return "Nothing wrong" }
    return parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
  }
}

private struct DiagnosticList: Encodable {
  var diagnostics: [DiagnosticRow]
}
