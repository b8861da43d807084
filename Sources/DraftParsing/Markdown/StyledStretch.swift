// Rulewright. Apache-2.0.

import Clauses

/// Some of a block's words, read where they lie: nearly each paragraph of a rule is a designation and
/// such a stretch, and none is copied.
struct StyledStretch {
  private let words: StyledWords
  private let range: Range<Int>
  /// Whether it is all of the words, with whatever spans they have.
  private let isWhole: Bool

  /// All of some words.
  init(_ words: StyledWords) {
    self.words = words
    range = 0..<words.bytes.count
    isWhole = true
  }

  /// Some of the words, given in bytes, without white space at either end.
  init(_ words: StyledWords, _ part: Range<Int>) {
    let low = words.bytes[..<part.upperBound].skippingBlanks(from: part.lowerBound)
    var high = part.upperBound
    while high > low, words.bytes[high - 1].isBlank || words.bytes[high - 1].isLineEnd { high -= 1 }
    self.words = words
    range = low..<max(low, high)
    isWhole = false
  }

  /// Whether there are no words.
  var isEmpty: Bool { isWhole ? words.spans.isEmpty : range.isEmpty }

  /// The words of the first span, and their style.
  var first: (words: ArraySlice<UInt8>, style: InlineRun.Style)? {
    guard let span = words.spans.first(where: { isWhole || $0.end > range.lowerBound }), !isEmpty
    else { return nil }
    return (words.bytes[range.lowerBound..<min(span.end, range.upperBound)], span.style)
  }

  /// The last bytes, so many or as many as there are.
  func lastBytes(_ count: Int) -> ArraySlice<UInt8> { words.bytes[range].suffix(count) }

  /// The words as a string.
  var text: String { DraftParsing.text(words.bytes[range]) }

  /// The words in runs, as pages draw them; the words as a string are at hand.
  func runs(of text: String) -> [InlineRun] {
    if isWhole { return words.runs(of: text) }
    var runs: [InlineRun] = []
    var start = 0
    for span in words.spans where start < range.upperBound {
      let part = range.clamped(to: start..<span.end)
      if !part.isEmpty {
        runs.append(
          InlineRun(
            part == range ? text : DraftParsing.text(words.bytes[part]), style: span.style,
            destination: span.destination))
      }
      start = span.end
    }
    return runs
  }
}
