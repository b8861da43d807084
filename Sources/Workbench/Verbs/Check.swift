// Rulewright. Apache-2.0.

package import Diagnostics
package import Dockets

extension Workspace {
  /// Everything that is wrong in the files of some dockets, or of all when none is named; in the
  /// order of dockets, files and lines.
  ///
  /// With a day for `finalOn`, the gate before a final rule is asked too, as of that day: whether
  /// every comment is read, every issue answered and every change explained.
  package func check(
    _ names: [String] = [], finalOn day: CalendarDay? = nil
  ) throws -> [Diagnostic] {
    var found: [Diagnostic] = []
    for name in names.isEmpty ? docketNames : names {
      let (loaded, diagnostics) = try loadIfPossible(name)
      found += diagnostics
      found += try checkResponses(name, loaded)
      if let loaded {
        found += try checkRepeatedWords(loaded) + checkReasons(loaded) + checkSteps(loaded)
        if let day { found += try checkFinal(loaded, today: day) }
      }
    }
    return names.isEmpty ? found + misnamedDockets : found
  }

  /// `BadDocketName`: a folder that would be a docket but for its name, and would be overlooked.
  var misnamedDockets: [Diagnostic] {
    Disk.names(in: root + "/Drafts").filter {
      !Workspace.isName($0) && Disk.isThere(root + "/Drafts/\($0)/docket.yml")
    }.map { name in
      Diagnostic(
        id: "BadDocketName", severity: .error,
        place: SourcePlace(file: "Drafts/\(name)/docket.yml"),
        summary: "The folder's name '\(name)' is no docket's name",
        explanation: "It becomes part of addresses: at most 64 small letters, digits and hyphens.",
        solutions: ["Rename the folder"])
    }
  }
}
