// Rulewright. Apache-2.0.

/// "ii." or "A." at the head of a paragraph of an official interpretation, where comment 4(a)-1.ii.A
/// divides comment 4(a)-1, the item "1." under the heading "4(a)".
struct CommentParagraph {
  /// The levels under the item, outermost first: i., A., *1.*, *i.*
  enum Level: Int { case roman, capital, italicNumber, italicRoman }

  var name: String
  var level: Level
  /// The bytes of the visible words up to after it and its blanks.
  var headLength: Int

  init?(_ words: [UInt8], isItalic: Bool) {
    let start = words.skippingBlanks(from: 0)
    guard let end = words[start...].prefix(8).firstIndex(of: 0x2E), end > start,
      end + 1 == words.count || words.skippingBlanks(from: end + 1) > end + 1
    else { return nil }
    let readings = DesignationReading.readings(of: words[start..<end], italic: isItalic)
    let levels = readings.compactMap { reading -> Level? in
      switch reading.level {
      case .roman: .roman
      case .capital: .capital
      case .italicNumber where isItalic: .italicNumber
      case .italicRoman where isItalic: .italicRoman
      default: nil
      }
    }
    guard let level = levels.first else { return nil }
    name = text(words[start..<end])
    self.level = level
    headLength = words.skippingBlanks(from: end + 1)
  }
}
