// Rulewright. Apache-2.0.

import Clauses

/// Reads blocks as entries: which paragraph is designated, which defines, which is a note.
struct EntryReader {
  private let draft: Draft
  private let numbering: Numbering
  private(set) var entries: [Entry] = []
  private var openItems: [Int] = []
  private var definesTerms = false
  private var isControlListEntry = false

  init(_ source: MarkdownSource, numbering: Numbering) {
    draft = source.draft
    self.numbering = numbering
    let blocks = source.blocks
    for (index, block) in blocks.enumerated() {
      read(block, next: index + 1 < blocks.count ? blocks[index + 1] : nil)
    }
  }

  private mutating func read(_ block: Block, next: Block?) {
    switch block.kind {
    case .frontMatter: add(.frontMatter, block)
    case .heading(let level):
      let heading = HeadingReading(block.words, numbering: numbering)
      definesTerms = block.words.containsFolded("definition")
      isControlListEntry = heading.kind == .entry
      add(.heading(heading, level: level), block)
    case .tableHeader: add(.table, block)
    case .tableRow: add(.row, block)
    case .break_:
      if isEllipsis(block) { add(.ellipsis, block) }
    case .html where block.words.isEmpty: break  // a comment: it goes with what follows
    case .paragraph where block.items.isEmpty: readParagraph(block, next: next)
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
    guard !new.isEmpty else { return add(.plain(items: block.items), block) }
    for item in new {
      let outer = Array(block.items.prefix { $0 != item })
      if item == new.last {
        add(.item(item, outer: outer), block)
      } else {
        var empty = block
        empty.runs = []
        add(.item(item, outer: outer), empty, isEmpty: true)
      }
    }
  }

  private mutating func readParagraph(_ block: Block, next: Block?) {
    let words = block.words
    let designations = DesignationScanner.designations(in: block.runs)
    if !designations.isEmpty {
      readDesignated(block, designations)
    } else if isControlListEntry, let entry = EntryDesignation(words) {
      add(.entryParagraph(entry), block, head: entry.headLength, words.count)
    } else if let note = NoteReading(words) {
      add(.note(note), block, head: note.headLength, words.count)
    } else if isSourceCredit(words) {
      add(.sourceCredit, block)
    } else if definesTerms,
      let term = DefinitionReading.term(in: block.runs, opensList: startsList(next))
    {
      add(.definition(term: term), block)
    } else {
      add(.plain(items: []), block)
    }
    if words.containsFolded("definitions apply") || words.containsFolded("as used in this") {
      definesTerms = true
    }
  }

  private func startsList(_ block: Block?) -> Bool {
    guard let block, block.kind == .paragraph else { return false }
    return DesignationScanner.designations(in: block.runs).first?
      .readings.contains { $0.ordinal == 1 } ?? false
  }

  private func isSourceCredit(_ words: [UInt8]) -> Bool {
    guard words.first == 0x5B, words.last == 0x5D else { return false }
    return words.has(" FR ", at: 1 + words.dropFirst().prefix(while: \.isDigit).count)
  }

  private mutating func readDesignated(_ block: Block, _ designations: [ScannedDesignation]) {
    let count = block.words.count
    var start = draft.range(ofLine: block.lines.lowerBound).lowerBound
    var search = start
    let end = endOfWords(block.lines)
    for (index, found) in designations.enumerated() {
      let nextHead = index + 1 < designations.count ? designations[index + 1].range.lowerBound : count
      let runs = block.runs.slice(found.range.upperBound..<max(nextHead, found.range.upperBound))
      let raw = rawRange(of: found.name, from: search, to: end)
      if index > 0 { start = startWithEmphasis(raw.lowerBound, after: search) }
      search = raw.upperBound
      if let last = entries.indices.last, index > 0 {
        entries[last].end = start
        entries[last].lines =
          entries[last].lines.lowerBound...max(
            entries[last].lines.lowerBound, draft.line(at: max(start - 1, 0)))
      }
      entries.append(
        Entry(
          reading: .designated(found), start: start,
          lines: draft.line(at: start)...block.lines.upperBound, runs: runs, wordsStart: search,
          end: end))
    }
  }

  /// Where a designation stands in the draft: "(1)", "(*1*)" with its emphasis marks inside.
  private func rawRange(of name: [UInt8], from start: Int, to end: Int) -> Range<Int> {
    let bytes = draft.bytes
    var at = start
    while at < end {
      if bytes[at] == 0x28 {
        var inner = at + 1
        while inner < end, bytes[inner] == 0x2A || bytes[inner] == 0x5F { inner += 1 }
        if bytes[inner...].starts(with: name) {
          var after = inner + name.count
          while after < end, bytes[after] == 0x2A || bytes[after] == 0x5F { after += 1 }
          if after < end, bytes[after] == 0x29 {
            after += 1
            return at..<after
          }
        }
      }
      at += 1
    }
    return start..<start
  }

  /// Takes the emphasis mark before "(1)" in "*(1)*" to it.
  private func startWithEmphasis(_ index: Int, after floor: Int) -> Int {
    var at = index
    while at > floor, draft.bytes[at - 1] == 0x2A || draft.bytes[at - 1] == 0x5F { at -= 1 }
    // A mark that closes what stands before, as in "*Scope*(1)", stays there.
    let marks = draft.bytes[at..<index]
    let before = draft.bytes[floor..<at].count { $0 == 0x2A || $0 == 0x5F }
    return before.isMultiple(of: 2) || marks.isEmpty ? at : index
  }

  /// The end of the last line's words.
  private func endOfWords(_ lines: ClosedRange<Int>) -> Int {
    var end = draft.range(ofLine: lines.upperBound).upperBound
    let start = draft.range(ofLine: lines.lowerBound).lowerBound
    while end > start, draft.bytes[end - 1].isLineEnd || draft.bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  private mutating func add(
    _ reading: Entry.Reading, _ block: Block, head: Int = 0, _ count: Int = 0,
    isEmpty: Bool = false
  ) {
    if block.items.isEmpty { openItems = [] }
    let start = draft.range(ofLine: block.lines.lowerBound).lowerBound
    let end = isEmpty ? start : endOfWords(block.lines)
    let runs = head > 0 ? block.runs.slice(head..<max(head, count)) : block.runs.trimmingEnds
    entries.append(
      Entry(
        reading: reading, start: start, lines: block.lines, runs: runs, cells: block.cells,
        wordsStart: min(firstWord(from: start, to: end), end), end: end))
  }

  /// After white space, heading marks, list marks and quotation marks at the head of a line.
  private func firstWord(from start: Int, to end: Int) -> Int {
    var at = start
    while at < end, draft.bytes[at].isBlank || draft.bytes[at] == 0x23 || draft.bytes[at] == 0x3E {
      at += 1
    }
    return at
  }
}
