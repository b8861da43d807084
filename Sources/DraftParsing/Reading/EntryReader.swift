// Rulewright. Apache-2.0.

import Clauses

/// Reads blocks as entries: which paragraph is designated, which defines, which is a note.
struct EntryReader {
  let draft: Draft
  private let scheme: NumberingScheme
  private let blocks: [Block]
  var entries: [Entry] = []
  /// The items of the block before, outermost first.
  private var openItems: [Int] = []
  private var definesTerms = false
  private var isControlListEntry = false
  /// Whether it reads official interpretations, whose comments have a numbering of their own.
  private var interprets = false
  /// The decimal numbers so far: "4.1.2" begins a clause where "4.1" or "4.1.1" is one.
  private var numbers: Set<String> = []
  /// Where comments begin that stand before the next entry.
  private var lead: Int?

  init(_ source: MarkdownSource, _ scheme: NumberingScheme) {
    draft = source.draft
    self.scheme = scheme
    blocks = source.blocks
    entries.reserveCapacity(blocks.count)
    for index in blocks.indices { read(blocks[index], at: index) }
  }

  private mutating func read(_ block: Block, at index: Int) {
    switch block.kind {
    case .frontMatter: add(.frontMatter, block)
    case .heading(let level):
      let heading = self.heading(block.words)
      definesTerms = block.words.containsFolded("definition")
      isControlListEntry = heading.kind == .entry
      if heading.kind == .decimal { numbers.insert(heading.citation) }
      add(.heading(heading, level: level), block, head: heading.headLength)
    case .tableHeader: add(.table, block)
    case .tableRow: add(.row, block)
    case .thematicBreak:
      if isEllipsis(block) { add(.ellipsis, block) } else { lead = nil }
    case .html where block.words.isEmpty:
      // A comment goes with what follows it.
      lead = lead ?? draft.range(ofLine: block.lines.lowerBound).lowerBound
    case .paragraph where block.items.isEmpty: readParagraph(block, at: index)
    case .code where scheme.lettersParagraphs:
      let parts = block.letteredParts(in: draft)
      if parts.isEmpty { readItemOrPlain(block) }
      for part in parts { _ = readLettered(part) }
    case .paragraph, .code, .html, .oversize: readItemOrPlain(block)
    }
  }

  /// "* * * * *", as the Register writes text that stays and is not shown.
  private func isEllipsis(_ block: Block) -> Bool {
    let line = draft.bytes[draft.range(ofLine: block.lines.lowerBound)]
    return line.count { $0 == 0x2A } == 5
  }

  private mutating func readItemOrPlain(_ block: Block) {
    let new = block.items.filter { !openItems.contains($0.id) }
    openItems = block.items.map(\.id)
    guard !new.isEmpty else {
      if block.kind == .paragraph, readLettered(block) || readComment(block) { return }
      return add(.plain(items: block.items), block)
    }
    for item in new {
      let outer = Array(block.items.prefix { $0 != item })
      if item == new.last {
        add(.item(item, outer: outer), block, newItems: new.count)
      } else {
        var empty = block
        empty.styled = StyledWords()
        add(.item(item, outer: outer), empty, isEmpty: true)
      }
    }
  }

  private mutating func readParagraph(_ block: Block, at index: Int) {
    let words = block.words
    if !block.designations.isEmpty {
      readDesignated(block, block.designations)
    } else if isControlListEntry, let entry = EntryDesignation(words) {
      add(.entryParagraph(entry), block, head: entry.headLength)
    } else if let found = numbered(words) {
      numbers.insert(found.number)
      add(.numbered(found), block, head: found.headLength)
    } else if readLettered(block) || readComment(block) {
      return
    } else if let note = NoteReading(words) {
      add(.note(note), block, head: note.headLength)
    } else if isSourceCredit(words) {
      add(.sourceCredit, block)
    } else if definesTerms,
      let term = DefinitionReading.term(in: block.styled, opensList: startsList(at: index + 1))
    {
      add(.definition(term: term), block)
    } else {
      add(.plain(items: []), block)
    }
    if !definesTerms { definesTerms = EntryReader.openings.isFound(in: words) }
  }

  /// What says that definitions follow.
  private static let openings = PhraseSearch([
    "definitions apply", "as used in this", "following definitions", "following meaning",
  ])

  /// Adds a paragraph that is "a)", "aa)" or "4a." in a draft where these stand for items.
  private mutating func readLettered(_ block: Block) -> Bool {
    guard scheme.lettersParagraphs else { return false }
    let words = block.words
    if let found = LetteredParagraph(words) {
      add(.lettered(found, items: block.items), block, head: found.headLength)
    } else if let found = InsertedItem(words) {
      add(.inserted(found, items: block.items), block, head: found.headLength)
    } else {
      return false
    }
    return true
  }

