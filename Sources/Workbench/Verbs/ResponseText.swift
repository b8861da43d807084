// Rulewright. Apache-2.0.

package import Clauses
import DraftParsing

/// The Markdown of a response as the public's pages read it.
package func responseText(_ body: String) -> ClauseTree {
  ParsedDraft(Draft(file: "response.md", bytes: Array(body.utf8)), numbering: .prose).tree
}
