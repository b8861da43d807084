// Rulewright. Apache-2.0.

import Clauses

/// The lines between two `---` at the head of a draft.
///
/// cmark knows nothing of them.
struct FrontMatter {
  /// The last line, counted from 1: the closing `---`.
  var endLine: Int
  /// The value of `title:`, without its quotation marks.
  var title: String?

  /// Finds front matter; nil when the first line is not `---` or nothing closes it.
  init?(in draft: Draft) {
    guard draft.lineStarts.count > 1, FrontMatter.isFence(draft, line: 1) else { return nil }
    let last = min(draft.lineStarts.count, 500)
    guard let end = (2...last).first(where: { FrontMatter.isFence(draft, line: $0) }) else {
      return nil
    }
    endLine = end
    title =
      (1...end).lazy.compactMap { FrontMatter.title(draft.bytes[draft.range(ofLine: $0)]) }
      .first
  }

  private static func isFence(_ draft: Draft, line: Int) -> Bool {
    var bytes = draft.bytes[draft.range(ofLine: line)]
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let words = bytes.trimmed
    return words.elementsEqual("---".utf8)
      || (line > 1 && words.elementsEqual("...".utf8))
  }

  private static func title(_ line: ArraySlice<UInt8>) -> String? {
    guard line.hasFolded("title:", at: line.startIndex) else { return nil }
    var value = line.dropFirst(6).trimmed
    if let first = value.first, first == 0x22 || first == 0x27, value.count > 1,
      value.last == first
    {
      value = value.dropFirst().dropLast()
    }
    return value.isEmpty ? nil : text(value)
  }
}
