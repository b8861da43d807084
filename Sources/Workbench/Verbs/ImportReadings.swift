// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

extension Workspace {
  /// Takes readings from `readings.csv`, all or nothing; each row that cannot be is rejected with
  /// its reason, and the rows around it are taken.
  ///
  /// What a person said later governs, and what was taken back after it was said is skipped.
  func importReadings(
    _ path: String, _ record: Record, _ stamp: EventStamp
  ) throws -> ImportTally {
    var tally = ImportTally()
    let past = try record.past()
    var said: [[[UInt8]]: Reading] = [:]
    for reading in try record.readings() { said[key(reading)] = reading }
    var news: [[[UInt8]]: Reading] = [:]
    var order: [[[UInt8]]] = []
    for entry in try ReadingsCSV.entries(try Disk.read(path, limit: 1 << 30)[...]) {
      tally.read += 1
      func reject(_ row: Int, _ reason: String) {
        tally.rejected.append(.init(file: path, row: row, reason: reason))
      }
      switch entry {
      case .rejected(let row, let reason): reject(row, reason)
      case .reading(let reading, let row):
        let key = key(reading)
        if try record.comment(reading.comment) == nil {
          reject(row, "\(TagRefusal.noComment(reading.comment))")
        } else if [reading.reason, reading.who].contains(where: { $0.utf8.contains(0) }) {
          reject(row, "it holds a NUL character")
        } else if news[key] != nil {
          reject(row, "another row says how far \(reading.who) is with \(reading.comment)")
        } else if let gone = past.takenBack(reading), !reading.isLater(than: gone.at) {
          let reason = "\(gone.who) took it back on \(gone.at), after it was said"
          tally.skipped.append(.init(file: path, row: row, reason: reason))
        } else if let known = said[key], !reading.isLater(than: known.at) {
          tally.unchanged += 1
        } else {
          if said[key] == nil { tally.added += 1 } else { tally.updated += 1 }
          news[key] = reading
          order.append(key)
        }
      }
    }
    let put = try record.importReadings(
      order.compactMap { news[$0] }, from: Disk.lastName(of: path), stamp: stamp)
    // Whoever says the same again later has not said anything new.
    let same = tally.added + tally.updated - put
    tally.updated -= same
    tally.unchanged += same
    return tally
  }

  private func key(_ reading: Reading) -> [[UInt8]] {
    [reading.comment.text, reading.who].map { Array($0.utf8) }
  }
}

extension Reading {
  /// Whether it was said after a time of the log, or of another reading; false where one is no time.
  func isLater(than other: String) -> Bool {
    guard let a = Instant(iso8601: at), let b = Instant(iso8601: other) else { return false }
    return a > b
  }
}
