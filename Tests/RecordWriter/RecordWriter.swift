// Rulewright. Apache-2.0.

import Codings
import CommentFixtures
import CommentImport
import CommentStore
import Comments
import Dockets
import Hashing

/// Writes into a record from a process of its own.
///
///     RecordWriter code RECORD CODER COUNT     adds COUNT codings, one transaction each
///     RecordWriter import RECORD COUNT         imports COUNT generated comments
///     RecordWriter stall RECORD COUNT          the same, but waits for ever before the last
///     RecordWriter loop RECORD COUNT           imports the same 60 comments with other words,
///                                              COUNT times
@main
struct RecordWriter {
  static func main() throws {
    let words = CommandLine.arguments
    let record = try Record.openOrCreate(words[2])
    switch words[1] {
    case "code":
      for number in 0..<(Int(words[4]) ?? 0) {
        try record.addCoding(
          Coding(
            comment: CommentID("BIS-2020-0038-000002"), tag: TagID("tag-\(number)"),
            passage: nil, target: nil, coder: words[3], at: "2021-12-01T00:00:00Z"),
          stamp: EventStamp(who: words[3], at: time))
      }
    case "loop":
      for seed in 1...(Int(words[3]) ?? 1) {
        try importComments(60, record: record, stalls: false, seed: UInt64(seed))
      }
    default: try importComments(Int(words[3]) ?? 0, record: record, stalls: words[1] == "stall")
    }
  }

  private static let time = Instant(seconds: 1_638_316_800)

  private static func importComments(
    _ count: Int, record: Record, stalls: Bool, seed: UInt64 = 1
  ) throws {
    let file = ReceivedFile(
      name: "generated.csv", hash: ContentHash(of: [UInt8]()), size: 0,
      importedAt: "2021-12-01T00:00:00Z")
    let stamp = EventStamp(who: "importer", at: time)
    let tally = try record.importFile(file, stamp: stamp) { take in
      var generator = BulkCSVGenerator(seed: seed)
      var reader = RegulationsGovCSV { _ in StageID("interim-final") }
      try reader.feed(
        (BulkCSVGenerator.line(BulkCSVGenerator.header) + generator.notice())[...], take)
      for number in 1...count {
        try reader.feed(generator.comment()[...], take)
        if stalls, number == count {
          print("stalled")
          writeEverything()
          while true { wait() }
        }
      }
      try reader.finish(take)
      return reader.rowsRead
    }
    print(tally.read, tally.added, tally.unchanged, tally.skipped.count, tally.rejected.count)
  }
}
