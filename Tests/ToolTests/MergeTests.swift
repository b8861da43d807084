// Rulewright. Apache-2.0.

import Testing

/// Text and record are merged by the log: what is older gives way, and what is new is never lost
/// without a word.
@Suite struct MergeTests {
  private let csv = "Comments/bells/codings.csv"
  private let noise = "Comments/bells/responses/bells-are-loud.md"
  private let draft = "Drafts/bells/2021-03-01-proposed.md"

  private func skipped(_ tool: Tool) throws -> [String] {
    let run = try tool.run("import", "bells", csv, "--format", "json").succeeds()
    let tally = try run.json(Shapes.Import.self)
    #expect(tally.read == tally.fates.reduce(0, +))
    return tally.skipped.map { "\($0.row): \($0.reason)" }
  }

  // MARK: - What was taken back

  @Test func doesNotPutInAgainWhatWasTakenBackSince() throws {
    let tool = try Tool().bellsTagged()
    let tag = ["tag", "bells", Bells.birch, "too-loud", "--by", "Ann"]
    try tool.run("untag", "bells", Bells.birch, "too-loud", "--by", "Ann").succeeds()
    let reasons = try skipped(tool)
    #expect(reasons.count == 1)
    let reason = try #require(reasons.first)
    #expect(reason.hasPrefix("3: Ann took it back on 20"))
    #expect(reason.hasSuffix("Z, after it was made; whoever means it still tags it anew"))
    #expect(try tool.ids("--tag", "too-loud") == [])
    // A person's word is newer than the log.
    try tool.run(tag).succeeds()
    #expect(try skipped(tool) == [])
    #expect(try tool.ids("--tag", "too-loud") == [Bells.birch])
    try tool.run("verify", "bells").succeeds()
  }

  @Test func putsInWhatWasMadeAfterThat() throws {
    let tool = try Tool().bellsTagged()
    try tool.run("untag", "bells", Bells.birch, "too-loud", "--by", "Ann").succeeds()
    try tool.file(
      csv,
      """
      comment,tag,stage,citation,quote,coder,at
      \(Bells.birch),too-loud,,,,Ann,1999-01-01T00:00:00Z
      \(Bells.birch),too-loud,,,,Bo,1999-01-01T00:00:00Z
      \(Bells.birch),too-loud,,,,Ann,2999-01-01T00:00:00Z

      """)
    #expect(try skipped(tool).map { $0.prefix(8) } == ["2: Ann t"])
    #expect(try tool.ids("--tag", "too-loud") == [Bells.birch])
    try tool.run("comment", "bells", Bells.birch).succeeds().says("by Ann", "by Bo")
  }

