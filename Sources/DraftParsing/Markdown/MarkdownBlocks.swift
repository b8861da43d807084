// Rulewright. Apache-2.0.

import CCmark
import Clauses

/// The one door to cmark: Markdown in, leaves with their lines and runs of words out.
///
/// Lines of cmark's blocks can be trusted and its columns cannot, so nothing here asks for one.
/// All walks are loops over cmark's iterator: nothing recurses on what the draft holds.
struct MarkdownBlocks {
  private(set) var blocks: [Block] = []
  /// The first line at which lists and quotations stand too deep in each other.
  private(set) var tooDeepLine: Int?

  private var containers: [Container] = []
  /// How many of the containers are quotations or list items: a list and its item are one level.
  private var depth = 0
  private var nextItem = 0
  private var plain: PlainParagraphs?

  private enum Container {
    case quote
    case list(ordered: Bool, next: Int, delimiter: String)
    case item(ListItem)
  }

  init(_ bytes: [UInt8]) {
    let paragraphs = PlainParagraphs(in: bytes)
    plain = paragraphs
    blocks.reserveCapacity(paragraphs.count)
    read(paragraphs.rest)
    if plain?.areAllTaken == false { self = MarkdownBlocks(whole: bytes) }
  }

  /// The blocks, which are then no longer here.
  mutating func takeBlocks() -> [Block] {
    defer { blocks = [] }
    return blocks
  }

  /// Gives all of a text to cmark.
  init(whole bytes: [UInt8]) { read(bytes) }

  private mutating func read(_ bytes: [UInt8]) {
    guard let document = MarkdownBlocks.parse(bytes) else { return }
    defer { cmark_node_free(document) }
    guard let iterator = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(iterator) }
    var event = cmark_iter_next(iterator)
    while event != CMARK_EVENT_DONE {
      if let node = cmark_iter_get_node(iterator) {
        visit(node, entering: event == CMARK_EVENT_ENTER, iterator)
      }
      event = cmark_iter_next(iterator)
    }
  }

  /// The runs of one line of Markdown that is known to be words and no block: a table's cell.
  static func runs(ofLine bytes: [UInt8]) -> [InlineRun] {
    if bytes.isEmpty { return [] }
    if bytes.allSatisfy(isPlain) { return [InlineRun(DraftParsing.text(bytes))] }
    // A word in front keeps "1. x" or "# x" from opening a block; it is taken off again.
    let words = MarkdownBlocks(Array("x ".utf8) + bytes).blocks.first?.styled ?? StyledWords()
    guard let first = words.spans.first, first.style.isEmpty else { return [] }
    var runs = words.runs
    runs[0].text = String(runs[0].text.unicodeScalars.dropFirst(2))
    return runs[0].text.isEmpty ? Array(runs.dropFirst()) : runs
  }

  /// Whether a byte never means anything to Markdown within a line.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == 0x20 || byte == 0x2C || byte == 0x2E
  }

  private static func parse(_ bytes: [UInt8]) -> OpaquePointer? {
    bytes.withUnsafeBytes { buffer in
      // An empty array may have no address, and cmark wants one.
      guard let start = buffer.baseAddress, !buffer.isEmpty else {
        return cmark_parse_document("", 0, Int32(CMARK_OPT_DEFAULT))
      }
      return cmark_parse_document(
        start.assumingMemoryBound(to: CChar.self), buffer.count, Int32(CMARK_OPT_DEFAULT))
    }
  }

  private mutating func visit(
    _ node: OpaquePointer, entering: Bool, _ iterator: OpaquePointer
  ) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE:
      if entering { push(.quote, node) } else { pop() }
    case CMARK_NODE_LIST:
      if entering {
        let ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        let delimiter = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ")" : "."
        let start = Int(cmark_node_get_list_start(node))
        containers.append(.list(ordered: ordered, next: start, delimiter: delimiter))
      } else {
        containers.removeLast()
      }
    case CMARK_NODE_ITEM:
      if entering { push(.item(item()), node) } else { pop() }
    case CMARK_NODE_HEADING where entering:
      let level = Int(cmark_node_get_heading_level(node))
      add(.heading(level: level), node, InlineReader.words(inside: node, iterator))
    case CMARK_NODE_PARAGRAPH where entering:
      let words = InlineReader.words(inside: node, iterator)
      let line = Int(cmark_node_get_start_line(node))
      if plain?.takeRun(onLine: line, into: &blocks) != true { add(.paragraph, node, words) }
    case CMARK_NODE_CODE_BLOCK:
      add(.code, node, StyledWords(MarkdownBlocks.literal(node), style: .code))
    case CMARK_NODE_HTML_BLOCK:
      add(.html, node, StyledWords(HTMLWords.words(in: MarkdownBlocks.literal(node))))
    case CMARK_NODE_THEMATIC_BREAK:
      add(.thematicBreak, node, StyledWords())
    default: break
    }
  }

  /// The literal of a node as UTF-8; what is none is U+FFFD.
  static func literal(_ node: OpaquePointer) -> [UInt8] {
    withLiteral(node) { Array(String(decoding: $0, as: UTF8.self).utf8) }
  }

  /// The bytes of a node's literal where they lie in cmark's memory.
  static func withLiteral<Result>(
    _ node: OpaquePointer, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard let start = cmark_node_get_literal(node) else {
      return body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    var count = 0
    while start[count] != 0 { count += 1 }
    return body(UnsafeRawBufferPointer(start: start, count: count))
  }

  private mutating func push(_ container: Container, _ node: OpaquePointer) {
    containers.append(container)
    depth += 1
    if depth > DraftBounds.nesting, tooDeepLine == nil {
      tooDeepLine = Int(cmark_node_get_start_line(node))
    }
  }

  private mutating func pop() {
    containers.removeLast()
    depth -= 1
  }

  /// The next item of the innermost list.
  private mutating func item() -> ListItem {
    defer { nextItem += 1 }
    guard case .list(true, let number, let delimiter) = containers.last else {
      return ListItem(id: nextItem, marker: "")
    }
    containers[containers.count - 1] = .list(
      ordered: true, next: number + 1, delimiter: delimiter)
    return ListItem(id: nextItem, marker: "\(number)\(delimiter)")
  }

  private mutating func add(_ kind: Block.Kind, _ node: OpaquePointer, _ words: StyledWords) {
    let start = Int(cmark_node_get_start_line(node))
    let end = max(start, Int(cmark_node_get_end_line(node)))
    var items: [ListItem] = []
    for case .item(let item) in containers.prefix(2 * DraftBounds.nesting)
    where items.count < DraftBounds.nesting { items.append(item) }
    blocks.append(Block(kind, start...end, words, items: items))
  }
}
