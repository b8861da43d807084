// Rulewright. Apache-2.0.

import Clauses

extension [InlineRun] {
  /// The runs of some of the visible words, given in bytes, without white space at either end.
  func slice(_ range: Range<Int>) -> [InlineRun] {
    var out: [InlineRun] = []
    var at = 0
    for run in self {
      let bytes = [UInt8](run.text.utf8)
      let part = range.clamped(to: at..<(at + bytes.count))
      if !part.isEmpty {
        var kept = run
        kept.text = DraftParsing.text(bytes[(part.lowerBound - at)..<(part.upperBound - at)])
        out.append(kept)
      }
      at += bytes.count
    }
    return out.trimmingEnds
  }

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

  /// The words of all runs as bytes.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(reduce(0) { $0 + $1.text.utf8.count })
    for run in self { bytes.append(contentsOf: run.text.utf8) }
    return bytes
  }

  /// The last bytes of the words, at least so many where there are so many.
  func lastBytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for run in reversed() {
      bytes = [UInt8](run.text.utf8.suffix(count)) + bytes
      if bytes.count >= count { break }
    }
    return bytes
  }
}

extension UInt8 {
  /// Whether it is surely no white space: a letter, a digit or a mark of ASCII.
  fileprivate var isInk: Bool { self > 0x20 && self < 0x80 }
}
