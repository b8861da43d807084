// Rulewright. Apache-2.0.

import Foundation
import Testing

/// `freeze`: keys that stay, and a file that may not change.
@Suite struct FreezeTests {
  private struct Outcome: Decodable {
    var docket: String
    var stage: String
    var lock: String
    var standing: String
    var clauses: Int
    var carried: Int
    var given: Int
    var gone: Int
    var diagnostics: [Finding]
  }

  private struct Finding: Decodable {
    var id: String
    var line: Int
    var file: String
    var summary: String
    var explanation: String?
    var solutions: [String]
  }

  private struct Findings: Decodable { var diagnostics: [Finding] }

  private static let lock = "Drafts/bells/docket.lock"
  private static let proposed = "Drafts/bells/2021-03-01-proposed.md"
  private static let final = "Drafts/bells/2021-09-01-final.md"

  private func freeze(_ tool: Tool, _ stage: String, exits code: Int32 = 0) throws -> Outcome {
    try tool.run("freeze", "bells", stage, "--format", "json").exits(code).json(Outcome.self)
  }

  /// The keys by label; of a clause without one there is none.
  private func keys(_ tool: Tool, _ stage: String) throws -> [String: String] {
    let list = try tool.run("clauses", "bells:\(stage)", "--format", "json").succeeds()
      .json(Shapes.Clauses.self)
    return Dictionary(
      uniqueKeysWithValues: list.clauses.compactMap { clause in
        clause.key.value.map { (clause.label, $0) }
      })
  }

  private func findings(_ tool: Tool) throws -> [Finding] {
    try tool.run("check", "bells", "--format", "json").json(Findings.self).diagnostics
  }

  @Test func carriesKeysFromStageToStage() throws {
    let tool = try Tool().bells()
    #expect(try keys(tool, "proposed").isEmpty)
    try tool.run("freeze", "bells", "proposed").succeeds().prints(
      """
      Frozen: stage 'proposed' of bells, 7 clauses: 0 kept their keys, 7 got new ones, 0 keys went
      Wrote Drafts/bells/docket.lock; keep it in git

      """)
    let first = try keys(tool, "proposed")
    #expect(Set(first.values).count == 7)
    let outcome = try freeze(tool, "final")
    #expect(outcome.clauses == 8)
    #expect(outcome.carried == 7)
    #expect(outcome.given == 1)
    #expect(outcome.gone == 0)
    let second = try keys(tool, "final")
    for (label, key) in first { #expect(second[label] == key) }
    #expect(try keys(tool, "proposed") == first)
    #expect(try findings(tool).isEmpty)
  }

  @Test func changesNothingThatIsFrozen() throws {
    let tool = try Tool().bells()
    _ = try freeze(tool, "proposed")
    let lock = try tool.text(Self.lock)
    #expect(try freeze(tool, "proposed").standing == "unchanged")
    #expect(try tool.text(Self.lock) == lock)
    try tool.run("freeze", "bells", "proposed").succeeds()
      .says("Frozen before: stage 'proposed' of bells, as it is. Nothing was written")
  }

  @Test func freezesInTheOrderOfTheDocketOnly() throws {
    let tool = try Tool().bells()
    try tool.run("freeze", "bells", "final").refuses("run `rulewright freeze bells proposed` first")
    try tool.run("freeze", "bells", "finl").refuses("no stage 'finl'")
    try tool.run("freeze", "clocks", "final").refuses("no docket 'clocks'")
    #expect(!tool.isThere(Self.lock))
    _ = try freeze(tool, "proposed")
    _ = try freeze(tool, "final")
    // Without its entry the earlier stage would get keys that the later one does not know.
    let text = try tool.text(Self.lock)
    let start = try #require(text.range(of: "    },\n    \"proposed\"")).lowerBound
    let end = try #require(text.range(of: "    }\n  }\n", range: start..<text.endIndex)).lowerBound
    try tool.file(Self.lock, text.replacingCharacters(in: start..<end, with: ""))
    try tool.run("freeze", "bells", "proposed").refuses("Stage 'final' comes after 'proposed'")
  }

  @Test func refusesADraftThatHasErrors() throws {
    let tool = try Tool().bells()
    let text = try tool.text(Self.proposed)
    try tool.file(Self.proposed, text.replacing("(c) *Exceptions", with: "(d) *Exceptions"))
    let outcome = try freeze(tool, "proposed", exits: 1)
    #expect(outcome.standing == "refused")
    #expect(outcome.diagnostics.map(\.id) == ["SkippedDesignation"])
    #expect(!tool.isThere(Self.lock))
  }

  @Test func namesTheLineAtWhichAFrozenFileWasEdited() throws {
    let tool = try Tool().bells()
    _ = try freeze(tool, "proposed")
    let text = try tool.text(Self.proposed)
    try tool.file(Self.proposed, text.replacing("at noon.\n\n(c)", with: "at one.\n\n(c)"))
    let found = try findings(tool)
    #expect(found.map(\.id) == ["FrozenFileEdited"])
    #expect(found.map(\.file) == [Self.proposed])
    #expect(found.map(\.line) == [13])
    #expect(
      found.map(\.summary) == ["Stage 'proposed' is frozen, and 1.1(b) is not what was frozen"])
    #expect(try keys(tool, "proposed").isEmpty)
    try tool.run("build").exits(1).says("FrozenFileEdited")
    #expect(try freeze(tool, "proposed", exits: 1).standing == "refused")
    #expect(try freeze(tool, "final", exits: 1).standing == "refused")
    try tool.file(Self.proposed, text + "\n(d) More.\n")
    #expect(try findings(tool).map(\.line) == [15])
    try tool.file(Self.proposed, text.replacing("(c) *Exceptions.*", with: "*Exceptions.*"))
    #expect(try findings(tool).contains { $0.id == "FrozenFileEdited" })
    try tool.file(Self.proposed, text)
    #expect(try findings(tool).isEmpty)
  }

