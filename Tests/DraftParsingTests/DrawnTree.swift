// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftParsing

/// A clause tree drawn for a reader, one clause a line, diagnostics below.
///
///     § 740.22 740.22 [740-22] section 5 “Scope”
///     └─ (a) 740.22(a) [740-22-a] paragraph 7–8 | License Exception…
enum DrawnTree {
  static func drawn(_ parsed: ParsedDraft) -> String {
    let clauses = parsed.tree.clauses
    let children = parsed.tree.childrenByParent
    var lines: [String] = []
    // A stack of what is still to be drawn: nothing here recurses on the draft's depth.
    var stack = (children[nil] ?? []).reversed().map { (index: $0, prefix: "", branch: "") }
    while let (index, prefix, branch) = stack.popLast() {
      lines.append(prefix + branch + line(clauses[index]))
      let indent = branch.isEmpty ? "" : branch == "└─ " ? "   " : "│  "
      let inner = children[index] ?? []
      for (place, child) in inner.enumerated().reversed() {
        stack.append((child, prefix + indent, place + 1 == inner.count ? "└─ " : "├─ "))
      }
    }
    for found in parsed.diagnostics {
      lines.append("\(found.place.line):\(found.place.column): \(found.id): \(found.summary)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ clause: Clause) -> String {
    var words = clause.designation.isEmpty ? "" : clause.designation + " "
    words += "\(clause.citation) [\(clause.label)] \(clause.kind) \(clause.line)"
    if clause.endLine > clause.line { words += "–\(clause.endLine)" }
    if let heading = clause.heading { words += " “\(heading)”" }
    let text = clause.text.unicodeScalars.prefix(40).map { $0 == "\n" ? " " : String($0) }.joined()
    return clause.text.isEmpty || clause.heading != nil ? words : words + " | " + text
  }
}
