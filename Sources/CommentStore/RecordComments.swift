// Rulewright. Apache-2.0.

package import Comments
import Dockets
import Synchronization

/// A record's published comments, for pages and files that are made without holding them all.
///
/// Reading never throws: after a failure it gives comments that say nothing, and `check` throws what
/// went wrong. Who writes what was made of them asks `check` before each file, and once at the end.
package final class RecordComments: PublishedComments {
  private let record: PublishedRecord
  private let events: Int
  private let failure = Mutex<(any Error)?>(nil)

  /// The comments of a record as it is now.
  ///
  /// It is not held still meanwhile, which would keep everybody from writing for minutes; `check`
  /// tells whether somebody wrote.
  package init(of record: PublishedRecord) throws {
    self.record = record
    events = try record.events()
  }

  /// Gives every comment, by day received and number, those without a day last.
  package func each(_ body: (PublishedComment) -> Void) {
    attempt { try record.forEachComment { body($0) } }
  }

  /// Some comments, by number.
  package func comments(at places: [PublishedPlace]) -> [PublishedComment] {
    var found: [PublishedComment] = []
    found.reserveCapacity(places.count)
    attempt { try record.forEachComment(of: places.lazy.map(\.id)) { found.append($0) } }
    while found.count < places.count {
      found.append(
        PublishedComment(
          id: places[found.count].id, stage: StageID(""), received: nil, organization: "",
          content: .restricted(kind: ""), isStub: false, attachmentCount: 0))
    }
    return found
  }

  /// Throws the first error of any reading so far: a `StoreError`.
  package func check() throws {
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// Whether nobody wrote to the record since.
  package func isCurrent() throws -> Bool { try record.events() == events }

  private func attempt(_ read: () throws -> Void) {
    guard failure.withLock({ $0 == nil }) else { return }
    do { try read() } catch { failure.withLock { $0 = error } }
  }
}
