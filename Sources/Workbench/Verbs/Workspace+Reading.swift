// Rulewright. Apache-2.0.

package import Codings
import CommentStore
package import Comments
package import Dockets

extension Workspace {
  /// Says how far somebody is with a comment; without a state, that they are at it again.
  ///
  /// False when they had said just that.
  package func read(
    _ comment: CommentID, _ state: Reading.State?, reason: String, by person: String,
    in name: String, now: Instant
  ) throws -> Bool {
    let record = try record(name)
    guard try record.comment(comment) != nil else { throw TagRefusal.noComment(comment) }
    let stamp = EventStamp(who: person, at: now)
    guard let state else { return try record.clearReading(of: comment, by: person, stamp: stamp) }
    return try record.setReading(
      Reading(
        comment: comment, state: state, reason: state == .setAside ? reason : "", who: person,
        at: now.iso8601), stamp: stamp)
  }
}
