// Rulewright. Apache-2.0.

import GRDB

/// The order in which files came, as a list beside the record says it.
///
/// The record numbers them as they are imported; where an older one is imported last, as into a
/// clone that had no copy of it, the list knows better.
package final class ReceivedOrder {
  private var places: [[UInt8]: Int] = [:]
  /// The last place among the files up to a number.
  private var furthest = (number: 0, place: -1)

  /// Of the lines of the list, the first being the file that came first.
  package init(_ lines: [(hash: String, name: String)]) {
    for (index, line) in lines.enumerated() where places[Self.key(line)] == nil {
      places[Self.key(line)] = index
    }
  }

  /// The place of a file on the list; nil where it is not on it.
  func place(sha256: String, name: String) -> Int? { places[Self.key((sha256, name))] }

  /// Whether the record has a file of a lower number that is further down the list.
  func hasLater(than place: Int, before number: Int, _ db: Database) throws -> Bool {
    guard number > furthest.number else { return try last(in: 1..<number, db) > place }
    // A clone of many files asks this of each, so that each row is read once.
    furthest.place = max(furthest.place, try last(in: furthest.number + 1..<number, db))
    furthest.number = number - 1
    return furthest.place > place
  }

  private func last(in numbers: Range<Int>, _ db: Database) throws -> Int {
    try ReceivedFileRows.some(numbers, db).compactMap {
      place(sha256: $0.received.sha256, name: $0.received.name)
    }.max() ?? -1
  }

  private static func key(_ line: (hash: String, name: String)) -> [UInt8] {
    Array(line.hash.utf8) + [0x20] + Array(line.name.utf8)
  }
}

/// Where a file that is being imported stands among those that the record has.
struct FilePlace {
  /// Whose words count of a comment that is known from a file imported before.
  enum Verdict {
    /// Those that come now.
    case governs
    /// Those that the record has: they came later.
    case givesWay
    /// Nobody knows: the record's are of an older file, and a later one may have said them again.
    case unclear
  }

  private let order: ReceivedOrder
  private let place: Int
  private let number: Int
  private var hasLater: Bool?

  /// Nil where the list says nothing of the file.
  init?(_ order: ReceivedOrder?, sha256: String, name: String, number: Int) {
    guard let order, let place = order.place(sha256: sha256, name: name) else { return nil }
    (self.order, self.place, self.number) = (order, place, number)
  }

  mutating func verdict(over known: Int, _ db: Database) throws -> Verdict {
    guard known < number else { return .governs }
    let hasLater = try self.hasLater ?? order.hasLater(than: place, before: number, db)
    self.hasLater = hasLater
    guard hasLater, let file = try ReceivedFileRows.some(known..<known + 1, db).first else {
      return .governs
    }
    let other = order.place(sha256: file.received.sha256, name: file.received.name) ?? -1
    return other > place ? .givesWay : .unclear
  }
}
