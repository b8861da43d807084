// Rulewright. Apache-2.0.

import CCmark
import Clauses

/// Reads the words of a heading or paragraph with their styles.
struct InlineReader {
  private var words = StyledWords()
  private var emphasis = 0
  private var strong = 0
  private var links: [String] = []
  /// Whether a comment stands behind a space: the space after it is one too many.
  private var isBehindComment = false

  /// Takes the iterator, which stands on the block's entry, to the block's exit.
  static func words(inside block: OpaquePointer, _ iterator: OpaquePointer) -> StyledWords {
    var reader = InlineReader()
    var event = cmark_iter_next(iterator)
    while event != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator), node != block else { break }
      reader.visit(node, entering: event == CMARK_EVENT_ENTER)
      event = cmark_iter_next(iterator)
    }
    return reader.words
  }

  private mutating func visit(_ node: OpaquePointer, entering: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: add(literal: node)
    case CMARK_NODE_CODE: add(literal: node, style: .code)
    case CMARK_NODE_SOFTBREAK: add(CollectionOfOne(0x20))
    case CMARK_NODE_LINEBREAK: add(CollectionOfOne(0x0A))
    case CMARK_NODE_HTML_INLINE:
      // "<br>" parts words; other tags have none.
      let tag = MarkdownBlocks.literal(node)
      if tag.hasFolded("<br", at: 0) { add(CollectionOfOne(0x20)) }
      if tag.has("<!--", at: 0) { isBehindComment = words.bytes.last == 0x20 }
    case CMARK_NODE_EMPH: emphasis += entering ? 1 : -1
    case CMARK_NODE_STRONG: strong += entering ? 1 : -1
    case CMARK_NODE_LINK:
      if entering {
        links.append(cmark_node_get_url(node).map { String(cString: $0) } ?? "")
      } else {
        links.removeLast()
      }
    default: break  // an image's words are its children
    }
  }

  private mutating func add(literal node: OpaquePointer, style: InlineRun.Style = .plain) {
    MarkdownBlocks.withLiteral(node) { bytes in
      // What is ASCII needs no repair, and nearly all is.
      if bytes.reduce(0, |) < 0x80 {
        add(bytes, style: style)
      } else {
        add(String(decoding: bytes, as: UTF8.self).utf8, style: style)
      }
    }
  }

  private mutating func add(_ text: some Collection<UInt8>, style extra: InlineRun.Style = .plain) {
    let isSpaceTooMany = isBehindComment && text.first == 0x20
    isBehindComment = false
    if text.count <= (isSpaceTooMany ? 1 : 0) { return }
    var style = extra
    if emphasis > 0 { style.insert(.emphasis) }
    if strong > 0 { style.insert(.strong) }
    if isSpaceTooMany {
      words.append(text.dropFirst(), style: style, destination: links.last)
    } else {
      words.append(text, style: style, destination: links.last)
    }
  }
}
