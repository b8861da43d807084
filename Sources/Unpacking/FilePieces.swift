// Rulewright. Apache-2.0.

import Glibc

/// Reads an open file piece by piece.
enum FilePieces {
  /// The next piece; nil at the end.
  static func next(_ descriptor: Int32, longest: Int = 1 << 20) throws -> [UInt8]? {
    let piece = [UInt8](unsafeUninitializedCapacity: longest) { buffer, count in
      var got = -1
      repeat {
        got = Glibc.read(descriptor, buffer.baseAddress, longest)
      } while got < 0 && errno == EINTR
      count = max(0, got)
      if got < 0 { count = 0 }
    }
    if piece.isEmpty {
      // Nothing read is the end, or a fault: only a file that can be told its place has ended.
      guard lseek(descriptor, 0, SEEK_CUR) >= 0 else { throw UnpackingError.unreadable }
      return nil
    }
    return piece
  }

  /// All that an open file holds from where it is.
  static func all(_ descriptor: Int32) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try next(descriptor) { bytes += piece }
    return bytes
  }
}
