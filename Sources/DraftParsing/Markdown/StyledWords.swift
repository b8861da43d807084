// Rulewright. Apache-2.0.

import Clauses

/// The words of a block as bytes, as a reader sees them, and how they are styled.
///
/// Reading looks at bytes alone; strings are made of them once, for the clause that comes of it.
struct StyledWords {
  /// A stretch of one style, which begins where the one before ends.
  struct Span {
    var end: Int
    var style: InlineRun.Style
    var destination: String?

    /// Whether it is emphasised in one way or the other.
    var isMarked: Bool { style.rawValue & InlineRun.Style.marked != 0 }
    var isEmphasised: Bool { style.rawValue & InlineRun.Style.emphasis.rawValue != 0 }
  }

  private(set) var bytes: [UInt8] = []
  private(set) var spans: [Span] = []

  init() {}

  /// Words in one style.
  init(_ bytes: [UInt8], style: InlineRun.Style = .plain) {
    self.bytes = bytes
    spans = [Span(end: bytes.count, style: style)]
  }

  /// Has room for so many bytes in so many spans.
  mutating func reserveCapacity(_ count: Int, spans spanCount: Int) {
    bytes.reserveCapacity(count)
    spans.reserveCapacity(spanCount)
  }

  /// Adds words, which must be UTF-8, in a style.
  mutating func append(
    _ words: some Collection<UInt8>, style: InlineRun.Style = .plain, destination: String? = nil
  ) {
    bytes.append(contentsOf: words)
    if let last = spans.indices.last, spans[last].style == style,
      spans[last].destination == destination
    {
      spans[last].end = bytes.count
    } else {
      spans.append(Span(end: bytes.count, style: style, destination: destination))
    }
  }

  /// Adds words in the style of the last ones.
  mutating func extend(by words: some Collection<UInt8>) {
    bytes.append(contentsOf: words)
    if let last = spans.indices.last { spans[last].end = bytes.count }
  }

  /// Whether the word at an index is emphasised.
  func isEmphasised(at index: Int) -> Bool {
    for place in spans.indices where index < spans[place].end { return spans[place].isEmphasised }
    return false
  }

  /// The words of the first span.
  var firstWords: ArraySlice<UInt8> { bytes[..<(spans.first?.end ?? 0)] }

  /// Without white space before the first word and after the last.
  var trimmingEnds: StyledWords {
    let firstEnd = spans.first?.end ?? 0
    let lastStart = spans.count > 1 ? spans[spans.count - 2].end : 0
    let first = firstEnd > 0 ? bytes[0] : nil
    let last = bytes.count > lastStart ? bytes.last : nil
    if first?.isInk ?? true, last?.isInk ?? true { return self }
    var words = self
    words.trimStart()
    words.trimEnd()
    return words
  }

  private mutating func trimStart() {
    var gone = 0
    var at = 0
    while gone < spans.count {
      at = bytes[..<spans[gone].end].skippingBlanks(from: at)
      if at < spans[gone].end { break }
      gone += 1
    }
    guard at > 0 || gone > 0 else { return }
    bytes.removeFirst(at)
    spans.removeFirst(gone)
    for index in spans.indices { spans[index].end -= at }
  }

  private mutating func trimEnd() {
    while let last = spans.indices.last {
      let start = last > 0 ? spans[last - 1].end : 0
      var end = spans[last].end
      while end > start, bytes[end - 1].isBlank || bytes[end - 1].isLineEnd { end -= 1 }
      bytes.removeLast(bytes.count - end)
      if end > start {
        spans[last].end = end
        return
      }
      spans.removeLast()
    }
  }

  /// The words as a string.
  var text: String { DraftParsing.text(bytes) }

  /// The words in runs, as pages draw them.
  var runs: [InlineRun] { runs(of: text) }

  /// The same, where the words as a string are at hand.
  func runs(of text: String) -> [InlineRun] {
    if spans.count == 1 {
      return [InlineRun(text, style: spans[0].style, destination: spans[0].destination)]
    }
    var start = 0
    return spans.map { span in
      defer { start = span.end }
      return InlineRun(
        DraftParsing.text(bytes[start..<span.end]), style: span.style,
        destination: span.destination)
    }
  }
}

extension InlineRun.Style {
  /// The bits of both ways to emphasise: a set of the two is made anew wherever it is written.
  fileprivate static let marked = emphasis.rawValue | strong.rawValue
}

extension UInt8 {
  /// Whether it is surely no white space: a letter, a digit or a mark of ASCII.
  fileprivate var isInk: Bool { self > 0x20 && self < 0x80 }
}
