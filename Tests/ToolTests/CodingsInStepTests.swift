// Rulewright. Apache-2.0.

import Testing

/// The gate holds `codings.csv` against the record as it does responses.
@Suite struct CodingsInStepTests {
  private let csv = "Comments/bells/codings.csv"
  private let draft = "Drafts/bells/2021-03-01-proposed.md"

  private func found(_ tool: Tool) throws -> [Shapes.Diagnostic] {
    let run = try tool.run("check", "bells", "--final", "--format", "json")
    return try run.json(Shapes.Check.self).diagnostics.filter { $0.id == "CodingsNotInStep" }
  }

  @Test func namesACodingThatIsInTheRecordOnly() throws {
    let tool = try Tool().bellsAnswered()
    #expect(try found(tool).isEmpty)
    try tool.run("tag", "bells", Bells.birch, "unclear", "--clause", "1.1(b)", "--by", "Bo")
      .succeeds()
    let finding = try #require(try found(tool).first)
    #expect(finding.summary == "1 coding of the record is not in \(csv)")
    let words = "\(Bells.birch): unclear at 1.1(b) (proposed), by Bo on "
    #expect(finding.explanation.value?.contains(words) == true)
    #expect(finding.file == csv)
    #expect(finding.severity == "error")
    #expect(
      finding.solutions == ["Write them with `rulewright export bells --to codings`"])
    try tool.run("export", "bells", "--to", "codings").succeeds()
    #expect(try found(tool).isEmpty)
    try tool.remove(csv)
    #expect(try found(tool).map(\.summary) == ["3 codings of the record are not in \(csv)"])
  }

  @Test func namesTheFirstOfManyRowsThatAreInTheFileOnly() throws {
    let tool = try Tool().bellsAnswered()
    let rows = (1...5).map {
      "\(Bells.birch),unclear,proposed,1.1(a),,Reader \($0),2021-04-01T12:00:00Z,,\n"
    }
    try tool.file(csv, tool.text(csv) + rows.joined())
    let finding = try #require(try found(tool).first)
    #expect(finding.summary == "5 codings of \(csv) are not in the record")
    let explanation = finding.explanation.value ?? ""
    #expect(
      explanation.contains("row 4: \(Bells.birch): unclear at 1.1(a) (proposed), by Reader 1"))
    #expect(explanation.contains("row 6: "))
    #expect(explanation.hasSuffix("; and 2 more."))
    #expect(!explanation.contains("Reader 4"))
    #expect(finding.solutions.count == 2)
    try tool.run("import", "bells", csv).succeeds().says("5 added")
    #expect(try found(tool).isEmpty)
  }

  /// Runs what a finding advises, step by step, but for what it offers where the record is right.
  private func follow(_ finding: Shapes.Diagnostic, in tool: Tool) throws {
    for step in finding.solutions where !step.hasPrefix("Where the record is right") {
      for part in step.matches(of: /`rulewright ([^`]+)`/) {
        try tool.run(Tool.binary, part.1.split(separator: " ").map(String.init), in: "").succeeds()
      }
    }
  }

  @Test func advisesToTakeWhatWasTakenBackOutOfTheFile() throws {
    let tool = try Tool().bellsAnswered()
    try tool.run("tag", "bells", Bells.birch, "unclear", "--by", "Bo").succeeds()
    try tool.run("export", "bells", "--to", "codings").succeeds()
    try tool.run("untag", "bells", Bells.birch, "unclear", "--by", "Bo").succeeds()
    let finding = try #require(try found(tool).first)
    #expect(
      finding.solutions.first
        == "Take it out of the file with `rulewright export bells --to codings`")
    #expect(finding.explanation.value?.contains("said it before and says so no more") == true)
    try follow(finding, in: tool)
    #expect(try found(tool).isEmpty)
  }

  @Test func advisesToWriteOverWhatAnImportPassesOver() throws {
    let tool = try Tool().bellsAnswered()
    try tool.run("tag", "bells", Bells.birch, "unclear", "--by", "Bo").succeeds()
    try tool.run("untag", "bells", Bells.birch, "unclear", "--by", "Bo").succeeds()
    // Another clone made the same coding at another time, before it was taken back.
    try tool.file(
      csv, tool.text(csv) + "\(Bells.birch),unclear,,,,Bo,2021-04-01T12:00:00Z,,\n")
    let finding = try #require(try found(tool).first)
    #expect(finding.explanation.value?.contains("An import passes over it: ") == true)
    try tool.run("import", "bells", csv).succeeds().says("1 skipped")
    try follow(finding, in: tool)
    #expect(try found(tool).isEmpty)
  }

  @Test func advisesToReadWhatIsNewAndThenToTakeOutWhatIsOld() throws {
    let tool = try Tool().bellsAnswered()
    try tool.run("tag", "bells", Bells.birch, "unclear", "--by", "Bo").succeeds()
    try tool.run("export", "bells", "--to", "codings").succeeds()
    try tool.run("untag", "bells", Bells.birch, "unclear", "--by", "Bo").succeeds()
    try tool.run("tag", "bells", Bells.birch, "unclear", "--by", "Cy").succeeds()
    try tool.file(
      csv, tool.text(csv) + "\(Bells.birch),unclear,,,,Di,2021-04-01T12:00:00Z,,\n")
    let findings = try found(tool)
    #expect(findings.count == 2)
    // What only the record has cannot be written while the file says more.
    #expect(
      findings[0].solutions.first
        == "Import or mend what only \(csv) says, then write them with "
        + "`rulewright export bells --to codings`")
    try tool.run("export", "bells", "--to", "codings").exits(1)
    #expect(findings[1].solutions.first?.hasPrefix("Read the 1 that the record never had") == true)
    try follow(findings[1], in: tool)
    #expect(try found(tool).isEmpty)
    #expect(try tool.text(csv).contains(",Di,") && !tool.text(csv).contains(",Bo,"))
  }

  @Test func readsTheFileAsACloneDoes() throws {
    let tool = try Tool().bellsAnswered()
    // The record keeps what was seen; a clone would find it nowhere.
    try tool.file(draft, replacing: "Every tower", with: "Each tower")
    let first = try found(tool)
    #expect(
      first.map(\.summary) == [
        "1 coding of the record is not in \(csv)", "1 row of \(csv) is no coding in a clone",
      ])
    #expect(first.last?.explanation.value?.contains("row 2: The text that its coder saw") == true)
    try tool.run("export", "bells", "--to", "codings").succeeds()
    #expect(try found(tool).isEmpty)
    try tool.file(csv, "no,header\n")
    #expect(try found(tool).last?.summary == "1 row of \(csv) is no coding in a clone")
  }
}
