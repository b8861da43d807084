// Rulewright. Apache-2.0.

import Markup

/// JSON for a script, written as bytes: text is escaped over UTF-8 and never looked at by character.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func object(_ members: (inout JSONBytes) -> Void) {
    bytes.append(0x7B)
    isFirst = true
    members(&self)
    bytes.append(0x7D)
    isFirst = false
  }

  mutating func array<Item>(_ items: [Item], _ write: (inout JSONBytes, Item) -> Void) {
    bytes.append(0x5B)
    isFirst = true
    for item in items {
      if !isFirst { bytes.append(0x2C) }
      isFirst = true
      write(&self, item)
      isFirst = false
    }
    bytes.append(0x5D)
    isFirst = false
  }

  mutating func member(_ name: String, _ write: (inout JSONBytes) -> Void) {
    if !isFirst { bytes.append(0x2C) }
    isFirst = true
    string(name)
    bytes.append(0x3A)
    isFirst = true
    write(&self)
    isFirst = false
  }

  mutating func member(_ name: String, _ text: String?) {
    member(name) { json in if let text { json.string(text) } else { json.bytes += "null".utf8 } }
  }

  mutating func member(_ name: String, _ number: Int) { member(name) { $0.number(number) } }
  mutating func member(_ name: String, _ html: HTML) { member(name) { $0.string(html.bytes) } }

  mutating func number(_ number: Int) { bytes += String(number).utf8 }
  mutating func string(_ text: String) { string(Array(text.utf8)) }

  /// Bytes of UTF-8 as a string.
  mutating func string(_ text: [UInt8]) {
    bytes.append(0x22)
    for byte in text {
      switch byte {
      case 0x22: bytes += [0x5C, 0x22]
      case 0x5C: bytes += [0x5C, 0x5C]
      case 0x0A: bytes += [0x5C, 0x6E]
      case ..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

}
