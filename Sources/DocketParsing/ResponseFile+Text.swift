// Rulewright. Apache-2.0.

import Codings
import Dockets

extension ResponseFile {
  /// The file that says this; reading it gives the same response.
  package var text: String {
    var lines = ["---", "title: " + quotedYAML(title)]
    lines.append("issues: " + list(issues.map(\.description)))
    lines.append("stage: \(stage)")
    if let answeredIn { lines.append("answered: \(answeredIn)") }
    lines.append("disposition: \(disposition.rawValue)")
    if !changed.isEmpty { lines.append("changed: " + list(changed)) }
    if !author.isEmpty { lines.append("by: " + quotedYAML(author)) }
    if !at.isEmpty { lines.append("at: " + quotedYAML(at)) }
    return lines.joined(separator: "\n") + "\n---\n\n" + body
  }

  /// One a line where there are several: two people's work then merges line by line.
  private func list(_ items: [String]) -> String {
    guard items.count > 1 else { return "[" + items.map(quotedYAML).joined() + "]" }
    return items.map { "\n  - " + quotedYAML($0) }.joined()
  }
}
