// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftParsing
import TestSupport
import Testing

/// The sample docket and small drafts, drawn as trees that a lawyer can read.
struct GoldenTreeTests {
  @Test(
    .enabled(if: SampleDocket.isThere),
    arguments: ["2015-05-20-proposed", "2021-10-21-interim-final", "draft"])
  func drawsEachDraftOfTheSampleDocket(_ name: String) throws {
    let bytes = try SampleDocket.bytes("Drafts/cyber-items/\(name).md")
    let parsed = ParsedDraft(Draft(file: name + ".md", bytes: bytes))
    #expect(parsed.diagnostics.isEmpty)
    let wrong = try Snapshot("cyber-items-\(name).txt").difference(from: DrawnTree.drawn(parsed))
    #expect(wrong == nil)
  }

  @Test(arguments: SmallDrafts.all.keys.sorted())
  func drawsEachSmallDraft(_ name: String) throws {
    let parsed = ParsedDraft(SmallDrafts.all[name] ?? "")
    let wrong = try Snapshot(name + ".txt").difference(from: DrawnTree.drawn(parsed))
    #expect(wrong == nil)
  }

  @Test(arguments: SchemeDrafts.all.keys.sorted())
  func drawsADraftOfEachScheme(_ name: String) throws {
    let parsed = ParsedDraft(SchemeDrafts.all[name] ?? "")
    #expect(name == "scheme-\(parsed.tree.numbering)")
    #expect(parsed.diagnostics.filter { $0.severity > .note } == [])
    let wrong = try Snapshot(name + ".txt").difference(from: DrawnTree.drawn(parsed))
    #expect(wrong == nil)
  }

  @Test(.enabled(if: SampleDocket.isThere))
  func everyCitationOfTheSampleCodingsLeadsToAClauseOfItsStage() throws {
    let files = [
      "proposed": "2015-05-20-proposed", "interim-final": "2021-10-21-interim-final",
      "working": "draft",
    ]
    var trees: [String: ClauseTree] = [:]
    for (stage, file) in files {
      let bytes = try SampleDocket.bytes("Drafts/cyber-items/\(file).md")
      trees[stage] = ParsedDraft(Draft(file: file, bytes: bytes)).tree
    }
    let rows = try SampleDocket.rows("Comments/cyber-items/codings.csv")
    let header = try #require(rows.first)
    let stage = try #require(header.firstIndex(of: "stage"))
    let citation = try #require(header.firstIndex(of: "citation"))
    #expect(rows.count > 10)
    for row in rows.dropFirst() where !row[citation].isEmpty {
      #expect(
        trees[row[stage]]?.clause(citing: row[citation]) != nil, "\(row[stage]): \(row[citation])")
    }
  }
}

/// The docket that comes with the repository.
enum SampleDocket {
  static let isThere = Places.bytes(ofRepository: "Drafts/cyber-items/draft.md") != nil

  static func bytes(_ path: String) throws -> [UInt8] {
    try #require(Places.bytes(ofRepository: path))
  }

  /// The rows of a CSV file, quotation marks taken off.
  static func rows(_ path: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    for byte in try bytes(path) {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted:
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case 0x0A where !isQuoted:
        rows.append(row + [String(decoding: cell, as: UTF8.self)])
        row = []
        cell = []
      case 0x0D where !isQuoted: break
      default: cell.append(byte)
      }
    }
    return rows
  }
}