  @Test func knowsWhatWasTakenBackThoughTheWordsAreOthersToday() throws {
    let tool = try Tool().bellsTagged()
    let rows = try tool.text(csv).split(separator: "\n")
    let withoutVersions = rows.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).dropLast().joined(separator: ",")
    }.joined(separator: "\n")
    try tool.run("untag", "bells", Bells.ash, "unclear", "--by", "Ann").succeeds()
    try tool.file(draft, replacing: "rings at noon.\n\n(c)", with: "rings at one.\n\n(c)")
    #expect(try skipped(tool).count == 1)
    try tool.file(csv, withoutVersions + "\n")
    #expect(try skipped(tool).count == 1)
    try tool.file(
      "later.csv",
      Bells.header + Bells.row(2, organization: "Ringers' Guild", name: "Ash", "I said nothing."))
    try tool.run("import", "bells", "later.csv").succeeds()
    #expect(try skipped(tool).count == 1)
    #expect(try tool.ids("--tag", "unclear") == [])
  }

  // MARK: - Responses written by hand

  @Test func leavesAResponseThatSomebodyWroteSince() throws {
    let tool = try Tool().bellsAnswered()
    let export = ["export", "bells", "--to", "responses"]
    try tool.file(noise, replacing: "80 dB", with: "70 dB")
    let mine = try tool.text(noise)
    try tool.run(export).exits(1).says(
      "1 response in Comments/bells/responses\n",
      "\(noise) was left alone, since it says what the record never said; take it in with "
        + "`rulewright import bells \(noise)`, or write over it with "
        + "`rulewright export bells --to responses --overwrite`\n")
    #expect(try tool.text(noise) == mine)
    // Either way that it names leads on.
    try tool.run("import", "bells", noise).succeeds().says("1 updated")
    try tool.run(export).succeeds().prints("2 responses in Comments/bells/responses\n")
    #expect(try tool.text(noise) == mine)
    try tool.file(noise, "Nothing that could be read.\n")
    try tool.run(export).exits(1).says("\(noise) was left alone")
    try tool.run(export + ["--overwrite"]).succeeds()
      .prints("2 responses in Comments/bells/responses\n")
    #expect(try tool.text(noise) == mine)
  }

  @Test func writesOverAnOlderStateOfTheRecord() throws {
    let tool = try Tool().bellsAnswered()
    let old = try tool.text(noise)
    try tool.file(noise, replacing: "80 dB", with: "70 dB")
    try tool.run("import", "bells", noise).succeeds()
    let new = try tool.text(noise)
    try tool.file(noise, old)
    try tool.run("export", "bells", "--to", "responses").succeeds()
    #expect(try tool.text(noise) == new)
    // A key that nobody reads may still matter to who wrote it.
    try tool.file(noise, old.replacing("disposition:", with: "reviewed: yes\ndisposition:"))
    try tool.run("export", "bells", "--to", "responses").exits(1).says("was left alone")
    // Of a response that was taken back the old file is no news.
    try tool.run("respond", "bells", "--remove", "bells-are-loud").succeeds()
    try tool.file(noise, old)
    try tool.run("export", "bells", "--to", "responses").succeeds()
      .says("\(noise) was taken back and is not in the record; remove it")
    #expect(try tool.text(noise) == old)
  }

  // MARK: - Codings written by hand

  @Test func leavesCodingsThatSomebodyWroteSince() throws {
    let tool = try Tool().bellsTagged()
    let export = ["export", "bells", "--to", "codings"]
    let own = try tool.text(csv)
    for more in [
      "\(Bells.birch),unclear,,,,Bo,2021-04-01T12:00:00Z,\n",
      "\(Bells.ash),unclear,proposed,1.1(b),\"At noon, we eat\",Ann,2021-04-01T12:00:00Z,\n",
      "X-1,unclear,,,,Bo,2021-04-01T12:00:00Z,\n", "half a row\n",
    ] {
      try tool.file(csv, own + more)
      try tool.run(export).exits(1).prints(
        "\(csv) was left alone, since it says what the record never said; take it in with "
          + "`rulewright import bells \(csv)`, or write over it with "
          + "`rulewright export bells --to codings --overwrite`\n")
      #expect(try tool.text(csv) == own + more)
    }
    // A column that nobody reads may still matter to who wrote it; an empty one does not.
    let lines = own.split(separator: "\n")
    func column(_ cells: [String]) -> String {
      zip(lines, ["remark"] + cells).map { "\($0),\($1)\n" }.joined()
    }
    try tool.file(csv, column(["", "look again"])).run(export).exits(1)
    try tool.file(csv, column(["", ""])).run(export).succeeds()
    #expect(try tool.text(csv) == own)
    try tool.file(csv, "no,header\n").run(export).exits(1)
    try tool.run(export + ["--overwrite"]).succeeds().prints("2 codings in \(csv)\n")
    #expect(try tool.text(csv) == own)
  }

  @Test func writesOverCodingsThatTheRecordHadOrHas() throws {
    let tool = try Tool().bellsTagged()
    let export = ["export", "bells", "--to", "codings"]
    let own = try tool.text(csv)
    try tool.run("untag", "bells", Bells.birch, "too-loud", "--by", "Ann").succeeds()
    try tool.run(export).succeeds().prints("1 coding in \(csv)\n")
    try tool.file(csv, own).run(export).succeeds()
    #expect(try tool.text(csv) != own)
    try tool.file(csv, "").run(export).succeeds()
    // Other words for the same clause, which were taken in, are no news either.
    let time = "2021-04-01T12:00:00Z"
    try tool.file(
      csv,
      "at,comment,coder,tag,stage,citation,quote\n"
        + "\(time),\(Bells.birch),Bo,unclear,,§ 1.1(b),noon\n")
    try tool.run(export).exits(1)
    try tool.run("import", "bells", csv).succeeds().says("1 added")
    try tool.run(export).succeeds().prints("2 codings in \(csv)\n")
    #expect(try tool.text(csv).contains("\(Bells.birch),unclear,proposed,1.1(b),noon,Bo,\(time),"))
  }
}
