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
