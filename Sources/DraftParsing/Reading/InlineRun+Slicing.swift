// Rulewright. Apache-2.0.

import Clauses

extension [InlineRun] {
  /// Without white space before the first word and after the last.
  var trimmingEnds: [InlineRun] {
    if first?.text.utf8.first?.isInk ?? true, last?.text.utf8.last?.isInk ?? true { return self }
    var runs = self
    while let first = runs.first {
      let words = [UInt8](first.text.utf8)
      let at = words.skippingBlanks(from: 0)
      if at < words.count {
        if at > 0 { runs[0].text = DraftParsing.text(words[at...]) }
        break
      }
      runs.removeFirst()
    }
    while let last = runs.indices.last {
      let words = [UInt8](runs[last].text.utf8)
      var end = words.count
      while end > 0, words[end - 1].isBlank || words[end - 1].isLineEnd { end -= 1 }
      if end > 0 {
        if end < words.count { runs[last].text = DraftParsing.text(words[..<end]) }
        break
      }
      runs.removeLast()
    }
    return runs
  }

  /// The words of all runs.
  var words: String { count == 1 ? self[0].text : map(\.text).joined() }
}

extension UInt8 {
  /// Whether it is surely no white space: a letter, a digit or a mark of ASCII.
  fileprivate var isInk: Bool { self > 0x20 && self < 0x80 }
}
