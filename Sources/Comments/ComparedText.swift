// Rulewright. Apache-2.0.

/// The bytes by which two texts are held for the same: all but Unicode's white space at the ends.
///
/// Counts of distinct texts and lists of copies both ask here, so that they agree.
package func comparedText(_ text: String) -> [UInt8] {
  var rest = text.unicodeScalars[...]
  while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
  return Array(String(rest).utf8)
}
