// Rulewright. Apache-2.0.

/// What speaks for a file's being a letter that somebody wrote, and not the output of a program.
enum TextEvidence {
  /// A control character that no letter has; those of lines and pages it may.
  static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1B || byte == 0x7F
  }

  /// Whether a text's beginning reads as prose: words of letters, parted by white space, in lines
  /// that are no rows of a table.
  static func isProse(_ text: ArraySlice<UInt8>) -> Bool {
    let text = trimmed(text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text)
    // Markup of other kinds begins so.
    guard !text.isEmpty, text.first != 0x3C else { return false }
    var (letters, words, inWord) = (0, 0, false)
    for byte in text {
      if isControl(byte) { return false }
      if byte <= 0x20 {
        if inWord { words += 1 }
        inWord = false
        continue
      }
      inWord = true
      if byte >= 0x80 || (0x61...0x7A).contains(lower(byte)) { letters += 1 }
    }
    if inWord { words += 1 }
    let signs = text.count - words
    // Long words without end are what programs write: keys, digests, images as text.
    guard letters > 0, letters * 2 >= signs, text.count / max(words, 1) <= 40 else { return false }
    return !isTable(text)
  }

  /// Whether all of the first lines have as many cells, of which there are several.
  private static func isTable(_ text: ArraySlice<UInt8>) -> Bool {
    let lines = text.prefix(1 << 14).split(maxSplits: 11) { $0 == 0x0A || $0 == 0x0D }
      .dropLast(text.count > 1 << 14 ? 1 : 0).prefix(10)
    guard lines.count >= 3 else { return false }
    return TableDetection.delimiters.contains { delimiter in
      let counts = Set(lines.map { line in line.count { $0 == delimiter } })
      return counts.count == 1 && (counts.first ?? 0) >= 2
    }
  }
}
