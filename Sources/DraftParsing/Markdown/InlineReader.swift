// Rulewright. Apache-2.0.

import CCmark
import Clauses

/// Reads the words of a heading or paragraph into runs of one style.
struct InlineReader {
  private var runs: [InlineRun] = []
  private var emphasis = 0
  private var strong = 0
  private var links: [String] = []
  /// Whether a comment stands behind a space: the space after it is one too many.
  private var isBehindComment = false

  /// Takes the iterator, which stands on the block's entry, to the block's exit.
  static func runs(inside block: OpaquePointer, _ iterator: OpaquePointer) -> [InlineRun] {
    var reader = InlineReader()
    var event = cmark_iter_next(iterator)
    while event != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator), node != block else { break }
      reader.visit(node, entering: event == CMARK_EVENT_ENTER)
      event = cmark_iter_next(iterator)
    }
    return reader.runs
  }

  private mutating func visit(_ node: OpaquePointer, entering: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: add(MarkdownBlocks.literal(node))
    case CMARK_NODE_CODE: add(MarkdownBlocks.literal(node), style: .code)
    case CMARK_NODE_SOFTBREAK: add(" ")
    case CMARK_NODE_LINEBREAK: add("\n")
    case CMARK_NODE_HTML_INLINE:
      // "<br>" parts words; other tags have none.
      let tag = Array(MarkdownBlocks.literal(node).utf8)
      if tag.hasFolded("<br", at: 0) { add(" ") }
      if tag.has("<!--", at: 0) { isBehindComment = runs.last?.text.utf8.last == 0x20 }
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

  private mutating func add(_ words: String, style extra: InlineRun.Style = []) {
    var text = words
    if isBehindComment, text.utf8.first == 0x20 { text = String(text.unicodeScalars.dropFirst()) }
    isBehindComment = false
    if text.isEmpty { return }
    var style = extra
    if emphasis > 0 { style.insert(.emphasis) }
    if strong > 0 { style.insert(.strong) }
    let destination = links.last
    if let last = runs.indices.last, runs[last].style == style,
      runs[last].destination == destination
    {
      runs[last].text += text
    } else {
      runs.append(InlineRun(text, style: style, destination: destination))
    }
  }
}
