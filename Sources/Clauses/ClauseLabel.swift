// Rulewright. Apache-2.0.

/// A citation as a slug, fit for a URL fragment: `740-22-c-2-i`.
///
/// Unique in its stage.
///
/// Only ASCII letters, digits, hyphens and, for other scripts, letters as they are.
package struct ClauseLabel: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  package static func == (a: ClauseLabel, b: ClauseLabel) -> Bool {
    hasSameBytes(a.text, b.text)
  }

  package static func < (a: ClauseLabel, b: ClauseLabel) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
