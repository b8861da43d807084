// Rulewright. Apache-2.0.

package import Codings

/// A response of the record as somebody sees it, and as they want it to be.
package struct ResponseChange: Hashable, Sendable {
  package var from: WrittenResponse
  package var to: WrittenResponse

  package init(from: WrittenResponse, to: WrittenResponse) {
    self.from = from
    self.to = to
  }
}
