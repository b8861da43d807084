// Rulewright. Apache-2.0.

/// What stands before the items of a list on a page.
struct HTMLList {
  private var next = 1
  private let style: UInt8

  /// - Parameters:
  ///   - name: `ol` or `ul`.
  ///   - attributes: what stands in its tag behind the name.
  init(_ name: String, _ attributes: ArraySlice<UInt8>) {
    guard name == "ol" else {
      style = 0
      return
    }
    style = Self.value("type", in: attributes).first ?? 0x31
    next = Int(String(decoding: Self.value("start", in: attributes), as: UTF8.self)) ?? 1
  }

  /// `1. `, `b. `, `iv. ` or `• `.
  mutating func nextMarker() -> [UInt8] {
    guard style != 0 else { return Array("•".utf8) }
    defer { next &+= 1 }
    let number: String
    switch style {
    case 0x61 where (1...26).contains(next): number = Self.letter(next)
    case 0x41 where (1...26).contains(next): number = Self.upper(Self.letter(next))
    case 0x69 where (1...3999).contains(next): number = Self.roman(next)
    case 0x49 where (1...3999).contains(next): number = Self.upper(Self.roman(next))
    default: number = "\(next)"
    }
    return Array((number + ".").utf8)
  }

  private static func letter(_ number: Int) -> String {
    String(decoding: [UInt8(0x60 + number)], as: UTF8.self)
  }

  private static func upper(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 & 0xDF }, as: UTF8.self)
  }

  private static func roman(_ number: Int) -> String {
    let signs = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
      (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var (rest, text) = (number, "")
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  /// The value of an attribute, without quotes; empty where it has none.
  private static func value(_ name: String, in attributes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for word in attributes.split(whereSeparator: { $0 <= 0x20 }) {
      let parts = word.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].lazy.map(lower).elementsEqual(name.utf8) else { continue }
      return parts[1].drop { $0 == 0x22 || $0 == 0x27 }.prefix { $0 != 0x22 && $0 != 0x27 }
    }
    return []
  }
}
