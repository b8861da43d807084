// Rulewright. Apache-2.0.

/// Where in a received file the bytes lie that were decoded from it.
///
/// Messages and provenance name bytes of the file as it came, also where the text was UTF-16. A
/// map without runs is that of a file which is UTF-8 already: every byte lies where it is.
struct OffsetMap: Sendable {
  /// Characters that are equally long in both forms.
  private struct Run {
    var decoded: Int
    var original: Int
    /// How many bytes a character has once it is decoded, and how many it had.
    var length: (decoded: Int, original: Int)
  }

  private var runs: [Run] = []

  /// Takes note that a character of some length begins at a byte.
  mutating func add(decoded: Int, original: Int, length: (decoded: Int, original: Int)) {
    if let last = runs.last, last.length == length { return }
    runs.append(Run(decoded: decoded, original: original, length: length))
  }

  /// The byte of the file as it came; of a byte within a character, that of the character.
  func original(_ decoded: Int) -> Int {
    guard !runs.isEmpty else { return decoded }
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].decoded <= decoded { low = middle } else { high = middle }
    }
    let run = runs[low]
    return run.original + max(0, decoded - run.decoded) / run.length.decoded * run.length.original
  }

  /// Drops what is only of use for bytes before one.
  mutating func forget(before decoded: Int) {
    guard runs.count > 1 else { return }
    let kept = runs.lastIndex { $0.decoded <= decoded } ?? 0
    if kept > 0 { runs.removeFirst(kept) }
  }
}
