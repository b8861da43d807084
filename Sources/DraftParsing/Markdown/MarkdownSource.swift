// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// A draft's leaves: front matter and tables found by us, everything else by cmark.
///
/// What cmark must not see (front matter, tables, blocks over their bound) is blanked out in a
/// copy, line for line, so that all line numbers hold.
struct MarkdownSource {
  let draft: Draft
  private(set) var blocks: [Block] = []
  private(set) var frontMatter: FrontMatter?
  private(set) var diagnostics: [Diagnostic] = []

  init(_ draft: Draft) {
    self.draft = draft
    guard draft.bytes.count <= DraftBounds.fileBytes else {
      refuseFile()
      return
    }
    var visible = draft.bytes
    var found: [Block] = []
    frontMatter = FrontMatter(in: draft)
    if let frontMatter {
      found.append(Block(kind: .frontMatter, lines: 1...frontMatter.endLine))
      blank(1...frontMatter.endLine, in: &visible)
    }
    let first = (frontMatter?.endLine ?? 0) + 1
    var refused = oversizeBlocks(visible, from: first)
    for lines in refused { blank(lines, in: &visible) }
    for lines in expandingReferences(visible, from: first) {
      refused.append(lines)
      blank(lines, in: &visible)
    }
    var markdown = MarkdownBlocks(spacingHeadings(visible))
    let tables = self.tables(from: first, outside: markdown.blocks, oversize: refused)
    for table in tables {
      found += tableBlocks(table)
      blank(table.lines, in: &visible)
    }
    if !tables.isEmpty { markdown = MarkdownBlocks(spacingHeadings(visible)) }
    let tabled = Set(tables.map(\.lines))
    for lines in refused where !tabled.contains(lines) {
      found.append(oversize(lines))
    }
    if let line = markdown.tooDeepLine { refuseDepth(line) }
    // Taken and not copied.
    blocks = markdown.takeBlocks()
    if !found.isEmpty { blocks = found + blocks }
    for index in found.count..<blocks.count {
      blocks[index].lines = MarkdownSource.withoutBlankEnd(blocks[index].lines, in: draft)
    }
    let isInOrder = blocks.indices.dropFirst().allSatisfy {
      blocks[$0 - 1].lines.lowerBound <= blocks[$0].lines.lowerBound
    }
    if !isInOrder { blocks.sort { $0.lines.lowerBound < $1.lines.lowerBound } }
  }

  /// The same lines with the blank that some headings lack (CommonMark 4.2).
  ///
  /// "###4.1. Title" and "##§ 4 Title" are given it where they are no code.
  private func spacingHeadings(_ bytes: [UInt8]) -> [UInt8] {
    var spaced: [UInt8] = []
    var copied = 0
    var isCode = false
    for line in 1...draft.lineStarts.count {
      let range = draft.range(ofLine: line)
      guard let first = bytes[range].first, [0x23, 0x60, 0x7E].contains(first) else { continue }
      if isFence(bytes[range]) { isCode.toggle() }
      let after = range.lowerBound + bytes[range].prefix { $0 == 0x23 }.count
      guard !isCode, after > range.lowerBound, after - range.lowerBound <= 6,
        bytes.has("§", at: after) || bytes.has("<a ", at: after)
          || NumberedParagraph(Array(bytes[after..<range.upperBound].trimmed)) != nil
      else { continue }
      spaced += bytes[copied..<after] + [0x20]
      copied = after
    }
    return copied == 0 ? bytes : spaced + bytes[copied...]
  }

  /// The lines of a block up to its last one with words: cmark counts the line after an underlined heading
  /// and the blank ones after indented code.
  private static func withoutBlankEnd(
    _ lines: ClosedRange<Int>, in draft: Draft
  ) -> ClosedRange<Int> {
    var end = min(lines.upperBound, draft.lineStarts.count)
    while end > lines.lowerBound, draft.bytes[draft.range(ofLine: end)].trimmed.isEmpty { end -= 1 }
    return lines.lowerBound...max(end, lines.lowerBound)
  }

  /// Blanks lines out for cmark.
  ///
  /// A fence that is left over in them stays, since it opens or closes code outside of them.
  private func blank(_ lines: ClosedRange<Int>, in bytes: inout [UInt8]) {
    let fences = lines.filter { isFence(draft.bytes[draft.range(ofLine: $0)].trimmed) }
    let kept = fences.count.isMultiple(of: 2) ? nil : fences.last
    for line in lines where line != kept {
      for at in draft.range(ofLine: line) where !bytes[at].isLineEnd { bytes[at] = 0x20 }
    }
  }

  private func isFence(_ words: ArraySlice<UInt8>) -> Bool {
    words.has("```", at: words.startIndex) || words.has("~~~", at: words.startIndex)
  }

