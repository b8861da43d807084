// Rulewright. Apache-2.0.

package import Diagnostics

extension Workspace {
  /// Everything that is wrong in the files of some dockets, or of all when none is named; in the
  /// order of dockets, files and lines.
  package func check(_ names: [String] = []) throws(WorkspaceError) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for name in names.isEmpty ? docketNames : names {
      found += try loadIfPossible(name).1
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
