// Rulewright. Apache-2.0.

/// The fields of a form or a query, `a=1&b=%C3%A9`, in their order; a name may stand more than once.
///
/// Read over bytes (URL Standard, "application/x-www-form-urlencoded").
struct FormFields: Sendable {
  private var pairs: [(name: String, value: String)] = []

  init() {}

  init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

  /// Nil where an escape is none or where bytes are not UTF-8: such a form was not sent by a page.
  init?(_ bytes: some Collection<UInt8>) {
    for pair in bytes.split(separator: 0x26) {
      let equals = pair.firstIndex(of: 0x3D) ?? pair.endIndex
      guard let name = Self.decoded(pair[..<equals]),
        let value = Self.decoded(pair[equals...].dropFirst())
      else { return nil }
      pairs.append((name, value))
    }
  }

  /// All fields, in their order.
  var entries: [(name: String, value: String)] { pairs }

  /// The first value of a name, with line ends as `\n`: browsers send text areas with `\r\n`.
  subscript(name: String) -> String? {
    pairs.first { $0.name.utf8.elementsEqual(name.utf8) }.map { Self.withLineFeeds($0.value) }
  }

  /// All values of a name.
  func all(_ name: String) -> [String] {
    pairs.filter { $0.name.utf8.elementsEqual(name.utf8) }.map { Self.withLineFeeds($0.value) }
  }

  private static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A && last == 0x0D { bytes.removeLast() }
      bytes.append(byte == 0x0D ? 0x0D : byte)
      last = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes with `+` and `%HH` undone, as text.
  static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = true) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x2B where plusIsSpace: text.append(0x20)
      case 0x25:
        guard let high = rest.popFirst().flatMap(hexDigit),
          let low = rest.popFirst().flatMap(hexDigit)
        else { return nil }
        text.append(high << 4 | low)
      default: text.append(byte)
      }
    }
    return String(validating: text, as: UTF8.self)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
