// Rulewright. Apache-2.0.

import Testing

/// `init` and `new`.
@Suite struct WorkspaceTests {
  @Test func makesAWorkspaceOnce() throws {
    let tool = try Tool()
    try tool.run("init", "office").succeeds()
      .prints(
        "Made Drafts, Comments, Site, .gitignore in office\nNext: rulewright new my-first-rule\n")
    #expect(tool.files(in: "office") == [".gitignore"])
    #expect(try tool.text("office/.gitignore") == "Site/public/\nrecord.sqlite*\n")
    try tool.file("office/.gitignore", "mine\n")
    try tool.run("init", "office").succeeds().says("a workspace already; nothing was changed")
    #expect(try tool.text("office/.gitignore") == "mine\n")
  }

  @Test func refusesToMakeAWorkspaceWhereAFileIs() throws {
    let tool = try Tool().file("office", "")
    try tool.run("init", "office").refuses("office", "cannot be written")
  }

  @Test func makesADocketThatChecksAndBuilds() throws {
    let tool = try Tool()
    try tool.run("new", "noise-at-night").succeeds().says("Next: ")
    #expect(
      tool.files(in: "Drafts") == [
        "noise-at-night/codebook.yml", "noise-at-night/docket.yml", "noise-at-night/draft.md",
      ])
    try tool.run("check").succeeds().prints("Nothing wrong in noise-at-night\n")
    try tool.run("build").succeeds()
    #expect(tool.isThere("Site/public/noise-at-night/working/index.html"))
    try tool.file("c.csv", Bells.comments)
    try tool.run("import", "noise-at-night", "c.csv").succeeds()
      .says("4 read = 3 added + 0 updated + 0 unchanged + 0 rejected + 1 skipped")
  }

  @Test func leavesADocketThatIsThere() throws {
    let tool = try Tool()
    try tool.run("new", "bells").succeeds()
    try tool.file("Drafts/bells/draft.md", "mine")
    try tool.run("new", "bells").refuses("Drafts/bells is there already; nothing was changed")
    #expect(try tool.text("Drafts/bells/draft.md") == "mine")
  }

  @Test(arguments: [
    "../x", "..", ".", "a/b", "/etc", "", "Bells", "bells ", "règle", "規則", "a\u{301}", "a.b",
    "-x-", "a_b", String(repeating: "a", count: 65),
  ])
  func refusesANameThatIsNoPartOfAnAddress(_ name: String) throws {
    let tool = try Tool()
    for arguments in [
      ["new", "--", name], ["check", "--", name], ["import", "--", name, "x.csv"],
      ["comments", "--", name],
    ] {
      try tool.run(arguments).refuses("'\(name)'", "lower-case letters, digits and hyphens")
    }
    #expect(tool.files() == [])
  }

  @Test func saysWhatToDoInAnEmptyWorkspace() throws {
    try Tool().run("check").succeeds().says("rulewright new")
  }

  @Test func findsADocketWhoseFolderHasAnotherName() throws {
    let tool = try Tool().bells()
    try tool.file("Drafts/Old_Bells/docket.yml", Bells.docket)
    try tool.run("check").exits(1).says("Drafts/Old_Bells/docket.yml:1:1", "[BadDocketName]")
  }
}
