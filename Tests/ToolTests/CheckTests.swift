// Rulewright. Apache-2.0.

import Testing

/// Workspaces that are wrong on purpose, one for each thing that files can have wrong.
@Suite struct CheckTests {
  /// A file of the bells' docket in which some words stand for others.
  struct Fixture: CustomTestStringConvertible, Sendable {
    var id: String
    var isError = true
    var file: String
    var replacing: String
    var with: String
    /// What `check` prints of the place.
    var line: Int
    var column: Int
    var mark: String
    var testDescription: String { "\(id): \(with)" }
  }

  static let docket = "docket.yml"
  static let draft = "2021-03-01-proposed.md"

  static let fixtures = [
    Fixture(
      id: "StageFileMissing", file: docket, replacing: "2021-09-01-final.md", with: "finl.md",
      line: 14, column: 12, mark: "^~~~~~~"),
    Fixture(
      id: "PublishedDateContradiction", isError: false, file: docket, replacing: "days: 30",
      with: "days: 31", line: 11, column: 35, mark: "^"),
    Fixture(
      id: "ClosesBeforePublication", file: docket, replacing: "closes: 2021-03-31",
      with: "closes: 2021-02-28", line: 11, column: 35, mark: "^"),
    Fixture(
      id: "UnknownKey", isError: false, file: docket, replacing: "citation:", with: "citatoin:",
      line: 8, column: 5, mark: "^~~~~~~~"),
    Fixture(
      id: "DuplicateStage", file: docket, replacing: "id: final", with: "id: proposed", line: 12,
      column: 9, mark: "^~~~~~~~"),
    Fixture(
      id: "BadDate", file: docket, replacing: "published: 2021-09-01",
      with: "published: 2021-09-31",
      line: 16, column: 16, mark: "^~~~~~~~~~"),
    Fixture(
      id: "UnsafeDraftFile", file: docket, replacing: "2021-09-01-final.md", with: "../x.md",
      line: 14, column: 12, mark: "^~~~~~~"),
    Fixture(
      id: "YAMLSyntax", file: docket, replacing: "[Office of Bells]", with: "[Office of Bells",
      line: 3, column: 10, mark: "^"),
    Fixture(
      id: "DuplicateTag", file: "codebook.yml", replacing: "id: too-loud", with: "id: unclear",
      line: 7, column: 9, mark: "^~~~~~~"),
    Fixture(
      id: "DuplicateDesignation", file: draft, replacing: "(c) *Exceptions.*",
      with: "(b) *Exceptions.*", line: 15, column: 1, mark: "^~~"),
    Fixture(
      id: "SkippedDesignation", file: draft, replacing: "(c) *Exceptions.*",
      with: "(d) *Exceptions.*", line: 15, column: 1, mark: "^~~"),
    Fixture(
      id: "UnresolvedCrossReference", file: draft, replacing: "Paragraph (b) of",
      with: "Paragraph (f) of", line: 15, column: 19, mark: "^~~~"),
    Fixture(
      id: "DesignationInsideParagraph", file: draft, replacing: "rings it.\n\n(b)",
      with: "rings it.\n(b)", line: 12, column: 1, mark: "^~~"),
  ]

