// Rulewright. Apache-2.0.

import Testing

/// A record made of text has the codings whose words the comment no longer says.
@Suite struct FormerWordsTests {
  private let csv = "Comments/bells/codings.csv"

  /// A comment that was coded, then came again with other words, is coded, and came once more.
  private func updated(to words: String...) throws -> Tool {
    let tool = try Tool().bellsTagged()
    for (index, words) in words.enumerated() {
      let file = "later-\(index).csv"
      try tool.file(
        file, Bells.header + Bells.row(2, organization: "Ringers' Guild", name: "Ash", words))
      try tool.run("import", "bells", file).succeeds().says("1 updated")
      try tool.run("tag", "bells", Bells.ash, "too-loud", "--quote", "I", "--occurrence", "1")
        .succeeds()
      try tool.run("untag", "bells", Bells.ash, "too-loud", "--quote", "I").succeeds()
    }
    return tool
  }

  private func clone(of tool: Tool) throws -> Tool {
    let clone = try Tool()
    for folder in ["Drafts", "Comments"] {
      for (path, bytes) in try tool.contents(of: folder) where !path.contains("record.sqlite") {
        try clone.file(folder + "/" + path, bytes)
      }
    }
    return clone
  }

  private func expectSame(_ tool: Tool, _ clone: Tool) throws {
    for verb in [["comment", "bells", Bells.ash], ["coverage", "bells"], ["comments", "bells"]] {
      let shown = try tool.run(verb + ["--format", "json"]).succeeds().text
      try clone.run(verb + ["--format", "json"]).succeeds().prints(shown)
    }
    let text = try tool.text(csv)
    try clone.remove(csv)
    try clone.run("export", "bells", "--to", "codings").succeeds()
    #expect(try clone.text(csv) == text)
    try clone.run("verify", "bells").succeeds()
  }

  @Test func keepsACodingWhoseQuoteLeftTheComment() throws {
    let tool = try updated(to: "I said I nothing.", "I say I nothing.")
    // The file of before the update is enough, and so is one that was written after it.
    for _ in 0..<2 {
      let clone = try clone(of: tool)
      try clone.run("import", "bells").succeeds().says(" + 0 rejected + ")
      let fate = try clone.run("comment", "bells", Bells.ash, "--format", "json").succeeds()
        .json(FateShapes.Comment.self).codings
      #expect(fate.map(\.fate.quoteStands) == [false])
      try tool.run("export", "bells", "--to", "codings").succeeds()
      try expectSame(tool, clone)
      #expect(try tool.gate().contains { $0.contains("its quote is no longer in the comment") })
      #expect(try clone.gate() == tool.gate())
    }
  }

  @Test func keepsThePlaceOfAQuoteThatMoved() throws {
    let tool = try updated(to: "I think I mean: At noon, we eat. At noon, we eat.")
    // Text of before the update says the same coding, not a second one.
    try tool.run("import", "bells", csv).succeeds().says("0 added + 0 updated + 2 unchanged")
    try tool.run("export", "bells", "--to", "codings").succeeds()
    #expect(
      try tool.text(csv).split(separator: "\n")[0]
        == "comment,tag,stage,citation,quote,coder,at,start,version,definition")
    let clone = try clone(of: tool)
    try clone.run("import", "bells").succeeds().says(" + 0 rejected + ")
    try expectSame(tool, clone)
    try clone.run("import", "bells").succeeds().says("0 added + 0 updated")
  }

  @Test func rejectsWordsThatTheCommentNeverSaid() throws {
    let tool = try updated(to: "I said I nothing.")
    let head = "comment,tag,stage,citation,quote,coder,at,start\n"
    for (quote, start) in [
      ("At midnight", ""), ("we eat", "3"), ("we eat", "-1"), ("we eat", "\(Int.max)"),
    ] {
      try tool.file(
        "in.csv", head + "\(Bells.ash),unclear,,,\(quote),Bo,2021-04-01T12:00:00Z,\(start)\n")
      let run = try tool.run("import", "bells", "in.csv", "--format", "json").exits(1)
      let reason = try #require(try run.json(Shapes.Import.self).rejected.first).reason
      #expect(
        reason.contains(start.isEmpty ? "does not say '\(quote)'" : "never said '\(quote)' at"))
    }
    // A person codes what is there.
    try tool.run("tag", "bells", Bells.ash, "unclear", "--quote", "we eat")
      .refuses("does not say 'we eat'")
  }
}
