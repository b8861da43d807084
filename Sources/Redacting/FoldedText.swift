// Rulewright. Apache-2.0.

/// A text as a reader sees its digits and signs: all digits, blanks, hyphens and wide forms are
/// those of ASCII, what nobody sees is gone, and every other letter or sign is one byte.
///
/// It knows for each of its bytes where it stood.
struct FoldedText {
  private(set) var bytes: [UInt8] = []
  private let originalCount: Int
  /// From which folded byte on the distance to the original is another one.
  private var turns: [(folded: Int, original: Int)] = []

  init(_ text: UnsafeBufferPointer<UInt8>) {
    originalCount = text.count
    bytes.reserveCapacity(text.count)
    var place = 0
    while place < text.count {
      let start = place
      while place < text.count, text[place] < 0x80 { place += 1 }
      if start < place { bytes.append(contentsOf: text[start..<place]) }
      guard place < text.count else { break }
      let (scalar, length) = decodedScalar(text, at: place)
      if let byte = scalar.map(foldedByte) ?? otherSign { bytes.append(byte) }
      place += length
      turns.append((bytes.count, place))
    }
  }

  /// The bytes of the original that a stretch of folded ones is made of, with what nobody sees
  /// within it and behind it.
  func original(_ range: Range<Int>) -> Range<Int> {
    let lower = original(range.lowerBound)
    return lower..<max(lower, original(range.upperBound))
  }

  private func original(_ place: Int) -> Int {
    if place >= bytes.count { return originalCount }
    var (low, high) = (0, turns.count)
    while low < high {
      let middle = (low + high) / 2
      if turns[middle].folded <= place { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return place }
    return turns[low - 1].original + place - turns[low - 1].folded
  }
}

/// The scalar at a place where no ASCII stands, and its length; nil and 1 for no UTF-8.
func decodedScalar(
  _ text: UnsafeBufferPointer<UInt8>, at place: Int
) -> (Unicode.Scalar?, Int) {
  let first = text[place]
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
  guard length > 1, place + length <= text.count else { return (nil, 1) }
  var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for offset in 1..<length {
    let next = text[place + offset]
    guard next & 0xC0 == 0x80 else { return (nil, 1) }
    value = value << 6 | UInt32(next & 0x3F)
  }
  return Unicode.Scalar(value).map { ($0, length) } ?? (nil, 1)
}

/// What a scalar that is not of ASCII looks like; nil for what nobody sees.
private func foldedByte(_ scalar: Unicode.Scalar) -> UInt8? {
  switch scalar.value {
  case 0x2018, 0x2019: return 0x27
  case 0x201C, 0x201D: return 0x22
  case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63: return 0x2D
  case 0x2028, 0x2029: return 0x0A
  case 0x2024, 0xFE52: return 0x2E
  case 0xFE6B: return 0x40
  case 0xFF01...0xFF5E: return UInt8(scalar.value - 0xFF01 + 0x21)
  case 0x1D400...0x1D6A3:
    let letter = UInt8((scalar.value - 0x1D400) % 52)
    return letter < 26 ? 0x41 + letter : 0x61 + letter - 26
  case 0x3164, 0x115F, 0x1160, 0xFFA0: return nil
  default: break
  }
  let properties = scalar.properties
  if let type = properties.numericType, type != .numeric, let value = properties.numericValue,
    value >= 0, value <= 9
  {
    return 0x30 + UInt8(value)
  }
  if properties.isWhitespace { return 0x20 }
  switch properties.generalCategory {
  case .format, .nonspacingMark, .enclosingMark, .control: return nil
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .spacingMark:
    return otherLetter
  default: return otherSign
  }
}