  private func tool(_ fixture: Fixture) throws -> Tool {
    let tool = try Tool().bells()
    let path = "Drafts/bells/" + fixture.file
    let parts = try tool.text(path).split(
      separator: fixture.replacing, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    return try tool.file(path, parts.joined(separator: fixture.with))
  }

  @Test(arguments: fixtures) func pointsAtTheWordsThatAreWrong(_ fixture: Fixture) throws {
    let tool = try tool(fixture)
    let run = try tool.run("check", "bells").exits(fixture.isError ? 1 : 0)
    #expect(run.complaint == "")
    let severity = fixture.isError ? "error" : "warning"
    let place = "Drafts/bells/\(fixture.file):\(fixture.line):\(fixture.column): \(severity): "
    let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let head = try #require(
      lines.firstIndex { $0.utf8.starts(with: place.utf8) && $0.contains("[\(fixture.id)]") },
      "\(run.text)")
    let source = try tool.text("Drafts/bells/" + fixture.file)
      .split(separator: "\n", omittingEmptySubsequences: false)[fixture.line - 1]
    let number = String(fixture.line)
    #expect(
      lines[head + 1] == String(repeating: " ", count: 5 - number.count) + number + " | " + source)
    let mark = String(repeating: " ", count: fixture.column - 1) + fixture.mark
    #expect(lines[head + 2].utf8.starts(with: ("      | " + mark).utf8), "\(run.text)")
    #expect(lines[head...].contains { $0.contains("      → ") })
  }

  @Test(arguments: fixtures) func givesEveryFieldOfADiagnostic(_ fixture: Fixture) throws {
    let run = try tool(fixture).run("check", "--format", "json").exits(fixture.isError ? 1 : 0)
    let list = try run.json(Shapes.Check.self).diagnostics
    let found = try #require(list.first { $0.id == fixture.id })
    #expect(found.severity == (fixture.isError ? "error" : "warning"))
    #expect(found.file == "Drafts/bells/" + fixture.file)
    #expect([found.line, found.column] == [fixture.line, fixture.column])
    #expect(!found.summary.isEmpty && !found.solutions.isEmpty)
  }

  @Test(arguments: fixtures.filter(\.isError))
  func buildsNothingFromWhatIsWrong(_ fixture: Fixture) throws {
    let tool = try Tool().bells()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    let site = try tool.contents(of: "Site")
    let wrong = try self.tool(fixture)
    try tool.file("Drafts/bells/" + fixture.file, wrong.bytes("Drafts/bells/" + fixture.file))
    let run = try tool.run("build", "--as-of", "2021-11-01").exits(1)
    run.says("[\(fixture.id)]")
    #expect(run.complaint == "Not built: mend the errors above first\n")
    #expect(try tool.contents(of: "Site") == site)
  }

  @Test func buildsWithWarnings() throws {
    let tool = try tool(Self.fixtures[1])
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
      .says("[PublishedDateContradiction]", "written")
  }

  @Test func countsWhatIsWrong() throws {
    let tool = try tool(Self.fixtures[9])
    try tool.run("check", "bells").exits(1).says("\n1 error in bells\n")
    try tool.run("check", "bells", "bells").exits(1).says("\n1 error in bells\n")
  }

  @Test func saysThatAFileIsNotUTF8() throws {
    let tool = try Tool().bells()
    try tool.file(
      "Drafts/bells/2021-03-01-proposed.md", Array(Bells.proposed.utf8) + [0xE9, 0x0A])
    try tool.run("check").exits(1).says("[InvalidUTF8]", "2021-03-01-proposed.md:16:1")
    let other = try Tool().bells()
    try other.file(
      "Drafts/bells/docket.yml", Array(Bells.docket.utf8) + Array("# ".utf8) + [0xE9, 0x0A])
    try other.run("check").exits(1).says("[InvalidUTF8]", "docket.yml:17:3")
  }

  @Test func marksWordsFarOutOnALongLine() throws {
    let words = String(repeating: "word ", count: 60)
    let tool = try Tool().draft(
      "## § 1.1 X\n\n(a) \(words)as paragraph (q) of this section says.\n")
    let lines = try tool.run("check").exits(1).text.split(separator: "\n").map(String.init)
    let excerpt = try #require(lines.first { $0.contains("    3 | …") })
    let mark = try #require(lines.first { $0.contains("^~") })
    #expect(excerpt.count < 120)
    let start = try #require(mark.firstIndex(of: "^"))
    let offset = mark.distance(from: mark.startIndex, to: start)
    #expect(excerpt.dropFirst(offset).hasPrefix("paragraph (q)"), "\(excerpt)\n\(mark)")
  }
}
