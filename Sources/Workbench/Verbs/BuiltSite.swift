// Rulewright. Apache-2.0.

extension Workspace {
  /// Where the built site lies, or will.
  package var siteOutput: String { siteFolder + "/public" }

  /// The folder of the built site; throws when it was not built yet.
  package func builtSite() throws(WorkspaceError) -> String {
    let folder = siteOutput
    guard Disk.isThere(folder + "/index.html") else {
      throw .refused("There is no built site in \(shown(folder)); run `rulewright build` first")
    }
    return folder
  }
}
