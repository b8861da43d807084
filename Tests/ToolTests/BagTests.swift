// Rulewright. Apache-2.0.

import Foundation
import TestSupport
import Testing

@Suite struct BagTests {
  /// A workspace whose docket was imported, tagged and answered, and its bag.
  private func packed() throws -> Tool {
    let tool = try Tool().bellsWithComments()
    try tool.run("tag", "bells", Bells.ash, "unclear", "--by", "Ann").succeeds()
    try tool.run(
      "export", "bells", "--to", "bag", "--out", "packed", "--as-of", "2022-01-01"
    ).succeeds().says("packed: ", " events, head ")
    return tool
  }

  /// Every row of a record, as SQLite writes them.
  private func dump(_ tool: Tool, _ path: String) throws -> String {
    try tool.shell("sqlite3 '\(path)' .dump").succeeds().text
  }

  @Test func becomesTheSameDocketInAnEmptyFolder() throws {
    let tool = try packed()
    try tool.run("init", "elsewhere").succeeds()
    let elsewhere = tool.folder.path + "/elsewhere"
    try tool.run("import", "bells", "packed", "--workspace", elsewhere).succeeds().says(
      "bells: made of packed, ", " 3 comments, ")
    let here = try dump(tool, "Comments/bells/record.sqlite")
    #expect(try dump(tool, "elsewhere/Comments/bells/record.sqlite") == here)
    try tool.run("verify", "--workspace", elsewhere).succeeds()
    for folder in ["Drafts/bells", "Comments/bells/received"] {
      #expect(tool.files(in: "elsewhere/" + folder) == tool.files(in: folder))
    }
    try tool.run("import", "bells", "packed", "--workspace", elsewhere).refuses(
      "is there already")
  }

  @Test func isWhatOtherProgramsCallABag() throws {
    let tool = try packed()
    // The manifest is one that coreutils can check.
    try tool.shell("cd packed && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt")
      .succeeds()
    let listed = try tool.shell("cd packed && cut -c67- manifest-sha256.txt | LC_ALL=C sort").text
    let found = try tool.shell("cd packed && find data -type f | LC_ALL=C sort").text
    #expect(listed == found)
    let sizes = try tool.shell(
      "cd packed && find data -type f -printf '%s\\n' | awk '{ s += $1; n++ } END { print s \".\" n }'"
    ).text
    try tool.shell("cat packed/bag-info.txt").says(
      "External-Identifier: bells", "Payload-Oxum: " + sizes)
  }

  @Test func keepsNamesOutOfWhatIsPublic() throws {
    let tool = try packed()
    try tool.shell("grep -rl Ash packed/data/Comments").succeeds()
    try tool.shell("grep -rl Ash packed/data/public").exits(1)
    try tool.shell("head -1 packed/data/withheld.csv").says("comment,part,what,kind,reason")
    #expect(try tool.shell("wc -l < packed/data/log.jsonl").text != "0\n")
  }

  @Test(arguments: [
    ("printf x >> packed/data/README.txt", "data/README.txt is not what its manifest says"),
    ("rm packed/data/withheld.csv", "data/withheld.csv is missing"),
    ("printf x > packed/data/more", "data/more is in no manifest"),
    ("ln -s /etc/passwd packed/data/link", "is no plain file"),
    ("printf x >> packed/bag-info.txt", "bag-info.txt is not what its manifest says"),
    ("printf 'x y\\n' >> packed/manifest-sha256.txt", "of manifest-sha256.txt is no SHA-256"),
    ("rm packed/manifest-sha256.txt", "manifest-sha256.txt is missing"),
  ])
  func isRefusedWhenAnythingWasTouched(_ harm: String, _ why: String) throws {
    let tool = try packed()
    try tool.shell(harm).succeeds()
    try tool.run("init", "elsewhere").succeeds()
    let elsewhere = tool.folder.path + "/elsewhere"
    try tool.run("import", "bells", "packed", "--workspace", elsewhere).refuses(
      "packed", why)
    #expect(tool.files(in: "elsewhere/Drafts") == [])
    #expect(tool.files(in: "elsewhere/Comments") == [])
  }
}
