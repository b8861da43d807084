// Rulewright. Apache-2.0.

import Wording

/// Marked words, broken into lines: deletions as `[-…-]`, insertions as `{+…+}`.
///
/// White space at the edge of a change stands outside its marks, where a line may break; a
/// change of nothing but white space keeps it inside, written out unless it is a plain space.
struct WrappedLines {
  let width: Int
  private var finished: [String] = []
  private var line = ""
  private var lineWidth = 0
  /// The word being put together, which holds no place to break.
  private var word = ""
  private var wordWidth = 0

  init(width: Int) { self.width = width }

  var lines: [String] {
    var copy = self
    copy.endWord()
    return copy.line.isEmpty ? copy.finished : copy.finished + [copy.line]
  }

  mutating func append(_ change: WordChange) {
    let (open, close) =
      switch change.operation {
      case .equal: ("", "")
      case .delete: ("[-", "-]")
      case .insert: ("{+", "+}")
      }
    let bytes = Array(change.text.utf8)
    let words = words(in: bytes)
    let first = words.firstIndex { $0.kind != .space }
    guard let first, let last = words.lastIndex(where: { $0.kind != .space }) else {
      if change.operation == .equal { return endWord() }
      put(open)
      for scalar in change.text.unicodeScalars {
        put(scalar == " " ? " " : writtenOut(scalar))
      }
      return put(close)
    }
    if first > 0 { endWord() }
    put(open)
    for word in words[first...last] {
      if word.kind == .space {
        endWord()
      } else {
        put(written(String(decoding: bytes[word.range], as: UTF8.self)))
      }
    }
    put(close)
    if last + 1 < words.count { endWord() }
  }

  /// Adds to the word; one wider than a line is broken where it must.
  private mutating func put(_ text: String) {
    for scalar in text.unicodeScalars {
      let columns = scalar.columns
      if wordWidth + columns > width { endWord() }
      word.unicodeScalars.append(scalar)
      wordWidth += columns
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if line.isEmpty {
      (line, lineWidth) = (word, wordWidth)
    } else if lineWidth + 1 + wordWidth <= width {
      line += " " + word
      lineWidth += 1 + wordWidth
    } else {
      finished.append(line)
      (line, lineWidth) = (word, wordWidth)
    }
    (word, wordWidth) = ("", 0)
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
