// Rulewright. Apache-2.0.

import Clauses

extension Block {
  /// The paragraphs "aa)", "bb)" of a block that Markdown takes for code, since they are indented
  /// by four spaces under "a)", which is no list to it.
  ///
  /// Empty where the block is code.
  func letteredParts(in draft: Draft) -> [Block] {
    var parts: [Block] = []
    for line in lines {
      let words = draft.bytes[draft.range(ofLine: line)].trimmed
      if words.isEmpty { continue }
      if LetteredParagraph(Array(words)) != nil {
        var part = self
        part.kind = .paragraph
        part.lines = line...line
        part.styled = StyledWords(repaired(words))
        parts.append(part)
      } else if let last = parts.indices.last {
        parts[last].lines = parts[last].lines.lowerBound...line
        parts[last].styled.extend(by: CollectionOfOne(0x20))
        parts[last].styled.extend(by: repaired(words))
      } else {
        return []
      }
    }
    return parts
  }
}

/// The same words as UTF-8; what is none is U+FFFD.
private func repaired(_ words: ArraySlice<UInt8>) -> [UInt8] { Array(text(words).utf8) }
