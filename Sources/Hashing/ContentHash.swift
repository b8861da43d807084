// Rulewright. Apache-2.0.

import Crypto

/// The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  package let hex: String

  /// Takes a digest that was written down before.
  package init(hex: String) { self.hex = hex }

  /// Computes the digest of some bytes.
  package init(of bytes: some Sequence<UInt8>) {
    var hash = SHA256()
    hash.update(data: Array(bytes))
    self.init(digest: hash.finalize())
  }

  private init(digest: SHA256Digest) {
    let digits = Array("0123456789abcdef".utf8)
    var hex: [UInt8] = []
    for byte in digest {
      hex.append(digits[Int(byte >> 4)])
      hex.append(digits[Int(byte & 15)])
    }
    self.hex = String(decoding: hex, as: UTF8.self)
  }

  package var description: String { hex }

  /// The first twelve digits, for people.
  package var short: String { String(decoding: hex.utf8.prefix(12), as: UTF8.self) }

  /// Hashes bytes that come in pieces.
  package struct Builder {
    private var hash = SHA256()

    package init() {}

    package mutating func update(_ bytes: some ContiguousBytesPiece) {
      bytes.withPiece { hash.update(bufferPointer: $0) }
    }

    package func finish() -> ContentHash { ContentHash(digest: hash.finalize()) }
  }
}

/// Bytes that lie in one piece, so that hashing copies nothing.
package protocol ContiguousBytesPiece {
  func withPiece(_ body: (UnsafeRawBufferPointer) -> Void)
}

extension [UInt8]: ContiguousBytesPiece {
  package func withPiece(_ body: (UnsafeRawBufferPointer) -> Void) { withUnsafeBytes(body) }
}

extension ArraySlice<UInt8>: ContiguousBytesPiece {
  package func withPiece(_ body: (UnsafeRawBufferPointer) -> Void) { withUnsafeBytes(body) }
}
