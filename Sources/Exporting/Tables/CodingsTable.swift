// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets

/// The tags that staff gave to passages, a row a coding; by whom and when is not public.
func codingsTable(of codings: [PublishedCoding]) -> CSVTable {
  var table = CSVTable(columns: [
    "comment", "tag", "quote", "from", "to", "stage", "citation", "label", "version",
    "stands",
  ])
  table.rows = codings.map { coding in
    let (passage, target) = (coding.passage, coding.target)
    return [
      coding.comment.text, coding.tag.text, passage?.quote ?? "",
      passage.map { String($0.range.lowerBound) } ?? "",
      passage.map { String($0.range.upperBound) } ?? "", target?.version.stage.text ?? "",
      target?.citation.text ?? "", target?.label.text ?? "", target?.version.fileHash ?? "",
      coding.clause?.name ?? "",
    ]
  }
  return table
}
