// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Hashing

/// Marks tell a page's form from one that was drawn before something changed: short hashes of what
/// the page showed.
private func mark(of fields: [String]) -> String {
  var bytes: [UInt8] = []
  for field in fields {
    bytes += String(field.utf8.count).utf8
    bytes.append(0x3A)
    bytes += field.utf8
  }
  return String(ContentHash(of: bytes).hex.prefix(20))
}

extension Comment {
  /// The mark of its words.
  var bodyMark: String { mark(of: [body]) }
}

extension NumberedCoding {
  /// The mark of all that a coding says.
  var mark: String {
    let target = coding.target
    return Workbench.mark(of: [
      String(number), coding.tag.text, coding.passage?.quote ?? "",
      String(coding.passage?.range.lowerBound ?? -1), target?.version.stage.text ?? "",
      target?.version.fileHash ?? "", target?.label.text ?? "", coding.coder, coding.at,
      coding.note,
    ])
  }
}

extension DraftVersion {
  /// The version of a stage that is in the workspace.
  init(_ stage: LoadedStage) { self.init(stage: stage.stage.id, fileHash: stage.fileHash) }
}
