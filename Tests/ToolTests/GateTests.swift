// Rulewright. Apache-2.0.

import Foundation
import Testing

private let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// Whether somebody has written the sample's responses.
private let isAnswered = FileManager.default.fileExists(
  atPath: package.path + "/Comments/cyber-items/responses")

/// The gate on the repository's own sample: it passes, and fails by name whichever piece is taken
/// away.
@Suite(.enabled(if: isAnswered)) struct GateTests {
  private static let comments = "Comments/cyber-items"
  private static let responses = comments + "/responses"
  private static let docket = "Drafts/cyber-items/docket.yml"

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

  @Test func failsNamingWhatAResponseAnsweredWhicheverIsTakenAway() throws {
    let tool = try imported()
    let files = tool.files(in: Self.responses)
    #expect(!files.isEmpty)
    for file in every(8, of: files) {
      let id = String(decoding: file.utf8.dropLast(3), as: UTF8.self)
      let path = Self.responses + "/" + file
      let text = try tool.text(path)
      try tool.run("respond", "cyber-items", "--remove", id).succeeds()
      let found = try tool.gate("cyber-items")
      #expect(!found.isEmpty, "nothing misses \(file)")
      let isNamed = found.allSatisfy {
        $0.hasPrefix("UnansweredIssue: ") || $0.hasPrefix("UnexplainedChange: ")
      }
      #expect(isNamed, "\(found)")
      try tool.file(path, text).run("import", "cyber-items", path).succeeds()
    }
    #expect(try tool.gate("cyber-items") == [])
  }

  @Test func failsNamingACommentWhoseOnlyTagIsTakenAway() throws {
    let tool = try imported()
    let list = try tool.run("coverage", "cyber-items", "--format", "json").succeeds()
      .json(CoverageShape.self)
    var counts: [String: Int] = [:]
    for coding in list.codings { counts[coding.comment, default: 0] += 1 }
    let alone = list.codings.filter { counts[$0.comment] == 1 }
    #expect(!alone.isEmpty)
    // What was taken back is not had again by importing text that is older.
    let (record, kept) = (Self.comments + "/record.sqlite", "kept.sqlite")
    try tool.file(kept, tool.bytes(record))
    for coding in every(6, of: alone) {
      try tool.run(
        "untag", "cyber-items", coding.comment, coding.tag, "--by", coding.coder
      ).succeeds()
      #expect(
        try tool.gate("cyber-items").contains {
          $0.hasPrefix("UntaggedComment: Comment \(coding.comment) ")
        })
      try tool.run("import", "cyber-items", Self.comments + "/codings.csv").succeeds()
        .says("\(coding.coder) took it back on ", " + 1 skipped")
      try tool.file(record, tool.bytes(kept))
    }
    #expect(try tool.gate("cyber-items") == [])
  }

  @Test func failsNamingAChangeWhoseReasonIsTakenAway() throws {
    let tool = try imported()
    let text = try tool.text(Self.docket)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let reasons = lines.indices.filter { lines[$0].contains("- { changed:") }
    for index in every(6, of: reasons) {
      var rest = lines
      rest.remove(at: index)
      // A list of which nothing is left is no list.
      if lines[index - 1].hasSuffix("reasons:"),
        !(index + 1 < lines.count && lines[index + 1].contains("- { changed:"))
      {
        rest.remove(at: index - 1)
      }
      try tool.file(Self.docket, rest.joined(separator: "\n"))
      let found = try tool.gate("cyber-items")
      #expect(found.contains { $0.hasPrefix("UnexplainedChange: ") }, "\(lines[index])")
    }
  }

  /// At most so many of some things, from the first to the last.
  private func every<Item>(_ count: Int, of items: [Item]) -> [Item] {
    let step = max(1, items.count / count)
    return stride(from: 0, to: items.count, by: step).prefix(count).map { items[$0] }
  }
}
