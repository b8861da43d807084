// Rulewright. Apache-2.0.

/// Character references of HTML, as sources write them into bodies.
enum Entity {
  /// The scalar that a reference at `start`, an ampersand, stands for, and where it ends; nil
  /// where there is none, or one for no character that a text can hold.
  ///
  /// The semicolon is required: `AT&T` and `&copy2` are words.
  static func decode(_ bytes: ArraySlice<UInt8>, at start: Int) -> (Unicode.Scalar, end: Int)? {
    guard let close = bytes[start...].prefix(12).firstIndex(of: 0x3B) else { return nil }
    let name = bytes[(start + 1)..<close]
    let scalar = name.first == 0x23 ? numeric(name.dropFirst()) : named[Array(name)]
    return scalar.map { ($0, close + 1) }
  }

  private static func numeric(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first.map(lower) == 0x78
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      let digit: UInt32
      switch lower(byte) {
      case 0x30...0x39: digit = UInt32(byte - 0x30)
      case 0x61...0x66 where isHexadecimal: digit = UInt32(lower(byte) - 0x61 + 10)
      default: return nil
      }
      value = value * (isHexadecimal ? 16 : 10) + digit
      guard value <= 0x10FFFF else { return nil }
    }
    switch value {
    case 0x09, 0x0A, 0x0D: break
    case 0x00...0x1F, 0x7F: return nil
    case 0x80...0x9F:
      // HTML, "numeric character reference end state": these mean Windows-1252.
      return Windows1252.scalar(UInt8(value))
    default: break
    }
    return Unicode.Scalar(value)
  }

  /// The names that occur in bodies; any other stays as it is written.
  private static let named: [[UInt8]: Unicode.Scalar] = {
    let table: [(StaticString, Unicode.Scalar)] = [
      ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
      ("lsquo", "‘"), ("rsquo", "’"), ("sbquo", "‚"), ("ldquo", "“"), ("rdquo", "”"),
      ("bdquo", "„"), ("laquo", "«"), ("raquo", "»"), ("ndash", "–"), ("mdash", "—"),
      ("hellip", "…"), ("bull", "•"), ("middot", "·"), ("sect", "§"), ("para", "¶"),
      ("copy", "©"), ("reg", "®"), ("trade", "™"), ("deg", "°"), ("plusmn", "±"),
      ("times", "×"), ("divide", "÷"), ("frac12", "½"), ("frac14", "¼"), ("frac34", "¾"),
      ("cent", "¢"), ("pound", "£"), ("euro", "€"), ("yen", "¥"), ("dagger", "†"),
      ("Dagger", "‡"), ("shy", "\u{AD}"), ("ensp", "\u{2002}"), ("emsp", "\u{2003}"),
      ("thinsp", "\u{2009}"), ("zwnj", "\u{200C}"), ("zwj", "\u{200D}"), ("minus", "−"),
      ("le", "≤"), ("ge", "≥"), ("ne", "≠"), ("aacute", "á"), ("eacute", "é"), ("iacute", "í"),
      ("oacute", "ó"), ("uacute", "ú"), ("ntilde", "ñ"), ("Eacute", "É"), ("Ntilde", "Ñ"),
      ("egrave", "è"), ("agrave", "à"), ("ccedil", "ç"), ("auml", "ä"), ("ouml", "ö"),
      ("uuml", "ü"), ("Auml", "Ä"), ("Ouml", "Ö"), ("Uuml", "Ü"), ("szlig", "ß"),
    ]
    var names: [[UInt8]: Unicode.Scalar] = [:]
    for (name, scalar) in table { name.withUTF8Buffer { names[Array($0)] = scalar } }
    return names
  }()
}
