// Rulewright. Apache-2.0.

import Clauses

/// From the words that a reader sees back to the Markdown that says them.
extension Draft {
  /// Where some visible words end in the Markdown between two offsets, with the emphasis that
  /// closes after them and the blanks after that.
  ///
  /// Nil when the Markdown says them otherwise, for example by an entity.
  func rawEnd(ofVisible words: some Collection<UInt8>, from start: Int, to end: Int) -> Int? {
    var at = start
    var open = 0
    for byte in words {
      while at < end, bytes[at] != byte, !(byte == 0x20 && bytes[at].isLineEnd) {
        if isEmphasisMark(at) {
          open += 1
        } else if bytes[at] == 0x3C, let close = bytes[at..<end].prefix(200).firstIndex(of: 0x3E) {
          at = close  // an anchor, which has no words
        } else if bytes[at] != 0x5C, !bytes[at].isBlank, !bytes[at].isLineEnd {
          return nil
        }
        at += 1
      }
      guard at < end else { return nil }
      at += 1
    }
    while open > 0, at < end, isEmphasisMark(at) {
      at += 1
      open -= 1
    }
    return min(bytes.skippingBlanks(from: at), end)
  }

  /// Where a designation stands in the Markdown: "(1)", "(*1*)", "\(1\)"; empty when nowhere.
  ///
  /// As many of the same as are skipped stand before it in a heading's words.
  func rawRange(
    ofDesignation name: DesignationName, from start: Int, to end: Int, skipping skipped: Int = 0
  )
    -> Range<Int>
  {
    var skipped = skipped
    var at = start
    while at < end {
      if bytes[at] == 0x28 {
        let inner = skippingMarks(from: at + 1, to: end)
        let after = skippingMarks(from: inner + name.count, to: end)
        if after < end, bytes[after] == 0x29, bytes[inner..<end].starts(with: name) {
          if skipped == 0 { return at..<(after + 1) }
          skipped -= 1
        }
      }
      at += 1
    }
    return start..<start
  }

  /// Where the first word of a block starts: after white space, the byte order mark, quotation
  /// marks, and as told, heading marks and the marks of some list items.
  func firstWord(from start: Int, to end: Int, isHeading: Bool, items: Int) -> Int {
    var at = start
    if at == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    var items = items
    while at < end {
      let byte = bytes[at]
      if byte.isBlank || byte.isLineEnd || byte == 0x3E || (isHeading && byte == 0x23) {
        at += 1
      } else if items > 0, let after = afterListMark(at, end) {
        at = after
        items -= 1
      } else {
        break
      }
    }
    return min(at, end)
  }

  private func afterListMark(_ index: Int, _ end: Int) -> Int? {
    var at = index
    while at < end, bytes[at].isDigit, at - index < 9 { at += 1 }
    let marks: [UInt8] = at > index ? [0x2E, 0x29] : [0x2D, 0x2B, 0x2A]
    guard at < end, marks.contains(bytes[at]) else { return nil }
    at += 1
    return at == end || bytes[at].isBlank || bytes[at].isLineEnd ? at : nil
  }

  private func isEmphasisMark(_ index: Int) -> Bool { bytes[index] == 0x2A || bytes[index] == 0x5F }

  private func skippingMarks(from index: Int, to end: Int) -> Int {
    var at = index
    while at < end, isEmphasisMark(at) || bytes[at] == 0x5C { at += 1 }
    return at
  }
}
