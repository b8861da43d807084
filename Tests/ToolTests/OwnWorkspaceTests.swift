// Rulewright. Apache-2.0.

import Foundation
import TestSupport
import Testing

/// The repository is itself a workspace, and the first thing that anybody sees of the product.
@Suite struct OwnWorkspaceTests {
  /// A copy of the repository's three folders, so that the record somebody works in stays.
  private func own() throws -> Tool {
    let tool = try Tool()
    let folders =
      "Drafts Comments "
      + (FileManager.default.fileExists(atPath: Places.package + "/Site") ? "Site" : "")
    tool.environment["PACKAGE"] = Places.package
    try tool.shell(
      "for folder in \(folders); do cp -R \"$PACKAGE/$folder\" . ; done; "
        + "rm -rf Site/public Comments/*/record.sqlite*"
    ).succeeds()
    return tool
  }

  private func imported() throws -> Tool {
    let tool = try own()
    for file in tool.files(in: "Comments/cyber-items/received") {
      let path = "Comments/cyber-items/received/" + file
      let run = try tool.run("import", "cyber-items", path, "--format", "json").succeeds()
      let tally = try run.json(Shapes.Import.self)
      #expect(tally.read == tally.fates.reduce(0, +))
      #expect(tally.added > 20)
      #expect(tally.rejected.isEmpty, "\(tally.rejected)")
    }
    return tool
  }

  @Test func hasNothingWrongInIt() throws {
    try own().run("check", "cyber-items").succeeds().prints("Nothing wrong in cyber-items\n")
  }

  @Test func importsWithoutAReject() throws {
    let tool = try imported()
    let run = try tool.run(
      "import", "cyber-items", "Comments/cyber-items/codings.csv", "--format", "json")
    let tally = try run.json(Shapes.Import.self)
    #expect(tally.rejected.isEmpty, "\(tally.rejected.map { "\($0.row): \($0.reason)" })")
    run.succeeds()
    #expect(tally.added == tally.read)
    try tool.run("export", "cyber-items", "--to", "codings").succeeds()
    try tool.run("import", "cyber-items", "Comments/cyber-items/codings.csv").succeeds()
      .says("0 added + 0 updated + \(tally.read) unchanged")
  }

  @Test func buildsAndIsProven() throws {
    let tool = try imported()
    try tool.run("import", "cyber-items", "Comments/cyber-items/codings.csv").succeeds()
    try tool.run("build", "--as-of", "2022-06-01").refuses("has no record yet")
    try tool.run("import", "conduct-code").succeeds()
    try tool.run("build", "--as-of", "2022-06-01").succeeds()
    #expect(tool.files(in: "Site/public").count > 60)
    for (old, new) in [("proposed", "interim-final"), ("interim-final", "working")] {
      try tool.run("redline", "cyber-items:\(old)", "cyber-items:\(new)", "--prove").succeeds()
        .says("Proven: ")
    }
  }
}
