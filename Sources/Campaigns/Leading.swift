// Rulewright. Apache-2.0.

/// Which text each text is probably a copy of, by their sketches.
///
/// Texts come in an order that their content alone decides, the most frequent first. Two texts are
/// compared where they agree in one of 32 pairs of slots; the texts that agree are brought together
/// by sorting, and each is compared with the first four of them, so that neither a campaign of a
/// hundred thousand nor somebody who aims at one bucket makes the work more than linear. Copies
/// point at a text that points at itself: there are no chains, and so no two letters become one
/// through a comment that has half of each.
struct Leading {
  private static let heads = 4
  private static let bands = 32
  /// A text that agrees with another in so many slots is compared no further.
  private static let enough: UInt8 = 36

  private let sketches: UnsafePointer<UInt16>
  private let count: Int
  private let least: Int
  /// For each text the first of those that agree with it well, and the one that does best; -1 for
  /// none.
  private var hub: [Int32]
  private var best: [Int32]
  private var bestAgreement: [UInt8]

  private init(_ sketches: UnsafePointer<UInt16>, _ count: Int, _ estimate: Double) {
    self.sketches = sketches
    self.count = count
    least = Int((estimate * Double(Sketch.slots)).rounded(.up))
    hub = Array(repeating: -1, count: count)
    best = Array(repeating: -1, count: count)
    bestAgreement = Array(repeating: 0, count: count)
  }

  /// The leader of each text: itself where there is no other.
  static func leaders(
    _ sketches: UnsafePointer<UInt16>, _ count: Int, estimate: Double
  ) -> [Int32] {
    var leading = Leading(sketches, count, estimate)
    leading.compare()
    return leading.resolved()
  }

  private mutating func compare() {
    guard count > 1 else { return }
    var open = (0..<count).map(UInt32.init)
    for band in 0..<Self.bands {
      // What agrees with another in most slots needs no better one, and is no better one.
      open.removeAll { bestAgreement[Int($0)] >= Self.enough }
      guard open.count > 1 else { return }
      var pairs = open.map { text in
        let sketch = sketches + Int(text) &* Sketch.slots
        let key = UInt64(sketch[band]) << 16 | UInt64(sketch[band &+ Self.bands])
        return key << 32 | UInt64(text)
      }
      var spare = pairs
      sort(&pairs, &spare)
      pairs.withUnsafeBufferPointer { compareBuckets($0) }
    }
  }

  /// Sorts by the upper half; what is equal keeps its order.
  ///
  /// Three rounds of counting.
  private func sort(_ pairs: inout [UInt64], _ spare: inout [UInt64]) {
    for (shift, bits) in [(32, 11), (43, 11), (54, 10)] as [(UInt64, UInt64)] {
      let mask = (UInt64(1) << bits) - 1
      var starts = [Int](repeating: 0, count: 1 << Int(bits))
      pairs.withUnsafeBufferPointer { from in
        spare.withUnsafeMutableBufferPointer { to in
          starts.withUnsafeMutableBufferPointer { starts in
            for pair in from { starts[Int(pair &>> shift & mask)] &+= 1 }
            var sum = 0
            for place in starts.indices {
              (starts[place], sum) = (sum, sum &+ starts[place])
            }
            for pair in from {
              let place = Int(pair &>> shift & mask)
              to[starts[place]] = pair
              starts[place] &+= 1
            }
          }
        }
      }
      swap(&pairs, &spare)
    }
  }

  private mutating func compareBuckets(_ pairs: UnsafeBufferPointer<UInt64>) {
    let (sketches, least) = (sketches, least)
    hub.withUnsafeMutableBufferPointer { hub in
      best.withUnsafeMutableBufferPointer { best in
        bestAgreement.withUnsafeMutableBufferPointer { bestAgreement in
          var start = 0
          for at in 1..<pairs.count {
            guard pairs[at] &>> 32 == pairs[start] &>> 32 else {
              start = at
              continue
            }
            let text = Int(pairs[at] & 0xFFFF_FFFF)
            for head in start..<min(at, start &+ Self.heads) {
              let other = Int32(truncatingIfNeeded: pairs[head])
              if bestAgreement[text] >= Self.enough { break }
              if other == best[text] || other == hub[text] { continue }
              let agreement = Sketch.agreement(
                sketches + text &* Sketch.slots, sketches + Int(other) &* Sketch.slots)
              guard agreement >= least else { continue }
              if agreement >= least &+ 6, hub[text] < 0 || other < hub[text] { hub[text] = other }
              let before = Int(bestAgreement[text])
              if agreement > before || agreement == before && other < best[text] {
                best[text] = other
                bestAgreement[text] = UInt8(agreement)
              }
            }
          }
        }
      }
    }
  }

  /// Follows what each text agrees with to a text that leads.
  ///
  /// A text comes behind all that it may point at. One whose own leader is too unlike it leads.
  private func resolved() -> [Int32] {
    var leaders = [Int32](repeating: 0, count: count)
    for text in 0..<count {
      leaders[text] = Int32(text)
      for other in [hub[text], best[text]] where other >= 0 {
        if leaders[Int(other)] == other {
          leaders[text] = other
          break
        }
      }
      guard leaders[text] == text else { continue }
      for other in [hub[text], best[text]] where other >= 0 {
        let leader = leaders[Int(other)]
        let agreement = Sketch.agreement(
          sketches + text * Sketch.slots, sketches + Int(leader) * Sketch.slots)
        if agreement >= least {
          leaders[text] = leader
          break
        }
      }
    }
    return leaders
  }
}
