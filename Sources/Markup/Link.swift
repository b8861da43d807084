// Rulewright. Apache-2.0.

/// Where a link leads: a place that the program knows, or an address from a text that was looked
/// at first.
package struct Link: Hashable, Sendable {
  package let text: String

  /// An address that the program itself made.
  package init(_ text: StaticString) { self.text = text.description }

  /// An address that a room made of names which it encoded itself, with `percentEncoded`.
  package init(made text: String) { self.text = text }

  /// An address from a draft: http, https, mailto and fragments lead somewhere, any other scheme
  /// and any other form does not.
  package init?(vetting destination: String) {
    let bytes = Array(destination.utf8)
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }) else {
      return nil
    }
    let lower = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    let allowed = ["http://", "https://", "mailto:", "#"]
    guard allowed.contains(where: { lower.starts(with: $0.utf8) }) else { return nil }
    text = destination
  }
}

/// The text with every byte but unreserved ones written as `%HH` (RFC 3986, section 2.3).
package func percentEncoded(_ text: String) -> String {
  var bytes: [UInt8] = []
  let digits = Array("0123456789ABCDEF".utf8)
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
    default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
