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
    return found
  }
}
