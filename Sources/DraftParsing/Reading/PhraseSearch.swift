// Rulewright. Apache-2.0.

/// Finds out whether one of some ASCII phrases stands in a text, letters compared without case.
///
/// After Horspool (1980), by pairs of bytes: a window as long as the shortest phrase moves over the
/// text, and a pair at its end that is in no phrase moves it by nearly its whole length.
struct PhraseSearch {
  private let phrases: [StaticString]
  private let window: Int
  /// How far the window may move when a pair of bytes is its last; 0 where a phrase may stand in it.
  private var moves: [UInt8]

  /// The phrases must have two bytes at least.
  init(_ phrases: [StaticString]) {
    self.phrases = phrases
    window = min(phrases.map(\.utf8CodeUnitCount).min() ?? 2, Int(UInt8.max))
    moves = Array(repeating: UInt8(window - 1), count: 1024)
    for phrase in phrases {
      phrase.withUTF8Buffer { bytes in
        for place in 1..<window {
          let pair = PhraseSearch.pair(bytes[place - 1], bytes[place])
          moves[pair] = min(moves[pair], UInt8(window - 1 - place))
        }
      }
    }
  }

  /// The same for a letter in either case; where others share it, the window moves less.
  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  /// Whether one of the phrases stands in some words.
  func isFound(in words: [UInt8]) -> Bool {
    words.withUnsafeBufferPointer { words in
      moves.withUnsafeBufferPointer { moves in
        var end = window - 1
        while end < words.count {
          let move = Int(moves[PhraseSearch.pair(words[end - 1], words[end])])
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
  }
}
