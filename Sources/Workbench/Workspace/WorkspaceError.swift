// Rulewright. Apache-2.0.

/// What the machine or the workspace would not do.
///
/// Bad words in a draft are diagnostics instead.
package enum WorkspaceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No folder upward from here holds `Drafts`.
  case noWorkspace(from: String)
  case noDocket(String, known: [String])
  case noStage(String, docket: String, known: [String])
  /// A name that could leave its folder or would not stand in an address.
  case badName(String, expected: String)
  case alreadyThere(path: String)
  case fileTooLarge(path: String, bytes: Int, limit: Int)
  /// The system said no; `reason` is its own word.
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  /// A docket's own file has errors, which `check` shows.
  case docketHasErrors(path: String, first: String)
  /// Nothing of a file was taken; the files before it were, whole.
  case importFailed(path: String, reason: String, before: [String])
  /// Nothing was imported into this docket yet.
  case noRecord(docket: String)
  /// The words of the request do not fit what is there.
  case refused(String)

  package var description: String {
    switch self {
    case .noWorkspace(let from):
      "No folder from \(from) upward holds Drafts; make a workspace with `rulewright init`"
    case .noDocket(let name, let known):
      "There is no docket '\(name)'" + WorkspaceError.list(known, "; there is ")
    case .noStage(let name, let docket, let known):
      "Docket '\(docket)' has no stage '\(name)'" + WorkspaceError.list(known, "; it has ")
    case .badName(let name, let expected): "'\(name)' is not a name here: \(expected)"
    case .alreadyThere(let path): "\(path) is there already; nothing was changed"
    case .fileTooLarge(let path, let bytes, let limit):
      "\(path) has \(bytes) bytes; at most \(limit) are read"
    case .cannotRead(let path, let reason):
      "\(path) cannot be read: \(reason)"
        // Swift's own arguments hold this character where a byte was not UTF-8.
        + (path.unicodeScalars.contains("\u{FFFD}") ? ". Its name is not UTF-8; rename it" : "")
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    case .docketHasErrors(let path, let first):
      "\(path) has errors, the first being: \(first). `rulewright check` shows them all"
    case .importFailed(let path, let reason, let before):
      "\(path): \(reason)"
        + (before.isEmpty
          ? ""
          : "\n\(before.joined(separator: ", ")) \(before.count == 1 ? "was" : "were") "
            + "imported before it")
    case .noRecord(let docket):
      "Docket '\(docket)' has no record yet; make it with `rulewright import \(docket) FILE`"
    case .refused(let sentence): sentence
    }
  }

  private static func list(_ names: [String], _ lead: String) -> String {
    names.isEmpty ? "" : lead + names.joined(separator: ", ")
  }
}
