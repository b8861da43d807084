// Rulewright. Apache-2.0.

package import Comments

/// How many comments a search found, and in which order it gives them.
package struct FoundComments: Sendable {
  /// The order in which comments are shown.
  package enum Order: Sendable {
    /// Those first that say most of what was looked for.
    case best
    /// In the order in which they arrived: where very many hold the words.
    case arrival
  }

  /// How many, or where more are there, how many were counted.
  package var total: Int
  /// Whether there are more than `total`.
  package var isMore: Bool
  /// All that hold the words, the best first; nil where they are too many to be ranked.
  let ranked: [Ranked]?
  /// Where nothing is ranked, the numbers of the first, in the order of arrival, as far as they are
  /// known.
  let first: [Int]

  struct Ranked: Sendable {
    var number: Int
    /// Whether the filter lets it through.
    var isLetThrough: Bool

    init(number: Int, _ isLetThrough: Bool) {
      self.number = number
      self.isLetThrough = isLetThrough
    }
  }

  package var order: Order { ranked == nil ? .arrival : .best }

  init(ranked: [Ranked]) {
    self.ranked = ranked
    first = []
    total = ranked.count(where: \.isLetThrough)
    isMore = false
  }

  init(total: Int, isMore: Bool, first: [Int] = []) {
    ranked = nil
    self.first = first
    self.total = total
    self.isMore = isMore
  }
}

/// Where a comment stands among those that a search found.
package struct FoundPlace: Sendable {
  /// How many stand before it; nil where it is not among them, or too far behind to be counted.
  package var position: Int?
  package var previous: CommentID?
  package var next: CommentID?
}
