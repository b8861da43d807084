// Rulewright. Apache-2.0.

/// What of a record was written as text.
package struct ExportedText: Sendable {
  /// The file, or the folder, as a user would write it.
  package var path: String
  /// How many codings or responses it has of the record.
  package var count: Int
  /// Files that differ from the record and were left as they are.
  package var left: [LeftFile] = []

  /// Whether a person must decide between what is written and what the record says.
  package var needsAPerson: Bool { left.contains { $0.why != .takenBack } }
}

extension Workspace {
  /// Writes what a record says as text; nil where that is nothing and there is no file.
  ///
  /// A file for which `accounts` says that neither the record nor its log ever said all of it is left
  /// alone, unless it is to be written over.
  func exportText(
    _ bytes: [UInt8], of count: Int, to path: String, overwriting: Bool,
    accounts: (ArraySlice<UInt8>) throws -> Bool
  ) throws -> ExportedText? {
    let isThere = Disk.isThere(path)
    guard count > 0 || isThere else { return nil }
    if !overwriting, isThere {
      let there = try Disk.read(path, limit: 1 << 30)
      if !there.isEmpty, there != bytes, try !accounts(there[...]) {
        return ExportedText(
          path: shown(path), count: 0, left: [LeftFile(path: shown(path), why: .saysMore)])
      }
    }
    try Disk.write(bytes, to: path)
    return ExportedText(path: shown(path), count: count)
  }
}

/// A file that an export did not touch.
package struct LeftFile: Sendable {
  package enum Why: Sendable {
    /// It says what neither the record nor any earlier state of it ever said.
    case saysMore
    /// The record never had such a response.
    case unknown
    /// The record had it, and it was taken back.
    case takenBack
  }

  /// The file as a user would write it.
  package var path: String
  package var why: Why
}
