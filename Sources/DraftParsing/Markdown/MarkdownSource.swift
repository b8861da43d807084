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
    let tables = PipeTable.tables(in: draft, isCode: fencedLines(from: first), from: first)
    for table in tables {
      found += tableBlocks(table)
      blank(table.headerLine...(table.rowLines.upperBound - 1), in: &visible)
    }
    for lines in oversizeBlocks(visible, from: first) {
      found.append(oversize(lines))
      blank(lines, in: &visible)
    }
    let markdown = MarkdownBlocks(visible)
    if let line = markdown.tooDeepLine { refuseDepth(line) }
    blocks = (found + markdown.blocks).sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private func blank(_ lines: ClosedRange<Int>, in bytes: inout [UInt8]) {
    for line in lines {
      for at in draft.range(ofLine: line) where !bytes[at].isLineEnd { bytes[at] = 0x20 }
    }
  }

  /// Which lines stand in a fenced code block, fences included (CommonMark 4.5).
  private func fencedLines(from first: Int) -> [Bool] {
    var isCode = [Bool](repeating: false, count: draft.lineStarts.count)
    var open: (mark: UInt8, length: Int)?
    for line in stride(from: first, through: draft.lineStarts.count, by: 1) {
      let words = draft.bytes[draft.range(ofLine: line)].trimmed
      let mark = words.first ?? 0
      let length = mark == 0x60 || mark == 0x7E ? words.prefix { $0 == mark }.count : 0
      if let fence = open {
        isCode[line - 1] = true
        if mark == fence.mark, length >= fence.length, length == words.count { open = nil }
      } else if length >= 3 {
        isCode[line - 1] = true
        open = (mark, length)
      }
    }
    return isCode
  }

  private func tableBlocks(_ table: PipeTable) -> [Block] {
    func block(_ kind: Block.Kind, _ lines: ClosedRange<Int>) -> Block {
      let line = draft.bytes[draft.range(ofLine: lines.lowerBound)]
      let cells = PipeTable.cells(of: line).map { MarkdownBlocks.runs(ofLine: $0) }
      let words = cells.map { $0.map(\.text).joined() }.joined(separator: " | ")
      return Block(kind: kind, lines: lines, runs: [InlineRun(words)], cells: cells)
    }
    return [block(.tableHeader, table.headerLine...(table.headerLine + 1))]
      + table.rowLines.map { block(.tableRow, $0...$0) }
  }

  /// Runs of lines without a blank one that are over the bound.
  private func oversizeBlocks(_ bytes: [UInt8], from first: Int) -> [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    var start: Int?
    var size = 0
    for line in stride(from: first, through: draft.lineStarts.count + 1, by: 1) {
      let isEnd = line > draft.lineStarts.count
      let range = isEnd ? 0..<0 : draft.range(ofLine: line)
      if isEnd || bytes[range].trimmed.isEmpty {
        if let start, size > DraftBounds.blockBytes { found.append(start...(line - 1)) }
        start = nil
        size = 0
      } else {
        start = start ?? line
        size += range.count
      }
    }
    return found
  }

  private mutating func oversize(_ lines: ClosedRange<Int>) -> Block {
    let start = draft.range(ofLine: lines.lowerBound).lowerBound
    let end = draft.range(ofLine: lines.upperBound).upperBound
    let range = start..<end
    diagnostics.append(
      Diagnostic(
        id: "BlockTooLarge", severity: .error,
        place: shortened(draft.place(of: range)),
        summary: "A block of \(range.count / 1024) kB starts here; a block may have 128 kB",
        explanation: "A block is a run of lines without a blank one. This one was kept as it is "
          + "and not read for clauses.",
        solutions: ["Put blank lines between the paragraphs"]))
    return Block(kind: .oversize, lines: lines, runs: [InlineRun(draft.text(range))])
  }

  private mutating func refuseFile() {
    blocks = [Block(kind: .oversize, lines: 1...draft.lineStarts.count)]
    diagnostics.append(
      Diagnostic(
        id: "FileTooLarge", severity: .error,
        place: SourcePlace(file: draft.file),
        summary: "The file has \(draft.bytes.count >> 20) MB; a draft may have 16 MB",
        explanation: "It was kept as it is and not read for clauses.",
        solutions: ["Split the draft into stages, or take out what is not rule text"]))
  }

  private mutating func refuseDepth(_ line: Int) {
    diagnostics.append(
      Diagnostic(
        id: "NestedTooDeeply", severity: .error,
        place: shortened(draft.place(of: draft.range(ofLine: line))),
        summary: "Lists and quotations stand more than \(DraftBounds.nesting) deep in each other",
        explanation: "What is deeper was read as if it stood at that depth.",
        solutions: ["Take out the list or quotation marks that are not meant"]))
  }

  /// A place whose line is too long to show keeps its beginning.
  private func shortened(_ place: SourcePlace) -> SourcePlace {
    var place = place
    if let line = place.excerpt, line.utf8.count > 400 {
      place.excerpt = String(line.unicodeScalars.prefix(100)) + "…"
      place.length = min(place.length, 100)
    }
    return place
  }
}
