// Rulewright. Apache-2.0.

import Foundation
import Testing

private let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// Whether somebody has written the sample's responses.
private let isAnswered = FileManager.default.fileExists(
  atPath: package.path + "/Comments/cyber-items/responses")

/// The gate on the repository's own sample in the terminal.
///
/// That it fails over each response, tag and
/// reason is asked in `GateOverEachTests`, without a process for each.
@Suite(.enabled(if: isAnswered)) struct GateTests {
  private static let comments = "Comments/cyber-items"
  private static let responses = comments + "/responses"

  /// A copy of the sample as a clone has it.
  private func sample() throws -> Tool {
    let tool = try Tool()
    tool.environment["PACKAGE"] = package.path
    try tool.shell(
      "for folder in Drafts Comments; do mkdir -p $folder; "
        + "cp -R \"$PACKAGE/$folder/cyber-items\" $folder; done; "
        + "rm -f Comments/cyber-items/record.sqlite*"
    ).succeeds()
    return tool
  }

  private func imported() throws -> Tool {
    let tool = try sample()
    try tool.run("import", "cyber-items").succeeds()
    return tool
  }

  @Test func passesOnTheSampleAsItIs() throws {
    let tool = try imported()
    #expect(try tool.gate("cyber-items") == [])
    // The text says all that the record says.
    let before = try tool.contents(of: Self.comments).filter { !$0.key.contains("record.sqlite") }
    try tool.run("export", "cyber-items", "--to", "all").succeeds()
    let after = try tool.contents(of: Self.comments).filter { !$0.key.contains("record.sqlite") }
    #expect(after == before)
  }

  @Test func failsInTheTerminalNamingTheIssuesOfAResponseThatIsTakenAway() throws {
    let tool = try imported()
    let file = try #require(tool.files(in: Self.responses).first)
    let id = String(decoding: file.utf8.dropLast(3), as: UTF8.self)
    let path = Self.responses + "/" + file
    let text = try tool.text(path)
    let issues = try #require(text.firstMatch(of: /issues: \[(.+)\]/)).1.split(separator: ", ")
    try tool.run("respond", "cyber-items", "--remove", id).succeeds()
    let found = try tool.gate("cyber-items")
    for issue in issues {
      #expect(found.contains { $0.hasPrefix("UnansweredIssue: No response answers '\(issue)' ") })
    }
    try tool.file(path, text).run("import", "cyber-items", path).succeeds()
    #expect(try tool.gate("cyber-items") == [])
  }

  @Test func failsInTheTerminalNamingACommentWhoseOnlyTagIsTakenAway() throws {
    let tool = try imported()
    let coding = try #require(try codings(tool) { $0 == 1 }.first)
    // What was taken back is not had again by importing text that is older.
    try tool.run(
      "untag", "cyber-items", coding.comment, coding.tag, "--by", coding.coder
    ).succeeds()
    #expect(
      try tool.gate("cyber-items").contains {
        $0.hasPrefix("UntaggedComment: Comment \(coding.comment) ")
      })
    try tool.run("import", "cyber-items", Self.comments + "/codings.csv").succeeds()
      .says("\(coding.coder) took it back on ", " + 1 skipped")
    try tool.run("export", "cyber-items", "--to", "all").succeeds()
    let left = try tool.gate("cyber-items").filter { $0.hasPrefix("CodingsNotInStep: ") }
    #expect(left == [])
    #expect(
      try tool.gate("cyber-items").contains {
        $0.hasPrefix("UntaggedComment: Comment \(coding.comment) ")
      })
  }

  /// Staff may take a tag back on purpose, and the log says who did; what the comment has left, and
  /// the other comments of its issue, account for it.
  @Test func passesOnceATagThatWasTakenBackOnPurposeIsExportedAsItAdvises() throws {
    let tool = try imported()
    let coding = try #require(try codings(tool) { $0 > 2 }.first)
    try tool.run(
      "untag", "cyber-items", coding.comment, coding.tag, "--by", coding.coder
    ).succeeds()
    let run = try tool.run("check", "cyber-items", "--final", "--format", "json").exits(1)
    let found = try run.json(Shapes.Check.self).diagnostics.filter { $0.severity == "error" }
    #expect(found.map(\.id) == ["CodingsNotInStep"])
    let advice = found.first?.solutions.first ?? ""
    #expect(advice.hasSuffix("with `rulewright export cyber-items --to codings`"), "\(advice)")
    try tool.run("export", "cyber-items", "--to", "codings").succeeds()
    #expect(try tool.gate("cyber-items") == [])
    try tool.run("history", "cyber-items", coding.comment).succeeds().says(coding.coder)
  }

  /// Codings of comments that have so many.
  private func codings(
    _ tool: Tool, of isMeant: (Int) -> Bool
  ) throws -> [CoverageShape.Coding] {
    let list = try tool.run("coverage", "cyber-items", "--format", "json").succeeds()
      .json(CoverageShape.self)
    var counts: [String: Int] = [:]
    for coding in list.codings { counts[coding.comment, default: 0] += 1 }
    return list.codings.filter { isMeant(counts[$0.comment] ?? 0) }
  }
}
