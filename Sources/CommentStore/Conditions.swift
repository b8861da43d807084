// Rulewright. Apache-2.0.

import GRDB

/// The conditions of a query and their arguments, joined by AND.
///
/// Nothing that a user wrote is ever part of the SQL.
struct Conditions {
  private(set) var sql: [String] = []
  private(set) var values: [(any DatabaseValueConvertible)?] = []

  mutating func add(_ condition: String, _ arguments: (any DatabaseValueConvertible)?...) {
    sql.append(condition)
    values += arguments
  }

  mutating func add(_ condition: String, all arguments: [any DatabaseValueConvertible]) {
    sql.append(condition)
    values += arguments.map { $0 }
  }

  /// ` WHERE …`, or nothing.
  var clause: String { sql.isEmpty ? "" : " WHERE (" + sql.joined(separator: ") AND (") + ")" }

  var arguments: StatementArguments { StatementArguments(values) }
}
