// Rulewright. Apache-2.0.

/// Bytes without the ASCII white space before and after them.
func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  var rest = bytes[...]
  while let first = rest.first, isSpace(first) { rest = rest.dropFirst() }
  while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
  return rest
}

/// Bytes, trimmed, as text.
func trimmedText(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: trimmed(bytes), as: UTF8.self)
}

/// Whether bytes are an ASCII word, in whatever case; `word` is in lower case.
func matches(_ bytes: some Sequence<UInt8>, _ word: StaticString) -> Bool {
  word.withUTF8Buffer { bytes.elementsEqual($0) { lower($0) == $1 } }
}

/// An ASCII letter in lower case; any other byte as it is.
func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Somebody's words between quotes for a message: at most 60 scalars, control characters shown
/// as U+FFFD, so that a cell can neither flood nor steer a terminal.
func quoted(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  var count = 0
  for scalar in text.unicodeScalars {
    guard count < 60 else {
      out.append("…")
      break
    }
    out.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    count += 1
  }
  return "'" + String(out) + "'"
}

/// A byte as two hexadecimal digits.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return byte < 0x10 ? "0" + digits : digits
}
