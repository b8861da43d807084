// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import CommentStore
import Comments
import Coverage
import Dockets
import Foundation
import Hashing
import TestSupport
import Testing

@testable import Workbench

/// A docket of random comments, some late, withdrawn, alike or sent anew, some of them coded.
final class RandomDocket {
  let workspace: Workspace
  let record: Record
  let root: String

  init(_ chance: inout SeededGenerator) throws {
    root =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/rulewright-coverage-" + UUID().uuidString
    for folder in ["Drafts", "Comments"] {
      try FileManager.default.createDirectory(
        atPath: root + "/\(folder)/bells", withIntermediateDirectories: true)
    }
    let late = ["", ", late: considered", ", late: not considered"][chance.below(3)]
    try Self.write(
      """
      title: Bells
      stages:
        - id: first
          kind: proposed rule
          draft: first.md
          published: 2022-03-01
          comments: { days: 30, closes: 2022-03-31\(late) }

      """, to: root + "/Drafts/bells/docket.yml")
    try Self.write(
      "tags:\n"
        + ["loud", "early"].map {
          "  - { id: \($0), name: \($0), definition: It is \($0)., use: So., avoid: Not so. }\n"
        }.joined(), to: root + "/Drafts/bells/codebook.yml")
    try Self.write(
      "## § 1.1 Bells\n\n(a) Ring.\n\n(b) Rest.\n", to: root + "/Drafts/bells/first.md")
    workspace = try Workspace(at: root)
    record = try Record.create(root + "/Comments/bells/record.sqlite")
    let stamp = EventStamp(who: "test", at: Instant(seconds: 1_650_000_000))
    var comments = (1...40).map { Self.comment($0, &chance) }
    try receive(comments, as: "a.csv", stamp)
    let stage = try #require(try workspace.load("bells").stages.first)
    let version = DraftVersion(stage: StageID("first"), fileHash: stage.fileHash)
    let codings = (0..<30).map { _ in Self.coding(comments, version, &chance) }
    try record.addCodings(codings, keeping: [version: stage.tree.draft.bytes], stamp: stamp)
    // Some come again with other words, so that quotes fall.
    for index in comments.indices where chance.below(4) == 0 {
      comments[index].body = "Anew. " + comments[index].body
    }
    try receive(comments, as: "b.csv", stamp)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Adds a coding, takes one back, changes one, says how far somebody is with a comment, or
  /// receives one anew.
  func change(_ chance: inout SeededGenerator) throws {
    let stamp = EventStamp(who: "test", at: Instant(seconds: 1_650_000_100))
    let codings = try record.numberedCodings()
    let comments = try record.comments().comments
    switch chance.below(10) {
    case 0...2:
      let stage = try #require(try workspace.load("bells").stages.first)
      let version = DraftVersion(stage: StageID("first"), fileHash: stage.fileHash)
      try record.addCoding(Self.coding(comments, version, &chance), stamp: stamp)
    case 3, 4:
      guard !codings.isEmpty else { return }
      try record.removeCoding(codings[chance.below(codings.count)].coding, stamp: stamp)
    case 5, 6:
      guard !codings.isEmpty else { return }
      let old = codings[chance.below(codings.count)]
      var new = old.coding
      new.tag = TagID(["loud", "early"][chance.below(2)])
      _ = try? record.changeCodings(
        [CodingChange(number: old.number, from: old.coding, to: new)], as: .retagged, stamp: stamp)
    case 7, 8:
      let comment = comments[chance.below(8)].id
      let said = Reading(
        comment: comment, state: Reading.State.allCases[chance.below(2)],
        who: ["Ann", "Ben"][chance.below(2)], at: "2022-05-01T10:00:00Z")
      if try !record.setReading(said, stamp: stamp) {
        try record.clearReading(of: comment, by: said.who, stamp: stamp)
      }
    default:
      var comment = comments[chance.below(comments.count)]
      comment.body = "Once more: \(chance.below(1000))"
      try receive([comment], as: "c\(chance.below(1_000_000)).csv", stamp)
    }
  }

  private static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// Receives comments in a file of that name.
  func receive(_ comments: [Comments.Comment], as name: String, _ stamp: EventStamp) throws {
    let file = ReceivedFile(
      name: name, hash: ContentHash(of: Array(name.utf8)), size: 1,
      importedAt: "2022-04-30T10:00:00Z")
    _ = try record.importFile(file, stamp: stamp) { take in
      for (index, comment) in comments.enumerated() {
        try take(.comment(ImportedComment(comment: comment, row: index + 2)))
      }
      return comments.count
    }
  }

  private static func comment(_ number: Int, _ chance: inout SeededGenerator) -> Comments.Comment {
    var comment = Comments.Comment(
      id: CommentID("C-\(number)"), stage: StageID("first"),
      body: ["It is too loud.", " It is too loud.\n", "Ring at noon, please.", "See attached."][
        chance.below(4)])
    comment.received = CalendarDay(
      year: 2022, month: 3 + chance.below(2), day: 1 + chance.below(28))
    if chance.below(8) == 0 { comment.received = nil }
    if chance.below(6) == 0 { comment.withdrawal = Withdrawal(reason: "asked") }
    if comment.body == "See attached." {
      comment.attachments = [Attachment(number: 1, address: "https://example.org/a.pdf")]
    }
    return comment
  }

  private static func coding(
    _ comments: [Comments.Comment], _ version: DraftVersion, _ chance: inout SeededGenerator
  ) -> Coding {
    let comment = comments[chance.below(comments.count)]
    let label = ["1-1-a", "1-1-b", nil][chance.below(3)]
    let words = String(decoding: comment.body.utf8.prefix(5), as: UTF8.self)
    return Coding(
      comment: comment.id, tag: TagID(["loud", "early"][chance.below(2)]),
      passage: chance.below(2) == 0 ? Passage(range: 0..<5, quote: words) : nil,
      target: label.map {
        ClauseTarget(
          version: version, label: ClauseLabel($0), citation: Citation("1.1(\($0.suffix(1)))"))
      }, coder: "Ann", at: "2022-04-30T10:00:00Z")
  }

  /// What reading every comment gives.
  struct Reference {
    var stages: [StageCoverage] = []
    var untagged: [CommentID] = []
    var late: [CommentID] = []
    var fallen: [CommentID] = []
    var texts: [StageIssue: Int] = [:]
    var raisers: [StageIssue: Int] = [:]
    var received: [StageIssue: Int] = [:]
  }

  private static func words(_ comment: Comments.Comment) -> [Substring] {
    comment.body.split(whereSeparator: \.isWhitespace)
  }

  func reference(today: CalendarDay) throws -> Reference {
    let docket = try workspace.load("bells").docket
    let stage = docket.stages[0]
    let closes = try #require(stage.comments?.closes)
    var (reference, figures) = (Reference(), StageCoverage(stage: stage.id))
    let comments = try record.comments().comments
    let codings = try record.codings()
    for comment in comments {
      let isLate = comment.received.map { $0 > closes } ?? false
      // What is tagged in one copy is tagged in all.
      let isTagged = codings.contains { coding in
        coding.comment == comment.id
          || comments.contains {
            $0.id == coding.comment && $0.withdrawal == nil && !$0.isStub && !comment.isStub
              && Self.words($0) == Self.words(comment)
          }
      }
      let isWithdrawn = comment.withdrawal != nil
      figures.comments += 1
      if isTagged { figures.tagged += 1 }
      if !isTagged && !isWithdrawn { figures.untagged += 1 }
      if isLate { figures.late += 1 }
      if isWithdrawn { figures.withdrawn += 1 }
      let isHeard = !isWithdrawn && !(isLate && stage.comments?.late == .notConsidered)
      if !isTagged && isHeard { reference.untagged.append(comment.id) }
      if isLate && !isWithdrawn && stage.comments?.late == nil {
        reference.late.append(comment.id)
      }
    }
    reference.stages = [figures]
    var byIssue: [StageIssue: [Comments.Comment]] = [:]
    for coding in codings {
      let comment = try #require(comments.first { $0.id == coding.comment })
      if let passage = coding.passage, !passage.stands(in: comment.body) {
        reference.fallen.append(comment.id)
      }
      let issue = coding.issue(commented: comment.stage)
      if byIssue[issue]?.contains(where: { $0.id == comment.id }) != true {
        byIssue[issue, default: []].append(comment)
      }
    }
    for (issue, raisers) in byIssue {
      reference.raisers[issue] = raisers.count
      // What is said in one copy is said in all, and what was withdrawn is said no more.
      let saying = comments.filter { comment in
        comment.withdrawal == nil
          && raisers.contains {
            $0.id == comment.id
              || $0.withdrawal == nil && !$0.isStub && !comment.isStub
                && Self.words($0) == Self.words(comment)
          }
      }
      let stubs = saying.filter(\.isStub).count
      let texts = Set(saying.filter { !$0.isStub }.map { comparedText($0.body) })
      reference.received[issue] = saying.count
      reference.texts[issue] = stubs + texts.count
    }
    return reference
  }
}
