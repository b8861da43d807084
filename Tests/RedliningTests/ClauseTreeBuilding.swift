// Rulewright. Apache-2.0.

import Clauses

/// A small stand-in for the parser: clauses are parted by blank lines, their ranges partition
/// the bytes, "(a)" at the start is a designation, "# " a section in which the rest stands.
func clauseTree(_ text: String) -> ClauseTree { clauseTree(bytes: Array(text.utf8)) }

func clauseTree(bytes: [UInt8]) -> ClauseTree {
  var clauses: [Clause] = []
  var section: Int?
  var unnumbered = 0
  for range in paragraphs(of: bytes) {
    var words = Array(bytes[range])
    while let last = words.last, last == 0x0A || last == 0x0D { words.removeLast() }
    var kind = Clause.Kind.paragraph
    var designation: [UInt8] = []
    if words.starts(with: Array("# ".utf8)) {
      kind = .section
      section = nil
      unnumbered = 0
      words.removeFirst(2)
      if let space = words.firstIndex(of: 0x20) {
        designation = Array(words[..<space])
        words.removeFirst(space + 1)
      }
    } else if words.first == 0x28, let close = words.firstIndex(of: 0x29), close <= 6 {
      designation = Array(words[...close])
      words.removeFirst(close + 1)
      if words.first == 0x20 { words.removeFirst() }
    }
    if designation.isEmpty { unnumbered += 1 }
    let above = section.map { clauses[$0].citation.text } ?? ""
    let name = String(decoding: designation, as: UTF8.self)
    let own = designation.isEmpty ? "p\(unnumbered)" : name
    let label = ClauseLabel((above.isEmpty ? own : above + "-" + own))
    let text = String(decoding: words.filter { $0 != 0x0D && $0 != 0x2A }, as: UTF8.self)
    clauses.append(
      Clause(
        kind: kind, designation: name, citation: Citation(above + own), label: label,
        depth: section == nil ? 0 : 1, heading: nil, text: text, runs: [], range: range,
        wordsRange: range, line: 1, endLine: 1, parent: section))
    if kind == .section { section = clauses.count - 1 }
  }
  return ClauseTree(
    draft: Draft(file: "draft.md", bytes: bytes), numbering: .cfr, title: nil, clauses: clauses)
}

/// The paragraphs with the blank lines after them; together they are the bytes.
private func paragraphs(of bytes: [UInt8]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var (start, at, breaks) = (0, 0, 0)
  while at < bytes.count {
    switch bytes[at] {
    case 0x0A: breaks += 1
    case 0x0D: break
    default:
      if breaks >= 2, at > start {
        ranges.append(start..<at)
        start = at
      }
      breaks = 0
    }
    at += 1
  }
  if start < bytes.count { ranges.append(start..<bytes.count) }
  return ranges
}
