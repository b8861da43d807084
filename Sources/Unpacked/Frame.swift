// Rulewright. Apache-2.0.

/// One thing that the child that unpacks says to the program that started it: a kind, and fields
/// under tags, each of any bytes.
///
/// On the wire it is its length (four bytes, the greatest first), its kind, and for each field
/// its tag, length and bytes. Nothing in a field's bytes can end it, so that hostile data cannot
/// speak for the child.
package struct Frame: Hashable, Sendable {
  package var kind: UInt8
  package private(set) var fields: [Field] = []

  package struct Field: Hashable, Sendable {
    package var tag: UInt8
    package var bytes: [UInt8]
  }

  package init(kind: UInt8) { self.kind = kind }

  package mutating func put(_ tag: UInt8, _ bytes: [UInt8]) {
    fields.append(Field(tag: tag, bytes: bytes))
  }

  package mutating func put(_ tag: UInt8, _ text: String) { put(tag, Array(text.utf8)) }

  package mutating func put(_ tag: UInt8, _ number: Int) { put(tag, "\(number)") }

  /// The bytes of the first field under a tag; empty where there is none.
  package func bytes(_ tag: UInt8) -> [UInt8] { fields.first { $0.tag == tag }?.bytes ?? [] }

  package func text(_ tag: UInt8) -> String { String(decoding: bytes(tag), as: UTF8.self) }

  package func number(_ tag: UInt8) -> Int? { Int(text(tag)) }

  /// The bytes of every field under a tag, in order.
  package func all(_ tag: UInt8) -> [[UInt8]] { fields.filter { $0.tag == tag }.map(\.bytes) }

  /// The frame as it goes over the wire.
  package var encoded: [UInt8] {
    var out = bigEndian(1 + fields.reduce(0) { $0 + 5 + $1.bytes.count })
    out.append(kind)
    for field in fields {
      out.append(field.tag)
      out += bigEndian(field.bytes.count)
      out += field.bytes
    }
    return out
  }

  private func bigEndian(_ number: Int) -> [UInt8] {
    let number = UInt32(clamping: number)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
  }
}
