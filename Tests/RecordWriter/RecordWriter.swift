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
            passage: nil, target: nil, coder: words[3], at: "2021-12-01T00:00:00Z"))
      }
    default: try importComments(Int(words[3]) ?? 0, record: record, stalls: words[1] == "stall")
    }
  }

  private static func importComments(_ count: Int, record: Record, stalls: Bool) throws {
    let file = ReceivedFile(
      name: "generated.csv", hash: ContentHash(of: [UInt8]()), size: 0,
      importedAt: "2021-12-01T00:00:00Z")
    let tally = try record.importFile(file) { take in
      var generator = BulkCSVGenerator(seed: 1)
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
