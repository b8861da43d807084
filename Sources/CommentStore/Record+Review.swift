// Rulewright. Apache-2.0.

package import Codings
import GRDB

extension Record {
  /// The codings of a tag that were made under another definition than the one with a hash, the
  /// oldest first, at most as many as are asked for, and how many there are.
  ///
  /// A coding whose definition is not known was made under the first one that is: `first`, nil where
  /// none was kept. Throws `StoreError`.
  package func outdatedCodings(
    of tag: TagID, than definition: String, first: String?, most: Int
  ) throws -> (total: Int, codings: [NumberedCoding]) {
    try file.reading { db in
      var conditions = Conditions()
      conditions.add("tag = ?", tag.text)
      conditions.add("ifnull(definition, ?) <> ?", first ?? definition, definition)
      let total = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM coding" + conditions.clause,
        arguments: conditions.arguments)
      guard most > 0 else { return (total ?? 0, []) }
      let codings = try CodingReader(db, from: .record).numbered(conditions, limit: most)
      return (total ?? 0, codings)
    }
  }
}
