// Rulewright. Apache-2.0.

/// The same numbers from the same seed, always: SplitMix64 (Steele, Lea and Flood, 2014).
///
/// Golden values and the inputs of property tests depend on its sequence: it never changes.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to a limit that is not among them.
  package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// One of some choices, of which there must be one.
  package mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }
}
