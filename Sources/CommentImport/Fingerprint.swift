// Rulewright. Apache-2.0.

/// What tells two records of a file apart, good within this run of the program only: 128 bits of
/// SipHash, whose key nobody who writes a file can know, so that no two records are made to
/// collide.
struct Fingerprint: Hashable, Sendable {
  private let first: Int
  private let second: Int

  init(_ combine: (inout Hasher) -> Void) {
    var hashers = (Hasher(), Hasher())
    hashers.1.combine(1)
    combine(&hashers.0)
    combine(&hashers.1)
    first = hashers.0.finalize()
    second = hashers.1.finalize()
  }

  init(_ bytes: some Collection<UInt8>) {
    self.init { hasher in
      let wasInOnePiece: Void? = bytes.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if wasInOnePiece == nil { for byte in bytes { hasher.combine(byte) } }
    }
  }
}
