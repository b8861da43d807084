// Rulewright. Apache-2.0.

import Wording

/// Marked words, broken into lines: deletions as `[-…-]`, insertions as `{+…+}`.
///
/// White space at the edge of a change stands outside its marks, where a line may break; a
/// change of nothing but white space keeps it inside, written out unless it is a plain space.
struct WrappedLines {
  let width: Int
  private var finished: [String] = []
  private var line: [UInt8] = []
  private var lineWidth = 0
  /// The word being put together, which holds no place to break.
  private var word: [UInt8] = []
  private var wordWidth = 0

  init(width: Int) { self.width = width }

  /// The lines, when all is there.
  mutating func end() -> [String] {
    endWord()
    if !line.isEmpty { endLine() }
    return finished
  }

  mutating func append(_ change: WordChange) {
    var text = change.text
    text.withUTF8 { append(change.operation, $0) }
  }

  private mutating func append(
    _ operation: WordChange.Operation, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let (open, close): (StaticString, StaticString) =
      switch operation {
      case .equal: ("", "")
      case .delete: ("[-", "-]")
      case .insert: ("{+", "+}")
      }
    let words = words(in: bytes, 0..<bytes.count)
    let first = words.firstIndex { $0.kind != .space }
    guard let first, let last = words.lastIndex(where: { $0.kind != .space }) else {
      if operation == .equal { return endWord() }
      open.withUTF8Buffer { put($0[...]) }
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        put(scalar == " " ? " " : writtenOut(scalar))
      }
      return close.withUTF8Buffer { put($0[...]) }
    }
    if first > 0 { endWord() }
    open.withUTF8Buffer { put($0[...]) }
    for word in words[first...last] {
      if word.kind == .space { endWord() } else { put(bytes[word.range]) }
    }
    close.withUTF8Buffer { put($0[...]) }
    if last + 1 < words.count { endWord() }
  }

  /// Adds to the word what it says in a terminal.
  private mutating func put(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    // Most words are plain, a column for each byte, and shorter than a line.
    if wordWidth + bytes.count <= width, bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      word.append(contentsOf: bytes)
      wordWidth += bytes.count
    } else {
      put(written(String(decoding: bytes, as: UTF8.self)))
    }
  }

  /// Adds to the word; one wider than a line is broken where it must.
  private mutating func put(_ text: String) {
    for scalar in text.unicodeScalars {
      let columns = scalar.columns
      if wordWidth + columns > width { endWord() }
      word.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      wordWidth += columns
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if !line.isEmpty, lineWidth + 1 + wordWidth > width { endLine() }
    if !line.isEmpty {
      line.append(0x20)
      lineWidth += 1
    }
    line.append(contentsOf: word)
    lineWidth += wordWidth
    word.removeAll(keepingCapacity: true)
    wordWidth = 0
  }

  private mutating func endLine() {
    finished.append(String(decoding: line, as: UTF8.self))
    line.removeAll(keepingCapacity: true)
    lineWidth = 0
  }
}

extension Unicode.Scalar {
  /// How many columns of a terminal it takes, near enough.
  fileprivate var columns: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFF:
      return 2
    default: return 1
    }
  }
}
