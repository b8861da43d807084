// Rulewright. Apache-2.0.

import Markup

/// Some words of a comment in which a search found what it looked for.
package struct FoundWords: Hashable, Sendable {
  package var text: String
  /// What was found, as bytes of `text`, in order.
  package var found: [Range<Int>]
  /// Whether the comment has words before these.
  package var isCutBefore: Bool

  package init(text: String, found: [Range<Int>], isCutBefore: Bool) {
    self.text = text
    self.found = found
    self.isCutBefore = isCutBefore
  }

  /// The words, with what was found marked.
  var html: HTML {
    let bytes = Array(text.utf8)
    func words(_ range: Range<Int>) -> HTML { HTML(String(decoding: bytes[range], as: UTF8.self)) }
    var parts: [HTML] = isCutBefore ? [HTML("… ")] : []
    var at = 0
    for range in found where range.lowerBound >= at && range.upperBound <= bytes.count {
      parts.append(words(at..<range.lowerBound))
      parts.append(HTML.element("mark", [], words(range)))
      at = range.upperBound
    }
    parts.append(words(at..<bytes.count))
    return HTML(parts)
  }
}

/// What is said over what a search found.
package struct SearchView: Hashable, Sendable {
  /// Whether there are more comments than were counted.
  package var isMore: Bool
  /// Whether the best stand first; else they stand in the order of arrival.
  package var isRanked: Bool

  package init(isMore: Bool, isRanked: Bool) {
    self.isMore = isMore
    self.isRanked = isRanked
  }
}
