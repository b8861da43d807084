// Rulewright. Apache-2.0.

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isUpper: Bool { self &- 0x41 < 26 }
  var isLower: Bool { self &- 0x61 < 26 }
  /// A digit, or a letter of any script.
  var isWordPart: Bool { isDigit || isLetter || self >= 0xC3 && self != 0xE2 }
  /// Lower case, for an ASCII letter.
  var folded: UInt8 { isUpper ? self | 0x20 : self }
}
