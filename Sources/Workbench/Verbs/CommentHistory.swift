// Rulewright. Apache-2.0.

package import CommentStore
package import Comments

extension Workspace {
  /// Everything that happened to one comment, in its order.
  package func commentHistory(of id: CommentID, in docket: String) throws -> [HistoryEntry] {
    guard docketNames.contains(docket) else {
      throw WorkspaceError.noDocket(docket, known: docketNames)
    }
    let record = try record(docket)
    guard try record.comment(id) != nil else { throw TagRefusal.noComment(id) }
    return try record.history(of: id)
  }

  /// The number and the hash of the last event of a docket's log.
  package func recordHead(of docket: String) throws -> RecordHead {
    guard docketNames.contains(docket) else {
      throw WorkspaceError.noDocket(docket, known: docketNames)
    }
    return try record(docket).head()
  }

  /// The last things that happened to a docket's record, the newest first; with a number those
  /// before that event.
  package func docketHistory(
    of docket: String, limit: Int, before number: Int? = nil
  ) throws -> [RecordEvent] {
    guard docketNames.contains(docket) else {
      throw WorkspaceError.noDocket(docket, known: docketNames)
    }
    return try record(docket).history(limit: limit, before: number)
  }
}
