// Rulewright. Apache-2.0.

/// A text's features in 64 small numbers: the share of places in which two sketches agree is about
/// the share of features that the two texts have in common (Jaccard).
///
/// One-permutation MinHash (Li, Owen and Zhang, 2012): each feature falls into a slot, and each slot
/// keeps 16 bits of the least that fell there. An empty slot borrows from the next that is not
/// (Shrivastava and Li, 2014), so that short texts can be compared too.
enum Sketch {
  static let slots = 64

  /// Writes the sketch of some features, of which there is at least one.
  static func write(
    _ features: UnsafeMutablePointer<UInt64>, _ count: Int, to sketch: UnsafeMutablePointer<UInt16>
  ) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: slots) { least in
      for slot in 0..<slots { least[slot] = UInt64.max }
      guard let least = least.baseAddress else { return }
      for at in 0..<count {
        let feature = features[at]
        let slot = Int(truncatingIfNeeded: feature &>> 58)
        if feature < least[slot] { least[slot] = feature }
      }
      var distance: UInt16 = 0
      var last: UInt64 = 0
      // Twice around, so that the last slots find what is behind the first.
      for step in 0..<(2 * slots) {
        let slot = (2 * slots - 1 - step) % slots
        if least[slot] != UInt64.max {
          (last, distance) = (least[slot], 0)
        } else {
          distance &+= 1
        }
        sketch[slot] = UInt16(truncatingIfNeeded: last) &+ distance &* 0x9E37
      }
    }
  }

  /// In how many slots two sketches agree.
  @inline(__always)
  static func agreement(
    _ a: UnsafePointer<UInt16>, _ b: UnsafePointer<UInt16>
  ) -> Int {
    var same: UInt16 = 0
    for slot in 0..<slots { same &+= a[slot] == b[slot] ? 1 : 0 }
    return Int(same)
  }
}
