// Rulewright. Apache-2.0.

import Clauses

extension EntryReader {
  /// Adds an entry for each designation of a paragraph.
  ///
  /// "(a) *Scope*—(1) *General.* Text" is two.
  mutating func readDesignated(_ block: Block, _ designations: [ScannedDesignation]) {
    let words = block.words
    var start = draft.range(ofLine: block.lines.lowerBound).lowerBound
    var search = start
    let end = endOfWords(block.lines)
    let lead = takeLead(before: start)
    for (index, found) in designations.enumerated() {
      let isLast = index + 1 == designations.count
      let nextHead = isLast ? words.count : designations[index + 1].range.lowerBound
      let own = StyledStretch(
        block.styled, found.range.upperBound..<max(nextHead, found.range.upperBound))
      let before = index == 0 ? 0 : designations[index - 1].range.upperBound
      let raw = rawRange(of: found, after: words[before..<found.range.lowerBound], search, end)
      if index > 0 {
        start = startWithEmphasis(raw.lowerBound, after: search)
        endLast(before: start)
      }
      search = raw.upperBound
      let line = index == 0 ? block.lines.lowerBound : draft.line(at: start)
      entries.append(
        Entry(
          reading: .designated(found), lead: index == 0 ? lead : start, start: start,
          lines: line...block.lines.upperBound,
          designation: raw.isEmpty ? nil : raw, words: own,
          wordsStart: wordsStart(after: raw.upperBound, end), end: end))
    }
  }

  /// Where a designation stands in the Markdown, both ends of a range with what joins them.
  ///
  /// The visible words before it tell how many of the same stand there in a heading.
  private func rawRange(
    of found: ScannedDesignation, after words: ArraySlice<UInt8>, _ start: Int, _ end: Int
  ) -> Range<Int> {
    var before = 0
    if !words.isEmpty {
      let written = [0x28] + Array(found.name) + [0x29]
      before = words.indices.count { words[$0...].starts(with: written) }
    }
    let raw = draft.rawRange(ofDesignation: found.name, from: start, to: end, skipping: before)
    guard let lastName = found.lastName else { return raw }
    let last = draft.rawRange(ofDesignation: lastName, from: raw.upperBound, to: end)
    return last.isEmpty ? raw : raw.lowerBound..<last.upperBound
  }

  /// After the emphasis that closes with the designation, "*(1)* Text", and the blanks.
  private func wordsStart(after index: Int, _ end: Int) -> Int {
    let bytes = draft.bytes
    var at = index
    if at < end, bytes[at] == 0x2A || bytes[at] == 0x5F, at + 1 == end || bytes[at + 1].isBlank {
      at += 1
    }
    return min(bytes.skippingBlanks(from: at), end)
  }

  /// Ends the entry before, on whose line another one starts.
  private mutating func endLast(before start: Int) {
    guard let last = entries.indices.last else { return }
    var end = start
    while end > entries[last].wordsStart,
      draft.bytes[end - 1].isBlank || draft.bytes[end - 1].isLineEnd
    {
      end -= 1
    }
    entries[last].end = max(end, entries[last].wordsStart)
    entries[last].wordsStart = min(entries[last].wordsStart, start)
    let first = entries[last].lines.lowerBound
    entries[last].lines = first...max(first, draft.line(at: max(end - 1, 0)))
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
}
