// Rulewright. Apache-2.0.

/// How the law cites a clause: `740.22(c)(2)(i)`.
///
/// It says where a clause stands in one version; what the clause *is* across versions is its key.
package struct Citation: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }

  /// Byte-wise equality: Swift's own would hold canonically equivalent spellings for one.
  package static func == (a: Citation, b: Citation) -> Bool {
    hasSameBytes(a.text, b.text)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
