// Rulewright. Apache-2.0.

import Clauses

extension Numbering {
  /// The scheme that most of a draft's headings follow; for a draft without numbered headings,
  /// the one of its paragraphs.
  init(detectedIn blocks: [Block]) {
    var (sections, decimals, controlEntries) = (0, 0, 0)
    var dotted = 0
    var articles = 0
    var designated = 0
    for index in blocks.indices {
      if case .heading = blocks[index].kind {
        let heading = HeadingReading(blocks[index].words, .plain)
        switch heading.kind {
        case .section: sections += 1
        case .decimal: decimals += 1
        case .entry: controlEntries += 1
        default: break
        }
        if heading.kind == .section, heading.citation.utf8.contains(0x2E) { dotted += 1 }
        let designation = Array(heading.designation.utf8)
        if designation.has("Art ", at: 0) || designation.has("Artikel ", at: 0) { articles += 1 }
      } else if blocks[index].kind == .paragraph, blocks[index].items.isEmpty,
        !blocks[index].designations.isEmpty
      {
        designated += 1
      }
    }
    if sections > 0, sections >= decimals {
      self = dotted > 0 ? .cfr : .german
    } else if decimals > 0 {
      self = .decimal
    } else if controlEntries > 0 {
      self = .eccn
    } else if articles > 0 {
      self = .german
    } else {
      self = designated > 0 ? .cfr : .prose
    }
  }
}
