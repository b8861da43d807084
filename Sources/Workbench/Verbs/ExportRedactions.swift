// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Redacting

extension Workspace {
  /// Writes what people decided about what the public sees to `redactions.csv`; nil where nobody
  /// decided anything and there is no file.
  ///
  /// A file that says what the record never said is left alone, unless it is to be written over.
  package func exportRedactions(
    of name: String, overwriting: Bool = false
  ) throws -> ExportedText? {
    let record = try record(name)
    let (redactions, disclosures) = (try record.redactions(), try record.disclosures())
    return try exportText(
      RedactionsCSV.bytes(redactions, disclosures), of: redactions.count + disclosures.count,
      to: redactionsPath(name), overwriting: overwriting
    ) { there in
      guard let entries = try? RedactionsCSV.entries(there) else { return false }
      let past = try record.past()
      return entries.allSatisfy { entry in
        switch entry {
        case .rejected: false
        case .redaction(let decision, _): past.said(decision)
        case .disclosure(let decision, _): past.said(decision)
        }
      }
    }
  }

  /// Where a docket's decisions about what the public sees stand as text.
  func redactionsPath(_ docket: String) -> String { commentsFolder(docket) + "/redactions.csv" }
}
