// Rulewright. Apache-2.0.

/// Finds out whether one of some ASCII phrases stands in a text, letters compared without case.
///
/// After Horspool (1980): a window as long as the shortest phrase moves over the text, and a byte
/// at its end that is in no phrase moves it by its whole length.
struct PhraseSearch {
  private let phrases: [StaticString]
  private let window: Int
  /// How far the window may move when a byte is its last; 0 where a phrase may stand in it.
  private var moves: [Int]

  /// The phrases must not be empty.
  init(_ phrases: [StaticString]) {
    self.phrases = phrases
    window = phrases.map(\.utf8CodeUnitCount).min() ?? 1
    moves = Array(repeating: window, count: 256)
    for phrase in phrases {
      phrase.withUTF8Buffer { bytes in
        for (place, byte) in bytes.prefix(window).enumerated() {
          for form in [byte.lowered, byte.isLetter ? byte & ~0x20 : byte] {
            moves[Int(form)] = min(moves[Int(form)], window - 1 - place)
          }
        }
      }
    }
  }

  /// Whether one of the phrases stands in some words.
  func isFound(in words: [UInt8]) -> Bool {
    var end = window - 1
    while end < words.count {
      let move = moves[Int(words[end])]
      if move > 0 {
        end += move
      } else {
        let start = end - window + 1
        if phrases.contains(where: { words.hasFolded($0, at: start) }) { return true }
        end += 1
      }
    }
    return false
  }
}
