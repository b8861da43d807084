// Rulewright. Apache-2.0.

/// One way to read the words between the parentheses of a designation: a level and a number.
///
/// "(i)" can be the ninth letter or the first roman number; what stands around it decides.
struct DesignationReading: Hashable {
  /// The levels of the Code of Federal Regulations, outermost first:
  /// (a), (1), (i), (A), *(1)*, *(i)* (Document Drafting Handbook, 1 CFR 21.11).
  enum Level: Int, Comparable {
    case letter, number, roman, capital, italicNumber, italicRoman

    /// A bit of its own.
    var bit: UInt8 { 1 << UInt8(rawValue) }

    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  var level: Level
  /// Its place in its sequence, from 1: (c) is 3, (aa) is 27.
  var ordinal: Int32
  /// What was put in behind that place later: 2 for (1b); 0 for (1).
  var inserted: Int32 = 0
  /// The last ordinal that it stands for: "(b) through (d) [Reserved]" is 2 and goes on to 4.
  var last: Int32
  /// What it costs to believe this reading: the italic levels without italics.
  var doubt: Int32

  init(level: Level, ordinal: Int, doubt: Int32 = 0) {
    self.level = level
    self.ordinal = Int32(ordinal)
    last = Int32(ordinal)
    self.doubt = doubt
  }

  /// All readings of some words; empty when they are no designation.
  static func readings(of words: some RandomAccessCollection<UInt8>, italic: Bool)
    -> DesignationReadings
  {
    var readings = DesignationReadings()
    guard let first = words.first, words.count <= 8 else { return readings }
    if first.isDigit { return numbers(words, italic: italic) }
    if words.allSatisfy(\.isUpper) {
      if let number = letter(words) {
        readings.append(DesignationReading(level: .capital, ordinal: number))
      }
      return readings
    }
    guard words.allSatisfy(\.isLower) else { return readings }
    if !italic, let number = letter(words) {
      readings.append(DesignationReading(level: .letter, ordinal: number))
    }
    if let number = roman(words) {
      if !italic { readings.append(DesignationReading(level: .roman, ordinal: number)) }
      readings.append(
        DesignationReading(level: .italicRoman, ordinal: number, doubt: italic ? 0 : 3))
    }
    return readings
  }

  /// "(12)", and "(12a)", which was put in behind it.
  private static func numbers(_ words: some RandomAccessCollection<UInt8>, italic: Bool)
    -> DesignationReadings
  {
    var readings = DesignationReadings()
    let letter = words.last.flatMap { $0.isLower ? Int32($0 - 0x60) : nil } ?? 0
    guard let number = arabic(words.dropLast(letter > 0 ? 1 : 0)) else { return readings }
    var reading = DesignationReading(level: .italicNumber, ordinal: number)
    reading.inserted = letter
    if !italic {
      var plain = reading
      plain.level = .number
      readings.append(plain)
      reading.doubt = 3
    }
    readings.append(reading)
    return readings
  }

  /// Whether it is the first of its sequence.
  var isFirst: Bool { ordinal == 1 && inserted == 0 }

  /// How many places it is behind another one of its level; 1 where it is the next.
  func distance(from last: DesignationReading) -> Int {
    let behind = Int(ordinal - last.last)
    guard inserted > 0 else { return behind }
    return Int(inserted) + (behind == 0 ? -Int(last.inserted) : behind)
  }

  /// How a designation of this level is written: 3 at the level of letters is "(c)".
  static func written(_ ordinal: Int, at level: Level) -> String {
    switch level {
    case .letter, .capital:
      let base: UInt8 = level == .letter ? 0x61 : 0x41
      let letter = base + UInt8((ordinal - 1) % 26)
      return "(" + text([UInt8](repeating: letter, count: (ordinal - 1) / 26 + 1)) + ")"
    case .number, .italicNumber: return "(\(ordinal))"
    case .roman, .italicRoman: return "(" + roman(ordinal) + ")"
    }
  }

  /// A number of up to three digits; "(2015)" at the head of a paragraph is a year.
  private static func arabic(_ words: some RandomAccessCollection<UInt8>) -> Int? {
    guard !words.isEmpty, words.count <= 3, words.allSatisfy(\.isDigit), words.first != 0x30 else {
      return nil
    }
    return words.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// a…z are 1…26, aa…zz 27…52, and so on with one letter repeated.
  private static func letter(_ words: some RandomAccessCollection<UInt8>) -> Int? {
    guard let first = words.first, words.count <= 4, words.allSatisfy({ $0 == first }) else {
      return nil
    }
    return Int(first.lowered - 0x61) + 1 + (words.count - 1) * 26
  }

  private static func roman(_ words: some RandomAccessCollection<UInt8>) -> Int? {
    var total = 0
    var last = 0
    for byte in words.reversed() {
      let value: Int
      switch byte {
      case 0x69: value = 1
      case 0x76: value = 5
      case 0x78: value = 10
      case 0x6C: value = 50
      case 0x63: value = 100
      default: return nil
      }
      total += value < last ? -value : value
      last = max(last, value)
    }
    // Only the one right spelling: "iiii" is no number.
    return roman(total).utf8.elementsEqual(words) ? total : nil
  }

  private static let romans = [
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
    (1, "i"),
  ]

  private static func roman(_ number: Int) -> String {
    var rest = number
    var words = ""
    for (value, letters) in romans {
      while rest >= value {
        words += letters
        rest -= value
      }
    }
    return words
  }
}
