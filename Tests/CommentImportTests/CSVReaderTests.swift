// Rulewright. Apache-2.0.

import CommentImport
import Foundation
import TestSupport
import Testing

@Suite struct CSVReaderTests {
  /// Everything that the reader hands on when the input comes in pieces; nil for an open quote.
  private func records(
    _ input: [UInt8], pieces: (Int) -> Int = { _ in .max }
  ) -> [CSVRecord]? {
    var reader = CSVReader()
    var records: [CSVRecord] = []
    var at = 0
    while at < input.count {
      let size = min(max(1, pieces(at)), input.count - at)
      reader.feed(input[at..<(at + size)]) { records.append($0) }
      at += size
    }
    do { try reader.finish { records.append($0) } } catch { return nil }
    return records
  }

  private func cells(_ records: [CSVRecord]?) -> [[String]?]? {
    records?.map { record in
      if case .row(let row) = record { row.texts } else { nil }
    }
  }

  private func cells(_ text: String) -> [[String]?]? { cells(records(Array(text.utf8))) }

  @Test func readsCellsWithCommasNewlinesAndDoubledQuotes() {
    #expect(
      cells("a,\"b,\"\"c\"\"\r\nd\"\r\n1,2\n3,4\r5,\"6\"") == [
        ["a", "b,\"c\"\r\nd"], ["1", "2"], ["3", "4"], ["5", "6"],
      ])
  }

  @Test func takesAQuoteBeforeACombiningMarkForAQuote() {
    let rows = records(Array("\"\u{301}a\",\u{338}b\n".utf8))
    #expect(
      cells(rows)?.first??.map { Array($0.utf8) } == [
        Array("\u{301}a".utf8), Array("\u{338}b".utf8),
      ])
    #expect(cells("\"a\"\u{301},b\nc,d\n") == [nil, ["c", "d"]])
  }

  @Test func countsRowsLinesAndBytes() {
    let rows = records(Array("\u{FEFF}a\r\n\"b\r\nc\"\rd\n".utf8))?.compactMap { record in
      if case .row(let row) = record { [row.number, row.line, row.offset] } else { nil }
    }
    #expect(rows == [[1, 1, 3], [2, 2, 6], [3, 4, 13]])
  }

  @Test func saysWhereAQuoteOpenedThatNeverCloses() {
    var reader = CSVReader()
    reader.feed(Array("a,b\n1,\"x\ny\n".utf8)[...]) { _ in }
    #expect(throws: ImportError.quoteLeftOpen(row: 2, line: 2, position: 6)) {
      try reader.finish { _ in }
    }
  }

  @Test(arguments: [
    ("a\n\u{0}b\nc", CSVFault.Problem.nulByte(position: 2)),
    ("a\n\"b\"x\nc", .textAfterClosingQuote(line: 2, position: 5)),
    ("a\nb\"x\nc", .quoteInUnquotedCell(line: 2, position: 3)),
  ])
  func refusesOneRowAndReadsTheNext(input: String, problem: CSVFault.Problem) {
    let found = records(Array(input.utf8)) ?? []
    #expect(found.count == 3)
    guard case .fault(let fault) = found[1] else {
      Issue.record("the row was taken")
      return
    }
    #expect(fault.problem == problem)
    #expect(fault.row == 2 && fault.line == 2 && fault.offset == 2)
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xE2, 0x82],
    ] as [[UInt8]])
  func refusesWhatIsNotUTF8AndSaysWhere(bad: [UInt8]) {
    let found = records(Array("é,".utf8) + bad + Array(",x\nok\n".utf8)) ?? []
    guard case .fault(let fault) = found.first, case .row(let next) = found.last else {
      Issue.record("the row was taken")
      return
    }
    #expect(fault.problem == .invalidUTF8(position: 3))
    #expect(next.texts == ["ok"])
  }

  @Test func boundsCellsRowsAndColumns() {
    func problem(_ input: [UInt8]) -> CSVFault.Problem? {
      let found = records(input, pieces: { _ in 65_536 }) ?? []
      guard found.count == 2, case .fault(let fault) = found[0] else { return nil }
      return fault.problem
    }
    let commas = [UInt8](repeating: 0x2C, count: CSVReader.mostColumns)
    #expect(problem(commas + Array("\nx".utf8)) == .tooManyColumns(position: 1024))
    let long = [UInt8](repeating: 0x61, count: CSVReader.longestCell + 1)
    if case .cellTooLong = problem(long + Array("\nx".utf8)) {} else { Issue.record("taken") }
    let four = [UInt8](repeating: 0x61, count: 8 << 20) + [0x2C]
    let row = four + four + four + four + Array("b\nx".utf8)
    if case .rowTooLong = problem(row) {} else { Issue.record("taken") }
  }

  @Test func agreesWithAnObviousParserWhateverTheInputAndThePieces() {
    var random = SeededGenerator(seed: 3)
    let alphabet: [UInt8] = [
      0x22, 0x22, 0x22, 0x2C, 0x2C, 0x0A, 0x0D, 0x61, 0x62, 0x20, 0x00, 0xC3, 0xA9, 0xCC, 0x81,
      0xEF, 0xBB, 0xBF, 0x61, 0x61,
    ]
    for _ in 0..<20_000 {
      let input = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      let whole = records(input)
      let expected = referenceCSV(input)?.map { row in
        row?.map { String(decoding: $0, as: UTF8.self) }
      }
      let found = cells(whole)
      #expect(
        found?.map { $0?.map { Array($0.utf8) } } == expected?.map { $0?.map { Array($0.utf8) } },
        "\(input)")
      let pieces = records(input) { _ in Int.random(in: 1...4, using: &random) }
      #expect(pieces == whole, "\(input)")
    }
  }

  @Test(.enabled(if: SharedData.has("hostile/csv")))
  func readsTheHostileFilesAsTheirJSONSays() throws {
    var compared = 0
    for (folder, json) in [
      ("hostile/csv/csv", "hostile/csv/json"),
      ("hostile/csv/csv-spectrum/csvs", "hostile/csv/csv-spectrum/json"),
    ] {
      for name in SharedData.names(in: folder) {
        let rows = cells(records(SharedData.bytes("\(folder)/\(name)") ?? []))
        let isBad = name.utf8.starts(with: "bad-".utf8)
        if isBad, !name.utf8.starts(with: "bad-header".utf8) {
          #expect(rows == nil || rows?.contains { $0 == nil } == true, "\(name)")
          continue
        }
        let base = String(decoding: name.utf8.dropLast(4), as: UTF8.self)
        guard let data = SharedData.bytes("\(json)/\(base).json") else { continue }
        compared += 1
        let parsed = try JSONSerialization.jsonObject(with: Data(data))
        if let lists = parsed as? [[String]] {
          let body = name.utf8.starts(with: "header".utf8) ? rows?.dropFirst().map { $0 } : rows
          #expect(body == lists, "\(name)")
        } else if let objects = parsed as? [[String: String]] {
          let header = rows?.first ?? []
          let found = rows?.dropFirst().map { row in
            Dictionary(uniqueKeysWithValues: zip(header ?? [], row ?? []))
          }
          #expect(found == objects, "\(name)")
        }
      }
    }
    #expect(compared >= 25)
  }
}
