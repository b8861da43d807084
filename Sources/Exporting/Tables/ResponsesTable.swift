// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets

/// The agency's answers, a row a response.
package func responsesTable(of docket: PublishedDocket) -> CSVTable {
  var table = CSVTable(columns: [
    "response", "title", "stage", "issues", "disposition", "answered", "changed", "text",
  ])
  table.rows = docket.responses.map { response in
    [
      response.id.text, response.title, response.stage.text,
      response.issues.map(\.description).joined(separator: " "), response.disposition.rawValue,
      response.answeredIn.text,
      // A label has no space in it; a citation may.
      response.changed.map { $0.stage.text + "#" + $0.label.text }.joined(separator: " "),
      response.body,
    ]
  }
  return table
}
