// Rulewright. Apache-2.0.

import Foundation
import Testing

/// Every docket of the repository's own workspace, which is what a newcomer copies from.
@Suite struct SampleDocketsTests {
  private static let stages = [
    "conduct-code": ["first", "second"], "country-list": ["before", "after"],
    "cyber-items": ["proposed", "interim-final", "working"], "entity-list": ["before", "final"],
  ]
  private static let dockets = stages.keys.sorted()

  private func own() throws -> Tool {
    let tool = try Tool()
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    tool.environment["PACKAGE"] = package.path
    try tool.shell(
      "cp -R \"$PACKAGE/Drafts\" \"$PACKAGE/Comments\" . ; mkdir -p Site; "
        + "rm -rf Comments/*/record.sqlite*"
    ).succeeds()
    return tool
  }

  /// Imports what a docket received and its codings, and gives how many codings there are.
  @discardableResult
  private func importAll(_ docket: String, in tool: Tool) throws -> Int {
    let files = tool.files(in: "Comments/\(docket)/received").map { "received/" + $0 }
    var codings = 0
    for file in files + ["codings.csv"] {
      let run = try tool.run("import", docket, "Comments/\(docket)/\(file)", "--format", "json")
      let tally = try run.succeeds().json(Shapes.Import.self)
      #expect(tally.rejected.isEmpty, "\(tally.rejected.map { "\($0.row): \($0.reason)" })")
      #expect(tally.read == tally.fates.reduce(0, +))
      codings = tally.added
    }
    return codings
  }

  @Test func areTheDocketsOfTheWorkspace() throws {
    let folders = Set(
      try own().files(in: "Drafts").compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(folders.sorted() == SampleDocketsTests.dockets)
  }

  @Test(arguments: dockets)
  func haveNothingWrongInThem(_ docket: String) throws {
    let run = try own().run("check", docket, "--format", "json").succeeds()
    let found = try run.json(Shapes.Check.self).diagnostics
    #expect(found.isEmpty, "\(found.map { "\($0.file):\($0.line): \($0.summary)" })")
  }

  @Test(arguments: dockets)
  func proveEachRedline(_ docket: String) throws {
    let tool = try own()
    let stages = SampleDocketsTests.stages[docket] ?? []
    for (old, new) in zip(stages, stages.dropFirst()) {
      try tool.run("redline", "\(docket):\(old)", "\(docket):\(new)", "--prove").succeeds()
        .says("Proven: ")
    }
  }

  @Test(arguments: dockets)
  func citeEachClauseByANameOfItsOwn(_ docket: String) throws {
    let tool = try own()
    for stage in SampleDocketsTests.stages[docket] ?? [] {
      let run = try tool.run("clauses", "\(docket):\(stage)", "--format", "json").succeeds()
      let clauses = try run.json(Shapes.Clauses.self).clauses
      #expect(Set(clauses.map(\.citation)).count == clauses.count)
      #expect(Set(clauses.map(\.label)).count == clauses.count)
    }
  }

  @Test func sayHowManyRowsAListHadAndHas() throws {
    let tool = try own()
    try tool.run("redline", "country-list:before", "country-list:after").succeeds()
      .says("Annex 1, table 1: 102 rows, now 37\n")
    try tool.run("redline", "entity-list:before", "entity-list:final").succeeds()
      .says("Supplement No. 4 to part 744, table 1: 16 rows, now 20\n  + {+Israel | Candiru | ")
  }

  @Test func importTheCommentsOnTheCodeOfConduct() throws {
    let tool = try own()
    let codings = try importAll("conduct-code", in: tool)
    #expect(codings > 30)
    try tool.run("export", "conduct-code", "--to", "codings").succeeds()
    try tool.run("import", "conduct-code", "Comments/conduct-code/codings.csv").succeeds()
      .says("0 added + 0 updated + \(codings) unchanged")
  }

  @Test func buildOneSite() throws {
    let tool = try own()
    for docket in ["conduct-code", "cyber-items"] { try importAll(docket, in: tool) }
    try tool.run("build", "--as-of", "2022-10-01").succeeds()
    for page in [
      "entity-list/redline/before/final", "country-list/redline/before/after",
      "conduct-code/redline/first/second", "conduct-code/comments/ECHR-2022-0001-0022",
    ] {
      #expect(tool.files(in: "Site/public").contains(page + "/index.html"), "\(page)")
    }
  }

  @Test func sayOnEveryPageThatTheyAreIllustrativeAndNoAgencysWord() throws {
    let tool = try own()
    for docket in ["conduct-code", "cyber-items"] { try tool.run("import", docket).succeeds() }
    try tool.run("build", "--as-of", "2022-10-01").succeeds()
    for docket in SampleDocketsTests.dockets {
      let pages = tool.files(in: "Site/public/" + docket).filter { $0.hasSuffix(".html") }
      #expect(pages.count >= 8, "\(docket): \(pages.count)")
      for page in pages {
        let text = try tool.text("Site/public/\(docket)/\(page)")
        #expect(
          text.contains("Sample text written for this demonstration. It is not the official "),
          "\(docket)/\(page)")
      }
    }
  }
}
