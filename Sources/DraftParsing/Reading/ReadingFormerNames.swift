// Rulewright. Apache-2.0.

import Clauses

/// The clauses with what comments among their bytes say that they were called before:
/// `<!-- was: 740.22(b)(2) -->`.
///
/// A comment on a line of its own is among the bytes of the clause after it. Of several in one
/// clause the first speaks.
func readingFormerNames(_ clauses: [Clause], in draft: Draft) -> [Clause] {
  let bytes = draft.bytes
  var comments: [FormerName] = []
  var at = 0
  while let start = bytes.firstIndex(of: 0x3C, from: at) {
    at = start + 1
    guard bytes.has("<!--", at: start) else { continue }
    let words = bytes.skippingWhiteSpace(from: start + 4)
    guard bytes.hasFolded("was:", at: words) else { continue }
    guard let end = bytes.end(ofCommentFrom: words) else { break }
    comments.append(
      FormerName(words: singleSpaced(bytes[(words + 4)..<(end - 3)]), range: start..<end))
    at = end
  }
  var clauses = clauses
  var index = 0
  var lastShowing: Int?
  for comment in comments {
    while index < clauses.count, clauses[index].range.upperBound <= comment.range.lowerBound {
      index += 1
    }
    guard index < clauses.count else { break }
    // Where a comment is shown, as in code, it is words and says nothing.
    guard clauses[index].formerly == nil, lastShowing != index else { continue }
    if Array(clauses[index].text.utf8).holds(bytes[comment.range]) {
      lastShowing = index
    } else {
      clauses[index].formerly = comment
    }
  }
  return clauses
}

extension [UInt8] {
  fileprivate func skippingWhiteSpace(from index: Int) -> Int {
    var at = index
    while at < count, self[at].isBlank || self[at].isLineEnd { at += 1 }
    return at
  }

  /// Behind the "-->" that ends a comment; nil where none does.
  fileprivate func end(ofCommentFrom index: Int) -> Int? {
    var at = index
    while let dash = self[at...].firstIndex(of: 0x2D) {
      if has("-->", at: dash) { return dash + 3 }
      at = dash + 1
    }
    return nil
  }

  fileprivate func holds(_ words: ArraySlice<UInt8>) -> Bool {
    guard count >= words.count, let first = words.first else { return false }
    return (0...(count - words.count)).contains {
      self[$0] == first && self[$0...].starts(with: words)
    }
  }
}

/// Words with one space for each stretch of white space, and none at the ends.
private func singleSpaced(_ bytes: ArraySlice<UInt8>) -> String {
  var words: [UInt8] = []
  for byte in bytes {
    if !byte.isBlank && !byte.isLineEnd {
      words.append(byte)
    } else if let last = words.last, last != 0x20 {
      words.append(0x20)
    }
  }
  return text(words.trimmed)
}
