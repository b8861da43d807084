// Rulewright. Apache-2.0.

@testable import SitePages

/// A page read back as a browser would: start tags with their attributes, and the text between.
struct ReadPage {
  struct Tag {
    let name: String
    let attributes: [(name: String, value: String)]

    subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private(set) var tags: [Tag] = []
  /// The text between the tags, entities decoded.
  private(set) var text = ""
  /// What a reader of HTML would stumble over.
  private(set) var faults: [String] = []
  private(set) var openAtEnd: [String] = []

  private static let void = ["meta", "link", "br", "wbr"]

  init(_ bytes: [UInt8]) {
    var at = 0
    var words: [UInt8] = []
    var open: [String] = []
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        words.append(bytes[at])
        at += 1
        continue
      }
      guard let end = Self.end(of: bytes, from: at) else {
        faults.append("a tag without end at \(at)")
        break
      }
      let inside = Array(bytes[(at + 1)..<end])
      at = end + 1
      if inside.first == 0x21 { continue }
      if inside.first == 0x2F {
        let name = String(decoding: inside.dropFirst(), as: UTF8.self)
        if open.last == name {
          open.removeLast()
        } else {
          faults.append("</\(name)> closes \(open.last ?? "nothing")")
        }
        continue
      }
      let tag = read(inside)
      tags.append(tag)
      if !Self.void.contains(tag.name) { open.append(tag.name) }
    }
    openAtEnd = open
    text = decoded(words)
  }

  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var isQuoted = false
    for index in start..<bytes.count {
      if bytes[index] == 0x22 { isQuoted.toggle() }
      if bytes[index] == 0x3E && !isQuoted { return index }
    }
    return nil
  }

  private mutating func read(_ inside: [UInt8]) -> Tag {
    var at = 0
    func isName(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
        || byte == 0x2D
    }
    func name() -> String {
      let start = at
      while at < inside.count, isName(inside[at]) { at += 1 }
      return String(decoding: inside[start..<at], as: UTF8.self)
    }
    let tagName = name()
    if tagName.isEmpty { faults.append("a tag without name") }
    var attributes: [(name: String, value: String)] = []
    while at < inside.count {
      guard inside[at] == 0x20 else {
        faults.append("something stands in <\(tagName)> that is no attribute")
        return Tag(name: tagName, attributes: attributes)
      }
      at += 1
      let attribute = name()
      var value = ""
      if at + 1 < inside.count, inside[at] == 0x3D, inside[at + 1] == 0x22 {
        at += 2
        let start = at
        while at < inside.count, inside[at] != 0x22 { at += 1 }
        value = decoded(Array(inside[start..<at]))
        at += 1
      }
      if attribute.isEmpty || attributes.contains(where: { $0.name == attribute }) {
        faults.append("attribute '\(attribute)' in <\(tagName)>")
      }
      attributes.append((attribute, value))
    }
    return Tag(name: tagName, attributes: attributes)
  }
}

private func decoded(_ bytes: [UInt8]) -> String {
  var out: [UInt8] = []
  var at = 0
  let entities: [(String, UInt8)] = [
    ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&#39;", 0x27),
    ("&#13;", 0x0D),
  ]
  while at < bytes.count {
    if bytes[at] == 0x26,
      let found = entities.first(where: { bytes[at...].starts(with: $0.0.utf8) })
    {
      out.append(found.1)
      at += found.0.utf8.count
    } else {
      out.append(bytes[at])
      at += 1
    }
  }
  return String(decoding: out, as: UTF8.self)
}
