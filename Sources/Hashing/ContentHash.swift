// Rulewright. Apache-2.0.

import CSodium

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
    private var state = crypto_hash_sha256_state()

    package init() { crypto_hash_sha256_init(&state) }

    package mutating func update(_ bytes: some Collection<UInt8>) {
      let wasInOnePiece =
        bytes.withContiguousStorageIfAvailable { piece in
          crypto_hash_sha256_update(&state, piece.baseAddress, UInt64(piece.count))
        } != nil
      if !wasInOnePiece { update(Array(bytes)) }
    }

    package func finish() -> ContentHash {
      var state = state
      var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
      crypto_hash_sha256_final(&state, &digest)
      let digits = Array("0123456789abcdef".utf8)
      let hex = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      return ContentHash(hex: String(decoding: hex, as: UTF8.self))
    }
  }
}
