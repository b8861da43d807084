// Rulewright. Apache-2.0.

/// What a Unicode scalar does to the words around it.
enum ScalarClass {
  /// Letters, digits, and whatever is neither space nor punctuation.
  case letter
  /// A character that is a word by itself, as in scripts that write without spaces.
  case ideograph
  /// What belongs to the character before it: combining marks, joiners, marks of direction.
  case mark
  case space
  case punctuation

  /// The class of an ASCII byte.
  ///
  /// Control characters count as punctuation: each stands alone.
  init(ascii byte: UInt8) {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .letter
    case 0x09...0x0D, 0x20: self = .space
    default: self = .punctuation
    }
  }

  /// The class of a scalar.
  ///
  /// Latin letters are told by their number, which is most of the non-ASCII text of European
  /// law; the rest by their general category.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case ..<0x80: self = ScalarClass(ascii: UInt8(scalar.value))
    case 0x85: self = .space
    case 0xD7, 0xF7: self = .punctuation
    case 0xC0...0x24F: self = .letter
    case 0x3040...0x3098, 0x309B...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      self = .ideograph
    case 0x1F3FB...0x1F3FF: self = .mark
    default: self = ScalarClass(category: scalar.properties.generalCategory)
    }
  }

  private init(category: Unicode.GeneralCategory) {
    switch category {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: self = .mark
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .letter
    }
  }
}

/// The scalar that begins at an offset, and its length in bytes; nil for a byte that begins
/// none.
///
/// Strict as the Unicode Standard, table 3-7: no overlong forms, no surrogates.
func scalar(
  at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, before end: Int
) -> (Unicode.Scalar, Int)? {
  let first = bytes[offset]
  let length: Int
  var value: UInt32
  switch first {
  case ..<0x80: return (Unicode.Scalar(first), 1)
  case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
  case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
  case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
  default: return nil
  }
  guard offset + length <= end else { return nil }
  for next in bytes[(offset + 1)..<(offset + length)] {
    guard next & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(next & 0x3F)
  }
  let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
  guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
  return (scalar, length)
}
