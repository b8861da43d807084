// Rulewright. Apache-2.0.

import CommentImport
import Foundation
import TestSupport
import Testing

@testable import Exporting

@Suite("CSV for programs and for spreadsheets")
struct CSVTableTests {
  /// Strings made of what CSV and spreadsheets trip over.
  static func hostile(seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\"", "\"\"", ",", ";", "'", "''", " ",
      "\u{A0}", "\u{FEFF}", "\u{200B}", "\u{202E}", "＝", "＋", "－", "＠", "﹦", "\u{301}", "\u{338}",
      "\u{1}", "\u{1B}", "\u{7F}", "\u{3164}", "cmd|' /C calc'!A0", "HYPERLINK(\"x\")", "a", "1",
      "é", "e\u{301}", "日本語", "🙂", "\u{2028}", "\u{10FFFF}", "\\", "|",
    ]
    return (0..<200).map { _ in
      (0..<Int.random(in: 0...6, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
  }

  /// The big list of naughty strings, where it is beside the project.
  static var naughty: [String] {
    guard let bytes = SharedData.bytes("hostile/blns.json") else { return [] }
    let all = (try? JSONDecoder().decode([String].self, from: Data(bytes))) ?? []
    return all.filter { !$0.utf8.contains(0) }
  }

  private static func table(_ cells: [String]) -> CSVTable {
    var table = CSVTable(columns: ["number", "text", "again"])
    table.rows = cells.enumerated().map { [String($0), $1, $1] }
    return table
  }

  private static func read(_ bytes: [UInt8]) throws -> [[[UInt8]]] {
    var reader = CSVReader()
    var rows: [[[UInt8]]] = []
    func take(_ record: CSVRecord) {
      guard case .row(let row) = record else {
        Testing.Issue.record("no row: \(record)")
        return
      }
      rows.append((0..<row.count).map { Array(row[$0]) })
    }
    reader.feed(bytes[...], take)
    try reader.finish(take)
    return rows
  }

  @Test("a program reads every text back, byte for byte", arguments: 1...20)
  func isLossless(seed: UInt64) throws {
    let table = Self.table(Self.hostile(seed: seed) + Self.naughty)
    let rows = try Self.read(table.bytes(.lossless))
    #expect(rows == ([table.columns] + table.rows).map { $0.map { Array($0.utf8) } })
  }

  @Test("no cell for a spreadsheet can be run, and each gives its text back", arguments: 1...20)
  func isSafe(seed: UInt64) throws {
    let cells = Self.hostile(seed: seed) + Self.naughty
    let bytes = Self.table(cells).bytes(.spreadsheet)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = try Self.read(bytes)
    #expect(rows.count == cells.count + 1)
    for (cell, row) in zip(cells, rows.dropFirst()) {
      for found in row { #expect(!Self.wouldRun(found), "\(found)") }
      let stripped = FormulaGuard.stripping(String(decoding: row[1], as: UTF8.self))
      #expect(stripped.utf8.elementsEqual(cell.utf8))
    }
  }

  /// A slow and obvious reading of the rule, on bytes: white space, controls and unseen signs are
  /// cut from the front one by one.
  private static func wouldRun(_ cell: [UInt8]) -> Bool {
    let triggers =
      ["=", "+", "-", "@", "\t", "\r", "\n"] + ["＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"]
    let unseen =
      (0...0x20).map { [UInt8($0)] }
      + [
        "\u{7F}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200E}", "\u{202E}", "\u{2028}", "\u{3000}",
        "\u{FEFF}", "\u{3164}",
      ]
      .map { Array($0.utf8) }
    var rest = cell[...]
    while true {
      if triggers.contains(where: { rest.starts(with: $0.utf8) }) { return true }
      guard let cut = unseen.first(where: { rest.starts(with: $0) }) else { return false }
      rest = rest.dropFirst(cut.count)
    }
  }

  @Test(
    "what a spreadsheet would run is known by its first sign that counts",
    arguments: [
      ("=1", true), ("=\u{338}1", true), (" =1", true), ("\u{FEFF}@x", true), ("\u{200B}+1", true),
      ("\t", true), ("\rx", true), ("－1", true), ("-", true), ("\u{0}=1", true), ("a=1", false),
      ("", false), (" ", false), ("'=1", false), ("1-2", false), ("\u{301}=1", false),
    ])
  func knowsFormulas(cell: String, isRun: Bool) {
    #expect(FormulaGuard.isRun(cell) == isRun)
  }

  @Test("rows end with CRLF, and only what must be is quoted")
  func isRFC4180() {
    let table = CSVTable(columns: ["a", "b"], rows: [["1,2", "say \"x\""], ["", "x y"]])
    #expect(
      String(decoding: table.bytes(.lossless), as: UTF8.self)
        == "a,b\r\n\"1,2\",\"say \"\"x\"\"\"\r\n,x y\r\n")
  }

  @Test("Python reads the same texts", .enabled(if: python != nil))
  func pythonAgrees() throws {
    let cells = (1...5).flatMap { Self.hostile(seed: $0 &* 77) } + Self.naughty
    for flavour in CSVTable.Flavour.allCases {
      let output = try python(
        """
        import csv, json, sys
        encoding = "utf-8" if sys.argv[2] == "lossless" else "utf-8-sig"
        csv.field_size_limit(1 << 30)
        with open(sys.argv[1], encoding=encoding, newline="") as file:
            rows = list(csv.reader(file, strict=True))
        if sys.argv[2] != "lossless":
            rows = [[c[1:] if c.startswith("'") else c for c in row] for row in rows]
        print(json.dumps(rows))
        """, on: Self.table(cells).bytes(flavour), "\(flavour)")
      let rows = try JSONDecoder().decode([[String]].self, from: output)
      #expect(rows.count == cells.count + 1)
      for (cell, row) in zip(cells, rows.dropFirst()) {
        #expect(row[1].utf8.elementsEqual(cell.utf8))
      }
    }
  }
}