  /// Reads a heading, and whether what is below interprets the sections above.
  private mutating func heading(_ words: [UInt8]) -> HeadingReading {
    let heading = HeadingReading(words, scheme)
    let comments = HeadingReading(commentsOn: words)
    if words.containsFolded("official interpretation") {
      interprets = true
    } else if comments == nil, heading.kind != .words {
      interprets = false
    }
    return interprets ? comments ?? heading : heading
  }

  /// Adds a paragraph that is "ii." in an official interpretation.
  private mutating func readComment(_ block: Block) -> Bool {
    guard interprets, let first = block.styled.spans.first,
      let found = CommentParagraph(block.words, isItalic: first.isMarked)
    else { return false }
    add(.comment(found), block, head: found.headLength)
    return true
  }

  /// The decimal number of a paragraph, where it follows from those before it.
  private func numbered(_ words: [UInt8]) -> NumberedParagraph? {
    guard scheme.numbersParagraphs, let found = NumberedParagraph(words),
      found.opensParagraph(words), !found.outer.isEmpty
    else { return nil }
    let before = found.ordinal.map { "\(found.outer).\($0 - 1)" } ?? ""
    return numbers.contains(found.outer) || numbers.contains(before) ? found : nil
  }

  /// Whether the block at an index is the first of a list.
  private func startsList(at index: Int) -> Bool {
    guard index < blocks.count, blocks[index].kind == .paragraph else { return false }
    return blocks[index].designations.first?.readings.contains(where: \.isFirst) ?? false
  }

  private func isSourceCredit(_ words: [UInt8]) -> Bool {
    guard words.first == 0x5B, words.last == 0x5D else { return false }
    return words.has(" FR ", at: 1 + words.dropFirst().prefix(while: \.isDigit).count)
  }

  // MARK: - Entries

  /// Where the next entry begins when comments before it are counted to it; asked for once.
  mutating func takeLead(before start: Int) -> Int {
    defer { lead = nil }
    openItems = []
    return min(lead ?? start, start)
  }

  /// The end of the last line's words.
  func endOfWords(_ lines: ClosedRange<Int>) -> Int {
    var end = draft.range(ofLine: lines.upperBound).upperBound
    let start = draft.range(ofLine: lines.lowerBound).lowerBound
    while end > start, draft.bytes[end - 1].isLineEnd || draft.bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  /// Adds what a whole block is; `head` bytes of its visible words are its designation.
  private mutating func add(
    _ reading: Entry.Reading, _ block: Block, head: Int = 0, newItems: Int = 0,
    isEmpty: Bool = false
  ) {
    let items = openItems
    let start = draft.range(ofLine: block.lines.lowerBound).lowerBound
    let lead = takeLead(before: start)
    if !block.items.isEmpty { openItems = items }
    var isHeading = false
    if case .heading = block.kind { isHeading = true }
    let end = isEmpty ? start : isHeading ? endOfHeading(block.lines) : endOfWords(block.lines)
    var wordsStart = draft.firstWord(from: start, to: end, isHeading: isHeading, items: newItems)
    var designation: Range<Int>?
    if head > 0 {
      let words = block.words
      let visible = words[words.skippingBlanks(from: 0)..<min(head, words.count)].trimmed
      if let after = draft.rawEnd(ofVisible: visible, from: wordsStart, to: end) {
        designation = wordsStart..<(wordsStart + draft.bytes[wordsStart..<after].trimmed.count)
        wordsStart = after
      }
    }
    entries.append(
      Entry(
        reading: reading, lead: lead, start: start, lines: block.lines, designation: designation,
        words: head > 0
          ? StyledStretch(block.styled, head..<max(head, block.words.count))
          : StyledStretch(block.styled.trimmingEnds),
        cells: block.cells, wordsStart: min(wordsStart, end), end: end))
  }

  /// The end of a heading's words, before the marks that close or underline it.
  private func endOfHeading(_ lines: ClosedRange<Int>) -> Int {
    let bytes = draft.bytes
    var end = endOfWords(lines)
    let start = draft.range(ofLine: lines.lowerBound).lowerBound
    let mark = end > start ? bytes[end - 1] : 0
    guard [0x23, 0x3D, 0x2D].contains(mark) else { return end }
    var at = end
    while at > start, bytes[at - 1] == mark { at -= 1 }
    let isUnderline = mark != 0x23 && at == firstWordOfLast(lines) && lines.count > 1
    let isClosing = mark == 0x23 && at > start && bytes[at - 1].isBlank
    guard isUnderline || isClosing else { return end }
    end = at
    while end > start, bytes[end - 1].isLineEnd || bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  private func firstWordOfLast(_ lines: ClosedRange<Int>) -> Int {
    let range = draft.range(ofLine: lines.upperBound)
    return draft.firstWord(
      from: range.lowerBound, to: range.upperBound, isHeading: false, items: 0)
  }
}
