// Rulewright. Apache-2.0.

/// Why a text may not name a draft; nil when it may.
///
/// A draft lies in its docket's folder. A name that could lead elsewhere on any system is refused
/// by its bytes, since a combining mark hides a slash from comparisons of characters.
func objection(toDraftFile name: String) -> String? {
  let bytes = Array(name.utf8)
  if bytes.isEmpty { return "It is empty." }
  if bytes.count > 200 { return "It is longer than 200 bytes." }
  if bytes[0] == UInt8(ascii: ".") { return "It begins with a dot." }
  for (index, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: ":"):
      return "It has a '\(Unicode.Scalar(byte))', which leads to another folder."
    case 0x00...0x1F, 0x7F:
      return "It has a control character."
    case UInt8(ascii: ".") where index > 0 && bytes[index - 1] == byte:
      return "It has '..', which leads to another folder."
    default: break
    }
  }
  return nil
}
