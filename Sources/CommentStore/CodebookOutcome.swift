// Rulewright. Apache-2.0.

package import Codings

/// What a change of the codebook took along.
package struct CodebookOutcome: Hashable, Sendable {
  /// How many codings have another tag.
  package var retagged = 0
  /// Codings that are gone, since their coder had given the new tag to the same words for the same
  /// clause; what was noted with them is noted with the ones that stay.
  package var merged: [NumberedCoding] = []
  /// How many responses name another tag.
  package var responses = 0
}
