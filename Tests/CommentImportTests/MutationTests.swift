// Rulewright. Apache-2.0.

import CommentImport
import Comments
import Dockets
import Foundation
import TestSupport
import Testing

@Suite struct MutationTests {
  /// How many mutated inputs of each form are read; RULEWRIGHT_MUTATIONS=10000 for all.
  private static let count =
    ProcessInfo.processInfo.environment["RULEWRIGHT_MUTATIONS"].flatMap { Int($0) } ?? 100

  /// What comes of a file: its rows and notes, or why it cannot be taken.
  private enum Outcome: Equatable {
    case rows([ImportedRow], notes: [String])
    case refused(ImportError)
  }

  private func outcome(
    _ bytes: [UInt8], _ format: CommentFormat, _ joined: JoinedFiles,
    pieces: (inout SeededGenerator) -> Int, _ random: inout SeededGenerator
  ) throws -> Outcome {
    do {
      var reader = try format.reader(joined: joined) { _ in StageID("proposed") }
      var rows: [ImportedRow] = []
      var at = 0
      while at < bytes.count {
        let size = min(max(1, pieces(&random)), bytes.count - at)
        try reader.feed(bytes[at..<(at + size)]) { rows.append($0) }
        at += size
      }
      try reader.finish { rows.append($0) }
      #expect(rows.count == reader.rowsRead, "read is what became of the rows")
      for case .comment(let comment) in rows {
        let place = try #require(comment.bytes)
        #expect(place.lowerBound >= 0 && place.upperBound <= bytes.count)
      }
      return .rows(rows, notes: reader.notes)
    } catch let error as ImportError {
      return .refused(error)
    }
  }

  private func mutated(_ original: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = original
    let telling: [UInt8] = [
      0x22, 0x2C, 0x0A, 0x0D, 0x00, 0x5C, 0x7B, 0x7D, 0x5B, 0x5D, 0x3A, 0x3B, 0x09, 0x3C, 0x3E,
      0x26, 0x80, 0xC3, 0xE2, 0xF0, 0xFF, 0xFE, 0xD8, 0x75, 0x30,
    ]
    for _ in 0..<(1 + random.below(4)) where !bytes.isEmpty {
      let at = random.below(bytes.count)
      switch random.below(7) {
      case 0: bytes[at] = UInt8(random.below(256))
      case 1: bytes[at] = random.pick(telling)
      case 2: bytes.remove(at: at)
      case 3: bytes.insert(random.pick(telling), at: at)
      case 4: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.below(40)))
      case 5:
        // A part stands twice: rows, keys and brackets repeat.
        let end = min(bytes.count, at + 1 + random.below(80))
        bytes.insert(contentsOf: Array(bytes[at..<end]), at: random.below(bytes.count))
      default: if random.below(4) == 0 { bytes.removeSubrange(at...) }
      }
    }
    return bytes
  }

  @Test(arguments: FormatSample.all)
  func readsTheSameWhateverThePieces(_ sample: FormatSample) throws {
    let whole = try ReadFile(sample.bytes, name: sample.name, with: sample.with)
    #expect(!whole.rows.isEmpty)
    for piece in [1, 2, 3, 17, 4096] {
      let parts = try ReadFile(
        sample.bytes, name: sample.name, with: sample.with, piece: piece)
      #expect(parts.rows == whole.rows)
      #expect(parts.notes == whole.notes)
    }
  }

  @Test(arguments: FormatSample.all)
  func accountsForEveryRecordWhateverBytesAreChanged(_ sample: FormatSample) throws {
    let format = try ReadFile.format(sample.bytes, sample.name)
    var joined = JoinedFiles()
    for part in [sample.bytes] + sample.with {
      try joined.add(try ReadFile.format(part, "")) { try $0(part[...]) }
    }
    var random = SeededGenerator(seed: UInt64(sample.bytes.count))
    for number in 0..<Self.count {
      let bytes = mutated(sample.bytes, &random)
      // What it is taken for must not end the program either.
      let seen = FileFormat(beginning: bytes.prefix(FileFormat.beginning), name: sample.name)
      let whole = try outcome(bytes, format, joined, pieces: { _ in .max }, &random)
      let parts = try outcome(bytes, format, joined, pieces: { 1 + $0.below(60) }, &random)
      #expect(whole == parts, "input \(number)")
      if case .comments(let other) = seen, other != format, !JoinedFiles.isPart(other) {
        _ = try outcome(bytes, other, joined, pieces: { _ in .max }, &random)
      }
    }
  }
}
