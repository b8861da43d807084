// Rulewright. Apache-2.0.

import Citing
import Clauses

/// Ranges: what stands from one clause to another, as far as the stage has it.
extension ReferenceReading {
  /// The clauses of a range behind its first one, which `last` is; nil where no range can be made of
  /// the two, so that the second is read alone.
  func range(
    to part: CitedReference.Part, in reference: CitedReference, after last: Place?, _ index: Int
  ) -> (ResolvedReference.Outcome, Place?)? {
    if let number = part.number {
      guard part.path.isEmpty, let before = reference.parts[index - 1].number else { return nil }
      return sections(from: before, through: number)
    }
    guard let last, let first = last.path.last, let end = part.path.last else { return nil }
    let above = Array(last.path.dropLast())
    let path = part.path.count == 1 ? above + part.path : part.path
    guard path.count == last.path.count, path.dropLast().elementsEqual(above) else { return nil }
    let starts = table.clauses(at: last.path, under: last.base)
    guard starts.count == 1, let start = starts.first,
      let parent = table.tree.clauses[start].parent
    else { return nil }
    let siblings = table.children[parent] ?? []
    let after = siblings.drop { $0 <= start }
    let ends = table.clauses(at: path, under: last.base)
    let found: [Int]
    if ends.count == 1, let end = ends.first {
      guard end > start, table.tree.clauses[end].parent == parent else { return nil }
      let isNamed = !table.tree.clauses[end].designation.isEmpty
      found = after.prefix { $0 <= end }.filter {
        !isNamed || !table.tree.clauses[$0].designation.isEmpty
      }
    } else {
      // "(b)(1) through (9)" of six paragraphs: those that there are.
      guard let low = Int(first), let high = Int(end), low < high else { return nil }
      found = ((low + 1)...min(high, low + ReferenceResolver.longestRange)).flatMap {
        table.clauses(at: above + [String($0)], under: last.base)
      }
    }
    guard !found.isEmpty else { return nil }
    return (
      .clauses(Array(found.prefix(ReferenceResolver.longestRange))),
      Place(base: last.base, path: path)
    )
  }

  /// "740.20 through 740.22", "740.20-22".
  private func sections(
    from before: String, through number: String
  ) -> (ResolvedReference.Outcome, Place?)? {
    guard let first = SectionNumber(ClauseTable.folded(before)[...]) else { return nil }
    var last = SectionNumber(ClauseTable.folded(number)[...])
    if let short = last, short.levels.count == 1, first.levels.count > 1 {
      last = SectionNumber(levels: first.levels.dropLast() + short.levels)
    }
    guard let last, first < last, first.levels.count == last.levels.count else { return nil }
    let own = table.clauses(numbered: before)
    let found = table.sections(from: first, through: last).filter { !own.contains($0) }
    guard let end = found.last else { return nil }
    return (
      .clauses(Array(found.prefix(ReferenceResolver.longestRange))), Place(base: end, path: [])
    )
  }

  /// "4.x.3": all sections of that pattern; nil where there is none.
  func wildcard(
    _ number: String, _ path: [String]
  ) -> (ResolvedReference.Outcome, Place?)? {
    let clauses = memo.wildcards[[number] + path] ?? sections(like: number, path)
    memo.wildcards[[number] + path] = clauses
    return clauses.isEmpty ? nil : (.clauses(clauses), nil)
  }

  private func sections(like number: String, _ path: [String]) -> [Int] {
    let wanted = number.utf8.split(separator: 0x2E).map { word in
      word.elementsEqual("x".utf8) ? nil : SectionNumber(Substring(word))?.levels.first
    }
    let found = table.ordered.lazy.filter { row in
      row.number.levels.count == wanted.count
        && zip(row.number.levels, wanted).allSatisfy { $1 == nil || $0 == $1 }
    }.flatMap { table.clauses(at: path, under: $0.clause) }
    return Array(found.prefix(ReferenceResolver.longestRange))
  }
}
