// Rulewright. Apache-2.0.

/// A text as 128 bits: two texts with the same are taken to be the same.
///
/// No cryptographic hash. Who knows the method's seed may make two texts that collide; all that
/// comes of it is that the one is counted as a copy of the other.
package struct Fingerprint: Hashable, Sendable, Comparable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The fingerprint of some bytes as they are; linear, eight bytes a step.
  init(of bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) {
    let all = UnsafeRawBufferPointer(bytes)
    var low = seed ^ UInt64(bytes.count)
    var high = ~seed &+ UInt64(bytes.count)
    var at = 0
    func take(_ eight: UInt64) {
      low = stirred(low ^ eight)
      high = (high &+ eight) &* 0x9FB2_1C65_1E98_DF25
      high ^= high &>> 31
    }
    while at &+ 8 <= bytes.count {
      take(all.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at &+= 8
    }
    var rest: UInt64 = 0
    while at < bytes.count {
      rest = rest << 8 | UInt64(bytes[at])
      at &+= 1
    }
    take(rest)
    self.init(high: high, low: low)
  }

  package static func < (a: Fingerprint, b: Fingerprint) -> Bool {
    (a.high, a.low) < (b.high, b.low)
  }
}

/// Finds the place of a fingerprint in an array of them.
struct FingerprintTable: Sendable {
  /// A place in the array plus one, or 0; as many as a power of two.
  private var slots = [Int32](repeating: 0, count: 1024)
  private var count = 0

  init() {}

  init(of known: [Fingerprint]) {
    var size = 1024
    while size < known.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for (place, one) in known.enumerated() { insert(one, place) }
  }

  /// The place of a fingerprint, or nil.
  func place(of one: Fingerprint, in known: [Fingerprint]) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: scattered(one.low ^ one.high &* 3)) & mask
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if known[place] == one { return place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Notes where a fingerprint, which was not there yet, was put.
  mutating func insert(_ one: Fingerprint, _ place: Int, in known: [Fingerprint]) {
    if (count + 1) * 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      count = 0
      for (place, one) in known[..<place].enumerated() { insert(one, place) }
    }
    insert(one, place)
  }

  private mutating func insert(_ one: Fingerprint, _ place: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: scattered(one.low ^ one.high &* 3)) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(place + 1)
    count += 1
  }
}

/// Drawn anew in each process, so that nobody can write comments that crowd one place of a table.
///
/// No number that comes out depends on it.
private let drawn = UInt64.random(in: 0...UInt64.max)

/// Where a hash goes in a table.
@inline(__always)
func scattered(_ hash: UInt64) -> UInt64 { stirred(hash ^ drawn) }