  @Test func showsTheWordsAsTheyWereWhereACodingHasKeptThem() throws {
    let tool = try Tool().bellsWithComments()
    _ = try freeze(tool, "proposed")
    try tool.run(
      "tag", "bells", Bells.ash, "too-loud", "--clause", "1.1(b)", "--by", "ash"
    ).succeeds()
    let text = try tool.text(Self.proposed)
    try tool.file(Self.proposed, text.replacing("at noon.\n\n(c)", with: "at one.\n\n(c)"))
    let found = try findings(tool).filter { $0.id == "FrozenFileEdited" }
    #expect(found.map(\.line) == [13])
    #expect(
      found.first?.explanation?.hasPrefix(
        "It said “(b) *When.* A bell rings at noon.” and says “(b) *When.* A bell rings at one.”")
        == true)
  }

  @Test func keepsTheKeyWithACodingOfAFrozenStage() throws {
    let tool = try Tool().bellsWithComments()
    _ = try freeze(tool, "proposed")
    let key = try #require(try keys(tool, "proposed")["1-1-b"])
    try tool.run(
      "tag", "bells", Bells.ash, "too-loud", "--clause", "1.1(b)", "--by", "ash"
    ).succeeds()
    let kept = try tool.shell(
      "python3 -c \"import sqlite3; print(sqlite3.connect('Comments/bells/record.sqlite')"
        + ".execute('SELECT targetKey FROM coding').fetchall()[0][0])\""
    ).succeeds().text
    #expect(kept == key + "\n")
    try tool.run("verify", "bells").succeeds()
  }

  @Test func asksWhichClauseIsWhichAndTakesTheAnswer() throws {
    let tool = try Tool().bells()
    let words = "(a) The keeper of a tower reports each loss within ten days.\n"
    func sections(_ first: String, _ second: String, _ third: String) -> String {
      "\n## § 1.2 Ropes\n\n\(first)\n## § 1.3 Clappers\n\n\(second)\n## § 1.4 Wheels\n\n\(third)"
    }
    try tool.file(
      Self.proposed, try tool.text(Self.proposed) + sections(words, words, "(a) Oak only.\n"))
    _ = try freeze(tool, "proposed")
    let lock = try tool.text(Self.lock)
    let draft = try tool.text(Self.final)
    let moved = "(a) Oak only.\n\n" + words.replacing("(a)", with: "(b)")
    try tool.file(Self.final, draft + sections("", "", moved))
    let outcome = try freeze(tool, "final", exits: 1)
    #expect(outcome.diagnostics.map(\.id) == ["UncertainLineage"])
    let finding = try #require(outcome.diagnostics.first)
    #expect(
      finding.summary
        == "It cannot be told which clause of stage 'proposed' 1.4(b) is")
    #expect(
      finding.explanation
        == "Its permanent key depends on it. It could be 1.2(a) (100 % of its words), or 1.3(a) "
        + "(100 % of its words).")
    #expect(
      finding.solutions == [
        "Write `<!-- was: 1.2(a) -->` on a line before it",
        "Write `<!-- was: 1.3(a) -->` on a line before it",
        "Write `<!-- was: new -->` on a line before it, if it is none of them",
      ])
    let lines = try tool.text(Self.final).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[finding.line - 1].hasPrefix("(b) The keeper"))
    #expect(try tool.text(Self.lock) == lock)
    let answered = moved.replacing("(b)", with: "<!-- was: 1.3(a) -->\n\n(b)")
    try tool.file(Self.final, draft + sections("", "", answered))
    #expect(try freeze(tool, "final").standing == "frozen")
    let (before, after) = (try keys(tool, "proposed"), try keys(tool, "final"))
    #expect(after["1-4-b"] == before["1-3-a"])
    #expect(!after.values.contains(before["1-2-a"] ?? ""))
  }

  @Test func refusesAFormerNameThatNamesNothing() throws {
    let tool = try Tool().bells()
    _ = try freeze(tool, "proposed")
    try tool.file(
      Self.final,
      try tool.text(Self.final).replacing("(d) *Noise", with: "<!-- was: 1.1(q) -->\n\n(d) *Noise"))
    #expect(try findings(tool).map(\.id) == ["UnknownFormerName"])
    #expect(try freeze(tool, "final", exits: 1).diagnostics.map(\.id) == ["UnknownFormerName"])
    try tool.file(
      Self.final, try tool.text(Self.final).replacing("1.1(q)", with: "1.1(b)"))
    let key = try keys(tool, "proposed")["1-1-b"]
    #expect(try freeze(tool, "final").standing == "frozen")
    #expect(try keys(tool, "final")["1-1-d"] == key)
    #expect(try keys(tool, "final")["1-1-b"] != key)
  }

  @Test func saysThatALockIsDamagedOrOfAnotherDocket() throws {
    let tool = try Tool().bells()
    _ = try freeze(tool, "proposed")
    let text = try tool.text(Self.lock)
    try tool.file(Self.lock, "<<<<<<< HEAD\n" + text)
    let found = try findings(tool)
    #expect(found.map(\.id) == ["DamagedLock"])
    #expect(found.map(\.line) == [1])
    #expect(try freeze(tool, "final", exits: 1).diagnostics.map(\.id) == ["DamagedLock"])
    try tool.file(Self.lock, text.replacing("\"proposed\": {", with: "\"first\": {"))
    #expect(try findings(tool).map(\.id) == ["UnknownFrozenStage"])
  }

  @Test func warnsOfACitationThatARedesignationBroke() throws {
    let tool = try Tool().bells()
    let text = try tool.text(Self.final).replacing(
      "(b) *When.*", with: "(b) *Where.* In every town that has a market.\n\n(c) *When.*"
    ).replacing("(d) *Noise", with: "(e) *Noise").replacing("(c) *Exc", with: "(d) *Exc")
    try tool.file(Self.final, text)
    let found = try findings(tool)
    #expect(found.map(\.id) == ["OutdatedCrossReference"])
    #expect(found.map(\.line) == [17])
    #expect(found.first?.solutions == ["Cite 1.1(c)"])
    try tool.file(Self.final, text.replacing("Paragraph (b) of", with: "Paragraph (c) of"))
    #expect(try findings(tool).isEmpty)
    let redline = try tool.run("redline", "bells:proposed", "bells:final", "--format", "json")
      .succeeds().json(Consequences.self)
    #expect(redline.changes.filter(\.consequential).map(\.new) == ["1-1-d"])
  }

  private struct Consequences: Decodable {
    struct Change: Decodable {
      var new: String?
      var consequential: Bool
    }
    var changes: [Change]
  }
}
