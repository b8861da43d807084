// Rulewright. Apache-2.0.

import Dockets
import GRDB

/// What is thrown when a file holds what this program never wrote.
protocol HarmedFile: Error, CustomStringConvertible {}

/// Reads a row's columns in order, and throws where a harmed file holds what the schema forbids:
/// GRDB's own subscripts would stop the program.
struct Columns {
  /// That a column does not hold what its table says.
  struct Unexpected: HarmedFile {
    let column: Int
    var description: String { "column \(column) holds what its table forbids" }
  }

  private let row: Row
  private var next = 0

  init(_ row: Row) { self.row = row }

  private mutating func storage() throws -> DatabaseValue.Storage {
    guard next < row.count else { throw Unexpected(column: next) }
    defer { next += 1 }
    return (row[next] as DatabaseValue).storage
  }

  mutating func textIfAny() throws -> String? {
    switch try storage() {
    case .null: nil
    case .string(let text): text
    default: throw Unexpected(column: next - 1)
    }
  }

  mutating func text() throws -> String {
    guard let text = try textIfAny() else { throw Unexpected(column: next - 1) }
    return text
  }

  mutating func numberIfAny() throws -> Int? {
    switch try storage() {
    case .null: return nil
    case .int64(let value):
      guard let number = Int(exactly: value) else { throw Unexpected(column: next - 1) }
      return number
    default: throw Unexpected(column: next - 1)
    }
  }

  mutating func number() throws -> Int {
    guard let number = try numberIfAny() else { throw Unexpected(column: next - 1) }
    return number
  }

  mutating func real() throws -> Double {
    switch try storage() {
    case .double(let value): return value
    case .int64(let value): return Double(value)
    default: throw Unexpected(column: next - 1)
    }
  }

  /// A range in two columns, its start and its end.
  mutating func rangeIfAny() throws -> Range<Int>? {
    let (start, end) = (try numberIfAny(), try numberIfAny())
    guard let start, let end else { return nil }
    guard start <= end else { throw Unexpected(column: next - 1) }
    return start..<end
  }

  /// The bytes of a blob; none for an empty one.
  mutating func bytes() throws -> [UInt8] {
    switch try storage() {
    case .null: []
    case .blob(let data): Array(data)
    default: throw Unexpected(column: next - 1)
    }
  }

  mutating func flag() throws -> Bool { try number() != 0 }

  mutating func dayIfAny() throws -> CalendarDay? {
    guard let text = try textIfAny() else { return nil }
    guard let day = CalendarDay(text) else { throw Unexpected(column: next - 1) }
    return day
  }
}
