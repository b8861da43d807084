// Rulewright. Apache-2.0.

import Markup

/// A block of the screen that is drawn anew by itself when it changes: a clause in the text or in
/// the tree, or a run of clauses that is folded.
///
/// Its line number is no part of what makes it another block, so that a line more at the top of a
/// draft redraws no clause below.
package struct DraftBlock: Sendable {
  package let key: String
  package let line: Int?
  /// What tells two contents of the block apart.
  package let hash: UInt64
  private let name: StaticString
  private let attributes: [Attribute]
  /// What stands before the content and holds the line; nil for a block without one.
  private let numbering: [Attribute]?
  private let content: HTML

  init(
    _ key: String, _ name: StaticString, _ attributes: [Attribute], line: Int? = nil,
    numbering: [Attribute]? = nil, content: HTML
  ) {
    self.key = key
    self.line = line
    self.name = name
    self.attributes = [Attribute("data-row", key)] + attributes
    self.numbering = numbering
    self.content = content
    hash = fingerprint(
      HTML.start(name, self.attributes).bytes, HTML.start("a", numbering ?? []).bytes,
      content.bytes)
  }

  /// The block; `more` is what only this page says of it.
  func html(_ more: [Attribute] = []) -> HTML {
    pieces {
      HTML.start(name, attributes + more)
      if let numbering {
        HTML.element("a", numbering, HTML(line.map(String.init) ?? "–"))
      }
      content
      HTML.end(name)
      Raw("\n")
    }
  }

  /// The block as it is sent to a page that is open.
  package var bytes: [UInt8] { html().bytes }
}

/// FNV-1a over some bytes: to tell contents of one page apart, and for nothing that must be safe.
private func fingerprint(_ parts: [UInt8]...) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for part in parts {
    for byte in part { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
  return hash
}
