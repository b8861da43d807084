// Rulewright. Apache-2.0.

/// Why no step was taken back or forth: nothing was changed.
package enum UndoRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// Somebody edited the text of what would be changed, and the record does not know their words.
  case textEdited(path: String)
  /// The record refused, and the text could not be put back.
  case textNotPutBack(reason: String)

  package var description: String {
    switch self {
    case .textEdited(let path):
      "\(path) was edited since, and its words would be lost; import it, or put it back"
    case .textNotPutBack(let reason):
      "\(reason) The text and the record now differ; write the text again with "
        + "`rulewright export`"
    }
  }
}
