// Rulewright. Apache-2.0.

import Testing

/// `undo`, `redo`, and `history` of a docket.
@Suite struct UndoTests {
  private struct Events: Decodable {
    struct Event: Decodable {
      struct Row: Decodable {
        var tag: String?
        var change: String
      }
      var event: Int
      var who: String
      var what: String
      var undoes: Int?
      var codings: [Row]
    }
    var events: [Event]
  }

  @Test func takesCodingsBackAndDoesThemAgain() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("undo", "bells").refuses("There is nothing to undo")
    try tool.run("tag", "bells", Bells.ash, "unclear", "--note", "Ask her", "--by", "Ann")
      .succeeds()
    try tool.run("tag", "bells", Bells.birch, "too-loud", "--by", "Ann").succeeds()
    try tool.run("undo", "bells").refuses("There is nothing to undo")
    try tool.run("undo", "bells", "--by", "Ann").succeeds()
      .prints("Undone: coded \(Bells.birch) (too-loud)\n")
    try tool.run("undo", "bells", "--by", "Ann").succeeds()
    #expect(try tool.ids("--untagged").count == 2)
    try tool.run("redo", "bells", "--by", "Ann").succeeds()
      .prints("Done again: coded \(Bells.ash) (unclear)\n")
    #expect(try tool.ids("--tag", "unclear") == [Bells.ash])
    try tool.run("untag", "bells", Bells.ash, "unclear", "--by", "Ann").succeeds()
    try tool.run("redo", "bells", "--by", "Ann").refuses("There is nothing to do again")
    try tool.run("verify", "bells").succeeds()

    let events = try tool.run("history", "bells", "--limit", "3", "--format", "json").succeeds()
      .json(Events.self).events
    #expect(events.map(\.what) == ["uncoded", "redone", "undone"])
    #expect(events[1].undoes == events[2].event)
    #expect(events[0].codings.map(\.tag) == ["unclear"])
    #expect(events[0].codings.map(\.change) == ["removed"])
    try tool.run("history", "bells").succeeds().says("coded \(Bells.ash) (unclear), by Ann\n")
    try tool.run("history", "bells", "--before", "2").succeeds().says("1  ", "imported ")
    try tool.run("history", "bells", Bells.ash).succeeds().says("undone event ", "coded unclear")
    try tool.run("history", "tolls").refuses("There is no docket 'tolls'")
  }

  @Test func bringsTheTextOfResponsesIntoStep() throws {
    let tool = try Tool().bellsTagged().file("noise.md", Bells.noise)
    let home = "Comments/bells/responses/loud.md"
    try tool.run("respond", "bells", "--file", "noise.md", "--id", "loud", "--by", "Ann").succeeds()
    let first = try tool.text(home)
    try tool.file("noise.md", replacing: "80 dB", with: "70 dB")
    try tool.run("respond", "bells", "--file", "noise.md", "--id", "loud", "--by", "Ann").succeeds()
    let second = try tool.text(home)
    #expect(first != second)
    try tool.run("undo", "bells", "--by", "Ann").succeeds()
      .prints("Undone: responded loud (1 response)\n  \(home) says so too\n")
    #expect(try tool.text(home) == first)
    try tool.run("undo", "bells", "--by", "Ann").succeeds()
    #expect(!tool.isThere(home))
    try tool.run("redo", "bells", "--by", "Ann").succeeds()
    #expect(try tool.text(home) == first)
    // What somebody wrote by hand since is not written over.
    try tool.file(home, replacing: "80 dB", with: "60 dB")
    let edited = try tool.text(home)
    try tool.run("undo", "bells", "--by", "Ann").refuses("\(home) was edited since")
    #expect(try tool.text(home) == edited)
    try tool.file(home, first).run("undo", "bells", "--by", "Ann").succeeds()
    #expect(!tool.isThere(home))
    try tool.run("verify", "bells").succeeds()
  }

  @Test func keepsTheCodebookByWhichSomebodyCoded() throws {
    let tool = try Tool().bellsWithComments()
    func kept() throws -> Int {
      try tool.run("history", "bells", "--format", "json").succeeds().json(Events.self).events
        .count { $0.what == "codebook kept" }
    }
    try tool.run("tag", "bells", Bells.ash, "unclear").succeeds()
    try tool.run("tag", "bells", Bells.birch, "unclear").succeeds()
    #expect(try kept() == 1)
    let codebook = try tool.text("Drafts/bells/codebook.yml")
    try tool.file("Drafts/bells/codebook.yml", codebook + "# more\n")
    try tool.run("tag", "bells", Bells.birch, "too-loud").succeeds()
    #expect(try kept() == 2)
    try tool.run("verify", "bells").succeeds()
  }
}