  /// The tables on lines that are not code or HTML.
  ///
  /// A block over its bound can be one, from its first line on: cmark never sees a table, and a
  /// long one is no mistake.
  private func tables(
    from first: Int, outside blocks: [Block], oversize: [ClosedRange<Int>]
  ) -> [PipeTable] {
    guard draft.bytes.firstIndex(of: 0x7C, from: 0) != nil else { return [] }
    var isClosed = [Bool](repeating: false, count: draft.lineStarts.count + 2)
    for lines in oversize {
      for line in lines.dropFirst() { isClosed[line] = true }
    }
    for block in blocks where block.kind == .code || block.kind == .html {
      for line in block.lines where line < isClosed.count { isClosed[line] = true }
    }
    var tables: [PipeTable] = []
    var line = first
    while line < draft.lineStarts.count {
      if !isClosed[line], let table = PipeTable(in: draft, headerLine: line),
        table.lines.allSatisfy({ draft.range(ofLine: $0).count <= DraftBounds.blockBytes })
      {
        tables.append(table)
        line = table.lines.upperBound
      }
      line += 1
    }
    return tables
  }

  private func tableBlocks(_ table: PipeTable) -> [Block] {
    func block(_ kind: Block.Kind, _ lines: ClosedRange<Int>) -> Block {
      let line = draft.bytes[draft.range(ofLine: lines.lowerBound)]
      let cells = PipeTable.cells(of: line).map { MarkdownBlocks.runs(ofLine: $0).trimmingEnds }
      let words = cells.map { $0.map(\.text).joined() }.joined(separator: " | ")
      return Block(kind: kind, lines: lines, styled: StyledWords(Array(words.utf8)), cells: cells)
    }
    return [block(.tableHeader, table.headerLine...(table.headerLine + 1))]
      + table.rowLines.map { block(.tableRow, $0...$0) }
  }

  // MARK: - Bounds

  /// Runs of lines without a blank one that are over the bound.
  private func oversizeBlocks(_ bytes: [UInt8], from first: Int) -> [ClosedRange<Int>] {
    linesWithoutGap(bytes, from: first).filter { size(of: $0) > DraftBounds.blockBytes }
  }

  /// Blocks with a link reference definition (CommonMark 4.7) that the rest of the draft could
  /// copy into more bytes than memory holds: cmark 0.30 repeats its address for every "[a]".
  private func expandingReferences(_ bytes: [UInt8], from first: Int) -> [ClosedRange<Int>] {
    let links = bytes.count(ofRare: 0x5D)
    guard links > 0 else { return [] }
    let longest = DraftBounds.expandedBytes / links
    guard longest < DraftBounds.blockBytes else { return [] }
    return linesWithoutGap(bytes, from: first).filter { lines in
      guard size(of: lines) > longest else { return false }
      let start = draft.range(ofLine: lines.lowerBound).lowerBound
      let end = draft.range(ofLine: lines.upperBound).upperBound
      let block = bytes[start..<end]
      return block.indices.contains { block.has("]:", at: $0) }
    }
  }

  private func linesWithoutGap(_ bytes: [UInt8], from first: Int) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    var start: Int?
    for line in stride(from: first, through: draft.lineStarts.count, by: 1) {
      if bytes[draft.range(ofLine: line)].trimmed.isEmpty {
        if let start { found.append(start...(line - 1)) }
        start = nil
      } else {
        start = start ?? line
      }
    }
    if let start { found.append(start...draft.lineStarts.count) }
    return found
  }

  private func size(of lines: ClosedRange<Int>) -> Int {
    draft.range(ofLine: lines.upperBound).upperBound
      - draft.range(ofLine: lines.lowerBound).lowerBound
  }

  private mutating func oversize(_ lines: ClosedRange<Int>) -> Block {
    let start = draft.range(ofLine: lines.lowerBound).lowerBound
    let range = start..<(start + size(of: lines))
    let isLarge = range.count > DraftBounds.blockBytes
    diagnostics.append(
      Diagnostic(
        id: "BlockTooLarge", severity: .error, place: draft.place(of: range),
        summary: isLarge
          ? "A block of \(range.count / 1024) kB starts here; a block may have 128 kB"
          : "A link definition of \(range.count) bytes is too long for a draft with so many links",
        explanation: "A block is a run of lines without a blank one. This one was kept as it is "
          + "and not read for clauses.",
        solutions: ["Put blank lines between the paragraphs"]))
    return Block(kind: .oversize, lines: lines, styled: StyledWords(Array(draft.text(range).utf8)))
  }

  private mutating func refuseFile() {
    blocks = [Block(kind: .oversize, lines: 1...draft.lineStarts.count)]
    diagnostics.append(
      Diagnostic(
        id: "FileTooLarge", severity: .error,
        place: SourcePlace(file: draft.file),
        summary: "The file has \(draft.bytes.count) bytes; a draft may have "
          + "\(DraftBounds.fileBytes) (16 MB)",
        explanation: "It was kept as it is and not read for clauses.",
        solutions: ["Split the draft into stages, or take out what is not rule text"]))
  }

  private mutating func refuseDepth(_ line: Int) {
    diagnostics.append(
      Diagnostic(
        id: "NestedTooDeeply", severity: .error,
        place: draft.place(of: draft.range(ofLine: line)),
        summary: "Lists and quotations stand more than \(DraftBounds.nesting) deep in each other",
        explanation: "What is deeper was read as if it stood at that depth.",
        solutions: ["Take out the list or quotation marks that are not meant"]))
  }
}
