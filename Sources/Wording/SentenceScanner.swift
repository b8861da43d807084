// Rulewright. Apache-2.0.

/// Finds where paragraphs and sentences end.
///
/// A sentence ends at a full stop, question or exclamation mark, with the quotation marks and
/// brackets that close after it, before a blank. What is often no end is told by the word before
/// the stop and the first letter after it: an abbreviation, an initial, the number of a list. It
/// also ends with a line that is short, or that an item of a list follows, which a sentence that
/// was only wrapped does not. This is a habit of English and not a grammar; a wrong end costs the
/// coder one key.
struct SentenceScanner {
  let bytes: [UInt8]

  /// A line that was broken by hand and not by a mail program is shorter than this.
  private static let shortLine = 40

  /// The end of the paragraph that begins here, blank lines after it included.
  ///
  /// Blanks at the very beginning belong to the first paragraph.
  mutating func endOfParagraph(from start: Int) -> Int {
    var at = skippingBlanks(from: start)
    while at < bytes.count {
      guard bytes[at] == 0x0A || blankLength(at: at) > 0 else {
        at += 1
        continue
      }
      let end = skippingBlanks(from: at)
      if bytes[at..<end].lazy.filter({ $0 == 0x0A }).prefix(2).count > 1 { return end }
      at = end
    }
    return at
  }

  /// A range without the blanks at either end; empty at its beginning where there is nothing else.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let start = min(skippingBlanks(from: range.lowerBound), range.upperBound)
    guard start < range.upperBound else { return range.lowerBound..<range.lowerBound }
    var end = start
    var at = start
    while at < range.upperBound {
      let blank = blankLength(at: at)
      at += max(1, blank)
      if blank == 0 { end = at }
    }
    return start..<end
  }

  /// The sentences of a paragraph, which partition it.
  func sentences(in range: Range<Int>, words: Range<Int>) -> [BodySentence] {
    var sentences: [BodySentence] = []
    var start = range.lowerBound
    var first = words.lowerBound
    var line = first
    var at = first
    while at < words.upperBound {
      var end: Int?
      if let stop = endOfStop(at: at, from: first) {
        end = stop
      } else if bytes[at] == 0x0A {
        if endsAtBreak(at, line: line, before: words.upperBound) { end = at }
        line = at + 1
      }
      guard let end, end < words.upperBound else {
        at += 1
        continue
      }
      let next = skippingBlanks(from: end)
      sentences.append(
        BodySentence(range: start..<next, words: trimmed(first..<max(end, first))))
      (start, first, at) = (next, next, next)
      if let feed = bytes[end..<next].lastIndex(of: 0x0A) { line = feed + 1 }
    }
    sentences.append(BodySentence(range: start..<range.upperBound, words: first..<words.upperBound))
    return sentences
  }

  // MARK: Stops

  /// The end of a sentence whose stop is here, after what closes with it; nil where none ends.
  private func endOfStop(at index: Int, from start: Int) -> Int? {
    if let wide = wideStop(at: index) { return closing(from: index + wide) }
    let byte = bytes[index]
    let isEllipsis = byte == 0xE2 && has(0x80, 0xA6, at: index + 1)
    guard isStop(byte) || isEllipsis else { return nil }
    // Of several stops the first speaks for all, which also keeps a million of them linear.
    if index > start, isStop(bytes[index - 1]) { return nil }
    var at = index + (isEllipsis ? 3 : 1)
    while at < bytes.count, isStop(bytes[at]) { at += 1 }
    let isTrailingOff = isEllipsis || (byte == 0x2E && at - index > 1)
    let end = closing(from: at)
    guard end < bytes.count, blankLength(at: end) > 0 else { return nil }
    let next = skippingBlanks(from: end)
    guard next < bytes.count else { return nil }
    let word = StopWord(before: index, from: start, in: bytes)
    if byte == 0x2E, !isTrailingOff, !word.mayEnd(before: next) { return nil }
    if isLowercase(at: next) {
      // "stop." he said; and so on … and so on; but: i am worried. please listen.
      return isTrailingOff || end > at || !word.isPlain ? nil : end
    }
    return end
  }

  private func isStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F }

  /// The length of a stop of the scripts that write without spaces.
  private func wideStop(at index: Int) -> Int? {
    switch bytes[index] {
    case 0xE3 where has(0x80, 0x82, at: index + 1): 3
    case 0xEF where has(0xBC, 0x81, at: index + 1) || has(0xBC, 0x9F, at: index + 1): 3
    default: nil
    }
  }

  /// The end of the quotation marks and brackets that close here.
  private func closing(from index: Int) -> Int {
    var at = index
    while at < bytes.count {
      switch bytes[at] {
      case 0x22, 0x27, 0x29, 0x5D: at += 1
      case 0xC2 where at + 1 < bytes.count && bytes[at + 1] == 0xBB: at += 2
      case 0xE2 where has(0x80, 0x9D, at: at + 1) || has(0x80, 0x99, at: at + 1): at += 3
      case 0xE2 where has(0x80, 0xBA, at: at + 1): at += 3
      case 0xE3 where has(0x80, 0x8D, at: at + 1) || has(0x80, 0x8F, at: at + 1): at += 3
      default: return at
      }
    }
    return at
  }

  private func isLowercase(at index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return byte >= 0x61 && byte <= 0x7A }
    return bytes.withUnsafeBufferPointer {
      scalar(at: index, in: $0, before: $0.count)?.0.properties.isLowercase ?? false
    }
  }

  // MARK: Lines

  /// Whether a sentence ends with the line that breaks here.
  private func endsAtBreak(_ index: Int, line: Int, before end: Int) -> Bool {
    let next = skippingBlanks(from: index)
    guard next < end else { return false }
    return index - line < Self.shortLine || isItem(at: next, before: end)
  }

  /// Whether an item of a list begins here, with a bullet or with its number: "(a) ", "iv) ".
  private func isItem(at index: Int, before end: Int) -> Bool {
    var at = index
    switch bytes[at] {
    case 0x2D, 0x2A, 0x2B: return at + 1 < end && blankLength(at: at + 1) > 0
    case 0xE2 where has(0x80, 0xA2, at: at + 1): return true
    case 0xC2 where at + 1 < end && bytes[at + 1] == 0xB7: return true
    case 0x28: at += 1
    default: break
    }
    let name = at
    while at < end, at - name < 5, isLetterOrDigit(bytes[at]) { at += 1 }
    guard at > name, at + 1 < end, bytes[at] == 0x29 || (bytes[at] == 0x2E && name == index) else {
      return false
    }
    let isShort = at - name < 3 || bytes[name..<at].allSatisfy { "ivxIVX".utf8.contains($0) }
    return isShort && blankLength(at: at + 1) > 0
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  // MARK: Blanks

  func skippingBlanks(from index: Int) -> Int {
    var at = index
    while at < bytes.count {
      let length = blankLength(at: at)
      guard length > 0 else { return at }
      at += length
    }
    return at
  }

  /// The length of a blank that begins here; 0 where none does.
  ///
  /// The spaces that source systems leave behind count too, such as the one that does not break.
  func blankLength(at index: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: return 2
    case 0xE3 where has(0x80, 0x80, at: index + 1): return 3
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
      switch bytes[index + 2] {
      case 0x80...0x8A, 0xA8, 0xA9, 0xAF: return 3
      default: return 0
      }
    default: return 0
    }
  }

  private func has(_ first: UInt8, _ second: UInt8, at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == first && bytes[index + 1] == second
  }
}
