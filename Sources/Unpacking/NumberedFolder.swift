// Rulewright. Apache-2.0.

import Glibc

/// A folder into which files are written as `1`, `2`, `3` …: whatever their names say, none can
/// name a path.
package struct NumberedFolder {
  private let path: String
  package var next = 1

  package init(path: String) { self.path = path }

  /// Writes a file of its own for some bytes and says its number.
  package mutating func keep(_ bytes: [UInt8]) throws -> Int {
    let (number, descriptor) = try begin()
    defer { close(descriptor) }
    try write(bytes, to: descriptor, number: number)
    return number
  }

  /// Makes the next file, empty, and opens it; the caller closes it.
  mutating func begin() throws -> (number: Int, descriptor: Int32) {
    let number = next
    let descriptor = open(path + "/\(number)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw UnpackingError.cannotWrite(number: number) }
    next += 1
    return (number, descriptor)
  }

  /// Takes a file back, as if it had not been begun.
  mutating func discard(_ number: Int) {
    unlink(path + "/\(number)")
  }

  func write(_ bytes: [UInt8], to descriptor: Int32, number: Int) throws {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw UnpackingError.cannotWrite(number: number) }
      done += written
    }
  }
}
