// Rulewright. Apache-2.0.

import TestSupport

/// Pairs of texts such as should never be and sometimes are: from a seed, always the same.
struct RandomTexts {
  private var source: SeededGenerator

  init(seed: UInt64) { source = SeededGenerator(seed: seed) }

  /// Words, marks and traps, among them both forms of é, a mark after a quote, marks of
  /// direction, joiners, a byte order mark, and bytes that are no UTF-8.
  private static let pieces: [[UInt8]] =
    [
      "the ", "exporter ", "shall ", "not ", "ship", " ", "  ", ". ", ", ", "; and", "(c)(2)(i)",
      "740.22", "§ ", "U.S.C. ", "end-user ", "don’t ", "$10,000", "[Reserved]", "(a) ", "(b) ",
      "# 740.1 Scope", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "caf\u{E9}",
      "cafe\u{301}", "\"\u{301}", "/\u{338}", "\u{301}", "\u{202E}x\u{202C}", "\u{200F}",
      "\u{200D}",
      "\u{FEFF}", "\u{A0}", "\u{2028}", "\u{85}", "法律", "か\u{3099}", "👩‍⚖️", "👍🏽", "*", "**word**",
      "<!-- x -->", "\u{0}", "\u{1B}[31m", "\u{212A}", "K", "ﬁ", "fi", "'", "-", "_", "a", "a ",
      "a",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0x80],
    ]

  /// Two texts: unrelated, one an edit of the other, the other form of line end, or none at all.
  mutating func pair() -> ([UInt8], [UInt8]) {
    let old = text()
    switch source.below(10) {
    case 0: return (old, [])
    case 1: return ([], old)
    case 2: return (old, text())
    case 3: return (old, old.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] })
    case 4: return (noise(), noise())
    case 5: return (old, old + text())
    default: return (old, edited(old))
    }
  }

  private mutating func text() -> [UInt8] {
    (0..<source.below(40)).flatMap { _ in source.pick(Self.pieces) }
  }

  private mutating func noise() -> [UInt8] {
    (0..<source.below(60)).map { _ in UInt8(truncatingIfNeeded: source.next()) }
  }

  /// A text with up to four stretches of bytes replaced, anywhere: also inside a character.
  private mutating func edited(_ text: [UInt8]) -> [UInt8] {
    var result = text
    for _ in 0...source.below(4) {
      let start = source.below(result.count + 1)
      let end = min(result.count, start + source.below(12))
      let new = (0..<source.below(3)).flatMap { _ in source.pick(Self.pieces) }
      result.replaceSubrange(start..<end, with: new)
    }
    return result
  }
}
