// Rulewright. Apache-2.0.

import Foundation

extension Disk {
  /// Does something while no other program does the same in that folder.
  ///
  /// The system takes the right back when a program ends, however it ends.
  static func holding<Value>(_ folder: String, _ body: () throws -> Value) throws -> Value {
    let held = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard held >= 0 else { throw WorkspaceError.cannotRead(path: folder, reason: reason()) }
    defer { close(held) }
    while flock(held, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw WorkspaceError.cannotWrite(path: folder, reason: reason())
      }
    }
    return try body()
  }
}
