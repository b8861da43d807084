// Rulewright. Apache-2.0.

package import Dockets

/// Who changes the record, and when: every change has one, and the log keeps it.
package struct EventStamp: Hashable, Sendable {
  /// As they call themselves.
  package var who: String
  package var at: Instant

  package init(who: String, at: Instant) {
    self.who = who
    self.at = at
  }
}
