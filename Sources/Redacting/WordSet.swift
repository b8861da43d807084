// Rulewright. Apache-2.0.

/// Lower-case words, to be looked up by their packed bytes.
struct WordSet: Sendable {
  private let words: [UInt64]

  init(_ list: String) {
    words = list.utf8.split(separator: 0x20).map { word in
      word.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << (8 * $1.offset) }
    }.sorted()
  }

  func contains(_ word: UInt64) -> Bool {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low] == word
  }
}

extension ScannedBytes {
  /// The first eight bytes of a word in lower case, as one number; longer words are their first
  /// eight letters.
  func packed(_ range: Range<Int>) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<min(range.count, 8) {
      word |= UInt64(lowercased(self[range.lowerBound + offset])) << UInt64(8 * offset)
    }
    return word
  }
}
