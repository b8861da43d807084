// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Comments
import Diagnostics
import Dockets
import Foundation
import Hashing
import Redacting
import Testing

@testable import Workbench

/// A docket into which secrets are planted, each in one of the places where secrets come.
///
/// Whoever adds a way in for comments adds a planter to the list.
final class CanaryDocket {
  /// A secret, and where it was planted.
  struct Canary {
    var place: String
    var secret: String
  }

  /// Puts a secret into a comment, and may return what is to be done once it is in the record.
  typealias Planter = (
    _ secret: String, _ comment: inout Comments.Comment, _ docket: CanaryDocket
  ) throws -> (() throws -> Void)?

  let workspace: Workspace
  let root: String
  private(set) var canaries: [Canary] = []
  private var comments: [Comments.Comment] = []
  private var afterwards: [() throws -> Void] = []
  private static let stamp = EventStamp(who: "Ann", at: Instant(seconds: 1_650_000_000))

  init() throws {
    let root =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
      + "/rulewright-canaries-" + UUID().uuidString
    self.root = root
    func write(_ text: String, to path: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/" + path))
    }
    for folder in ["Drafts", "Comments"] {
      try FileManager.default.createDirectory(
        atPath: root + "/\(folder)/bells", withIntermediateDirectories: true)
    }
    try FileManager.default.createDirectory(
      atPath: root + "/Site", withIntermediateDirectories: true)
    try write(
      """
      title: Bells
      stages:
        - id: first
          kind: proposed rule
          draft: first.md
          published: 2022-03-01
          comments: { days: 30, closes: 2022-03-31 }
        - { id: final, kind: final rule, draft: final.md, published: 2022-06-01 }

      """, to: "Drafts/bells/docket.yml")
    try write(
      "tags:\n  - { id: loud, name: Loud, definition: It is loud., use: So., avoid: Not so. }\n",
      to: "Drafts/bells/codebook.yml")
    try write("## § 1.1 Bells\n\n(a) Ring.\n\n(b) Rest.\n", to: "Drafts/bells/first.md")
    try write("## § 1.1 Bells\n\n(a) Ring softly.\n\n(b) Rest.\n", to: "Drafts/bells/final.md")
    workspace = try Workspace(at: root)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  var record: Record { get throws { try workspace.record("bells") } }

  /// Plants secrets, one after the other, in each place of a list in turn.
  func plant(_ secrets: [String], _ planters: [(place: String, plant: Planter)]) throws {
    for (index, secret) in secrets.enumerated() {
      let planter = planters[index % planters.count]
      var comment = Comments.Comment(
        id: CommentID("BEL-2022-0001-\(1000 + index)"), stage: StageID("first"),
        body: "Control \(1000 + index): the bell is too loud.")
      comment.received = CalendarDay(year: 2022, month: 3, day: 1 + index % 28)
      if let after = try planter.plant(secret, &comment, self) { afterwards.append(after) }
      comments.append(comment)
      canaries.append(Canary(place: planter.place, secret: secret))
    }
    _ = try Record.openOrCreate(workspace.recordPath("bells"))
    try receive(comments, as: "secret name.csv")
    for act in afterwards { try act() }
  }

  /// Takes comments into the record as an import does.
  func receive(_ comments: [Comments.Comment], as name: String) throws {
    let file = ReceivedFile(
      name: name, hash: ContentHash(of: Array(name.utf8)), size: 1,
      importedAt: "2022-04-30T10:00:00Z")
    _ = try record.importFile(file, stamp: Self.stamp) { take in
      for (index, comment) in comments.enumerated() {
        try take(.comment(ImportedComment(comment: comment, row: index + 2)))
      }
      return comments.count
    }
  }

  /// What an attachment says.
  func read(_ sha256: String, as text: String) throws {
    _ = try record.addAttachmentReadings(
      [AttachmentReading(sha256: sha256, method: "test", outcome: .text(text))],
      stamp: Self.stamp)
  }

  /// Codes words of a comment, with a note, tied to a clause.
  func code(_ id: CommentID, quote: String, coder: String = "Ann", note: String = "") throws {
    _ = try workspace.tag(
      TagRequest(
        comment: id, tag: TagID("loud"), clause: "1.1(a)", quote: quote, note: note,
        coder: coder), in: "bells", now: Self.stamp.at)
  }

  /// Withholds words as a person does.
  func redact(_ id: CommentID, _ quote: String) throws {
    _ = try workspace.redact(
      RedactRequest(comment: id, quote: quote, kind: .businessInformation, who: "Lee"),
      in: "bells", now: Self.stamp.at)
  }

  /// Answers what was said, so that quotes stand on pages of responses too.
  func respond() throws {
    try FileManager.default.createDirectory(
      atPath: root + "/Comments/bells/responses", withIntermediateDirectories: true)
    let text = """
      ---
      title: It is too loud
      issues: [loud@1-1-a]
      stage: first
      answered: final
      disposition: accepted
      changed: ["1.1(a)"]
      ---

      We agree.

      """
    try Data(text.utf8).write(
      to: URL(fileURLWithPath: root + "/Comments/bells/responses/loud.md"))
    let outcome = try workspace.importFiles(
      [root + "/Comments/bells/responses/loud.md"], into: "bells", by: "Ann",
      now: Self.stamp.at)
    #expect(outcome.tally.added == 1, "\(outcome.tally.rejected)")
  }

  /// Every file of the public site, by its path; `leanAbove` says how many comments are many.
  func site(leanAbove limit: Int = 50_000) throws -> [(path: String, bytes: [UInt8])] {
    let day = try #require(CalendarDay(year: 2022, month: 7, day: 1))
    let outcome = try workspace.buildSite(
      into: nil, asOf: day, countsFromThatDay: true,
      generator: "test", leanAbove: limit)
    let wrong = outcome.diagnostics.map(\.summary)
    #expect(outcome.isBuilt, "\(wrong)")
    let folder = root + "/Site/public"
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.sorted().compactMap { path in
      FileManager.default.contents(atPath: folder + "/" + path).map { (path, Array($0)) }
    }
  }
}
