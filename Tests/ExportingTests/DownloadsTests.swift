// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import CommentImport
import Comments
import Dockets
import DraftParsing
import Redlining
import Testing

@testable import Exporting

/// The tables of a docket: what README.txt says of them, and what they say of doubt.
@Suite struct DownloadsTests {
  private static let before = tree(
    "## § 1.1 Bells\n\n(a) Every tower rings at noon.\n\n(b) No bell rings before the dawn.\n\n"
      + "(c) Strike the great bell once.\n\n(d) Paint the ropes of all towers red.\n")
  private static let today = tree(
    "## § 1.1 Bells\n\n(a) Every tower rings at noon.\n\n(b) No bell rings before seven.\n\n"
      + "(c) [Reserved]\n\n(d) [Reserved]\n\n## § 1.2 Great bells\n\n"
      + "(a) Strike the great bell once.\n")
  private static let stage = StageID("proposed")
  private static let old = String(repeating: "1", count: 64)
  private static let new = String(repeating: "2", count: 64)

  private static func tree(_ text: String) -> ClauseTree {
    ParsedDraft(Draft(file: "bells.md", bytes: Array(text.utf8)), numbering: .cfr).tree
  }

  private static func docket(older: Bool = true) -> PublishedDocket {
    let comment = PublishedComment(
      id: CommentID("C-1"), stage: stage, received: nil, organization: "",
      content: .body("It is loud."), isStub: false, attachmentCount: 0)
    let codings = ["1-1-a", "1-1-b", "1-1-c", "1-1-d", nil].map { label in
      Coding(
        comment: comment.id, tag: TagID("loud"), passage: nil,
        target: label.map {
          ClauseTarget(
            version: DraftVersion(stage: stage, fileHash: old), label: ClauseLabel($0),
            citation: Citation($0))
        }, coder: "Ann", at: "2021-03-02T10:00:00Z")
    }
    let change = redline(from: before, to: today)
    return PublishedDocket(
      Docket(
        name: "bells", title: "Bells",
        stages: [Stage(id: stage, kind: .proposedRule, draftFile: "bells.md")]),
      asOf: DateScene.day("2021-04-01"),
      stages: [
        PublishedStage(
          stage: Stage(id: stage, kind: .proposedRule, draftFile: "bells.md"), tree: today,
          fileHash: new)
      ],
      redlines: [PublishedRedline(from: stage, to: stage, redline: change)],
      comments: [comment], codings: codings,
      olderTexts: older
        ? [DraftVersion(stage: stage, fileHash: old): seenText(before, today: today)] : [:])
  }

  private static func files(_ docket: PublishedDocket) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let redline = (from: stage, to: stage, name: "redline-proposed-final")
    DocketDownloads(
      folder: "data", redlines: [redline],
      sheets: .init(rows: 1_000) { table, _ in table + ".spreadsheet.csv" }
    ).write(docket) { file in
      files[String(file.path.dropFirst("data/".count)), default: []] += file.bytes
    }
    return files
  }

  private static func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var reader = CSVReader()
    var rows: [[String]] = []
    func take(_ record: CSVRecord) { if case .row(let row) = record { rows.append(row.texts) } }
    reader.feed(bytes[...], take)
    try reader.finish(take)
    return rows
  }

  @Test func tellOfEveryColumnOfEveryTableInItsOrder() throws {
    let files = Self.files(Self.docket())
    let readme = String(decoding: try #require(files["README.txt"]), as: UTF8.self)
    let told = Self.columns(in: readme)
    let tables = files.keys.filter { $0.hasSuffix(".csv") && !$0.contains(".spreadsheet.") }
    #expect(
      tables.sorted() == [
        "codings.csv", "comments.csv", "redline-proposed-final.csv", "responses.csv",
      ])
    #expect(told.count == tables.count)
    for table in tables {
      let name = table.hasPrefix("redline-") ? "redline-FROM-TO.csv" : table
      let columns = try Self.rows(files[table] ?? []).first
      #expect(columns != nil && told[name] == columns, "\(table)")
      #expect(readme.contains("  \(table), "))
    }
  }

  /// The columns that a README tells of, table by table: a name or several begin each line that is
  /// indented by two, and what they are begins behind two blanks.
  private static func columns(in readme: String) -> [String: [String]] {
    var columns: [String: [String]] = [:]
    var table: String?
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines.drop(while: { $0 != "COLUMNS" }).dropFirst() where !line.isEmpty {
      guard line.hasPrefix("  ") else {
        table = String(line.prefix { $0 != ":" })
        continue
      }
      guard let table, !line.hasPrefix("   ") else { continue }
      let names = String(line.dropFirst(2)).split(separator: "  ").first ?? ""
      columns[table, default: []] += names.split(separator: ", ").map(String.init)
    }
    return columns
  }

  @Test func sayOfEachCodingHowItsClauseStandsToday() throws {
    let files = Self.files(Self.docket())
    let rows = try Self.rows(files["codings.csv"] ?? [])
    let (label, stands) = try (
      #require(rows.first?.firstIndex(of: "label")), #require(rows.first?.firstIndex(of: "stands"))
    )
    #expect(
      rows.dropFirst().map { [$0[label], $0[stands]] } == [
        ["", ""], ["1-1-a", "exact"], ["1-1-b", "edited"], ["1-1-c", "moved"],
        ["1-1-d", "orphaned"],
      ])
    let json = String(decoding: files["docket.json"] ?? [], as: UTF8.self)
    for word in ["exact", "edited", "moved", "orphaned"] {
      #expect(json.contains("\"stands\": \"\(word)\""), "\(word)")
    }
  }

  @Test func sayNothingIsExactWhereWhatACoderSawWasNotKept() throws {
    let rows = try Self.rows(Self.files(Self.docket(older: false))["codings.csv"] ?? [])
    #expect(rows.dropFirst().map { $0.last ?? "" } == ["", "edited", "edited", "edited", "edited"])
  }
}
