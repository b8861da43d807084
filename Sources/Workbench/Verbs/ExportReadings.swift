// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments

extension Workspace {
  /// Writes what people said of comments as a whole to `readings.csv`, by comment and person; nil
  /// where nobody said anything and there is no file.
  ///
  /// A file that says what the record never said is left alone, unless it is to be written over.
  package func exportReadings(
    of name: String, overwriting: Bool = false
  ) throws -> ExportedText? {
    let record = try record(name)
    let readings = try record.readings()
    return try exportText(
      ReadingsCSV.bytes(readings), of: readings.count, to: readingsPath(name),
      overwriting: overwriting
    ) { there in
      guard let entries = try? ReadingsCSV.entries(there) else { return false }
      let said = Set(try record.past().readings.map { ReadingsCSV.bytes([$0]) })
      return entries.allSatisfy { entry in
        guard case .reading(let reading, _) = entry else { return false }
        return said.contains(ReadingsCSV.bytes([reading]))
      }
    }
  }

  /// Where a docket's readings stand as text.
  func readingsPath(_ docket: String) -> String { commentsFolder(docket) + "/readings.csv" }
}
