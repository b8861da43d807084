// Rulewright. Apache-2.0.

import Clauses

/// A redline for the terminal, as plain text that can be read aloud.
///
///     2 changes: 1 revised, 1 redesignated.
///
///     ± 740.22(b): revised
///       The exporter shall {+not+} ship within [-thirty-]{+sixty+} days.
///
///     # 740.22(d): redesignated from 740.22(c)
///       …
///
///     ± 740.22(d), table 1: 5 rows, now 6
///       + {+5A001.j | License+}
///
///     → 740.22(e) moved to 740.23(a)
///
///     Redesignated:
///       740.22(c) → 740.22(d)
///
///     12 clauses are the same, word for word.
///
/// Unchanged clauses are counted, not printed. What would command a terminal or turn the
/// direction of the text is written out as `<U+202E>`; colour is for whoever prints.
package struct RedlineText: Sendable {
  package let text: String

  /// Linear in the words of the changed clauses.
  package init(_ redline: Redline, width: Int = 80) {
    let changes = redline.changes
    var lines = [Self.headline(redline, changes.count), ""]
    var tables = RowsOfTables(redline)
    let pointers = pointersLeftBehind(in: redline)
    for index in redline.rows.indices {
      defer {
        if let moved = pointers[index] { lines += Self.pointers(moved, in: redline) }
      }
      if redline.rows[index].operations.isEmpty { continue }
      let row = redline.rows[index]
      if let title = tables.title(before: row) { lines.append(title) }
      let isRow = tables.isOpen
      if isRow {
        if lines.last == "" { lines.removeLast() }
      } else {
        lines.append(Self.title(of: row, in: redline))
      }
      var paragraph = WrappedLines(width: width - (isRow ? 4 : 2))
      for change in row.words { paragraph.append(change) }
      for (number, line) in paragraph.end().enumerated() {
        lines.append((isRow ? number == 0 ? "  \(Self.sign(of: row)) " : "    " : "  ") + line)
      }
      lines.append("")
    }
    lines += Self.redesignations(redline) + Self.doubts(redline) + Self.unshown(redline)
    let same = redline.rows.count - changes.count
    lines.append(
      (same == 1 ? "1 clause is" : "\(same) clauses are") + " the same, word for word.")
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func headline(_ redline: Redline, _ count: Int) -> String {
    guard count > 0 else { return "No clause changed." }
    let counts = redline.summary.filter { $0.count > 0 }
    return (count == 1 ? "1 clause changed: " : "\(count) clauses changed: ")
      + counts.map { "\($0.count) \($0.operation.rawValue)" }.joined(separator: ", ") + "."
  }

  /// The sign, the citation and what happened, in one line.
  private static func title(of row: RedlineRow, in redline: Redline) -> String {
    let before = row.old.map { redline.old.clauses[$0].citation }
    let after = row.new.map { redline.new.clauses[$0].citation }
    let formerly = before.map { written($0.text) } ?? ""
    var deeds: [String] = []
    var title = written((after ?? before)?.text ?? "")
    for operation in row.operations {
      let isRenamed = operation == .redesignated && before != after
      let isConsequence = operation == .revised && row.isConsequential
      deeds.append(
        operation.rawValue + (isRenamed ? " from \(formerly)" : "")
          + (isConsequence ? " (as redesignated)" : ""))
    }
    if let before, let after, before != after, !row.operations.contains(.redesignated) {
      title += " (was \(formerly))"
    }
    return "\(sign(of: row)) \(title): \(deeds.joined(separator: ", "))"
  }

  private static func sign(of row: RedlineRow) -> String {
    switch row.operations.first {
    case .added: "+"
    case .removed: "\u{2212}"
    case .revised: "\u{B1}"
    default: "#"
    }
  }
}

/// Text with every scalar written out that would command a terminal or cannot be seen.
func written(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .format where (0x200C...0x200D).contains(scalar.value):
      result.unicodeScalars.append(scalar)  // Joiners, which shape letters.
    case .control, .format, .lineSeparator, .paragraphSeparator:
      result += writtenOut(scalar)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A scalar by its number: `<U+00A0>`.
func writtenOut(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
}
