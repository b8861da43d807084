// Rulewright. Apache-2.0.

import CNettle

/// The SHA-256 of some bytes, as 64 lower-case hexadecimal digits.
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  package let hex: String

  /// Takes a digest that was written down before.
  package init(hex: String) { self.hex = hex }

  /// Computes the digest of some bytes.
  package init(of bytes: [UInt8]) {
    var hash = Builder()
    hash.update(bytes)
    self = hash.finish()
  }

  package var description: String { hex }

  /// The first twelve digits, for people.
  package var short: String { String(decoding: hex.utf8.prefix(12), as: UTF8.self) }

  /// Hashes bytes that come in pieces.
  package struct Builder {
    private var state = sha256_ctx()

    package init() { nettle_sha256_init(&state) }

    package mutating func update(_ bytes: some Collection<UInt8>) {
      let wasInOnePiece =
        bytes.withContiguousStorageIfAvailable { piece in
          guard let start = piece.baseAddress else { return }
          nettle_sha256_update(&state, piece.count, start)
        } != nil
      if !wasInOnePiece { update(Array(bytes)) }
    }

    package func finish() -> ContentHash {
      var state = state
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
        nettle_sha256_digest(&state, 32, digest.baseAddress)
        return ContentHash(hex: Self.digits(of: digest))
      }
    }

    /// The first 16 bytes of the digest, as two numbers: enough to tell texts apart.
    package func firstHalf() -> (UInt64, UInt64) {
      var state = state
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { digest in
        nettle_sha256_digest(&state, 16, digest.baseAddress)
        func number(_ bytes: Slice<UnsafeMutableBufferPointer<UInt8>>) -> UInt64 {
          bytes.reduce(0) { $0 << 8 | UInt64($1) }
        }
        return (number(digest[0..<8]), number(digest[8..<16]))
      }
    }

    private static func digits(of digest: UnsafeMutableBufferPointer<UInt8>) -> String {
      String(unsafeUninitializedCapacity: 2 * digest.count) { hex in
        for (index, byte) in digest.enumerated() {
          hex[2 * index] = digit(byte >> 4)
          hex[2 * index + 1] = digit(byte & 15)
        }
        return 2 * digest.count
      }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
  }
}
