// Rulewright. Apache-2.0.

import Clauses

extension RedlineText {
  /// More citations than these stand in no line.
  private static let mostNamed = 6

  /// Where clauses stood that were moved, and where they are; a blank line after them.
  static func pointers(_ moved: [Int], in redline: Redline) -> [String] {
    let lines = moved.compactMap { index -> String? in
      let row = redline.rows[index]
      guard let old = row.old, let new = row.new else { return nil }
      return "→ \(name(redline.old.clauses[old])) moved to \(name(redline.new.clauses[new]))"
    }
    return lines.isEmpty ? [] : lines + [""]
  }

  /// The clauses that bear another designation of their own, a line each.
  static func redesignations(_ redline: Redline) -> [String] {
    let lines = redline.redesignations.compactMap { index -> String? in
      let row = redline.rows[index]
      guard let old = row.old, let new = row.new else { return nil }
      return "  \(name(redline.old.clauses[old])) → \(name(redline.new.clauses[new]))"
    }
    return lines.isEmpty ? [] : ["Redesignated:"] + lines + [""]
  }

  /// The clauses of which nothing tells what became of them, with what they could be.
  static func doubts(_ redline: Redline) -> [String] {
    let lines = redline.doubts.map { doubt in
      let old = doubt.old.map { name(redline.old.clauses[$0]) }
      let new = doubt.new.map { name(redline.new.clauses[$0]) }
      return "  \(list(old, joint: " or ")) could be \(list(new, joint: " or "))"
    }
    return lines.isEmpty ? [] : ["In doubt, and shown as removed and added:"] + lines + [""]
  }

  /// What differs where no reader can see it.
  static func unshown(_ redline: Redline) -> [String] {
    let unshown = redline.unshownChanges
    let count = unshown.count
    let differences = redline.differences(in: unshown).map { difference in
      let names = difference.clauses.map { name(redline.new.clauses[$0]) }
      return "  \(written(difference.what)): \(list(names, joint: ", "))"
    }
    guard count > 0 || !differences.isEmpty else { return [] }
    let head =
      switch count {
      case 0: "What differs and does not show:"
      case 1: "1 clause differs only in characters that do not show:"
      default: "\(count) clauses differ only in characters that do not show:"
      }
    return [head] + differences + [""]
  }

  private static func list(_ names: [String], joint: String) -> String {
    let more = names.count - mostNamed
    return names.prefix(mostNamed).joined(separator: joint)
      + (more > 0 ? " and \(more) more" : "")
  }

  /// How a clause is cited; the first words of a file are cited by nothing.
  private static func name(_ clause: Clause) -> String {
    clause.citation.text.utf8.isEmpty ? "the beginning" : written(clause.citation.text)
  }
}
