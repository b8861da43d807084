// Rulewright. Apache-2.0.

import GRDB

extension Record {
  /// Whether somebody keeps the record at a path for themselves at this moment, as a long import
  /// does: whoever reads would wait.
  package static func isTaken(_ path: String) -> Bool {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .immediateError
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      try queue.close()
      return false
    } catch let error as DatabaseError {
      return error.resultCode == .SQLITE_BUSY
    } catch {
      return false
    }
  }
}
