// Rulewright. Apache-2.0.

/// The comments of a docket as the public may see them, for who cannot hold the words of all.
///
/// It fails at nothing: who reads from a disk remembers what went wrong, and writes no more of what
/// was made of it.
package protocol PublishedComments: Sendable {
  /// Gives every comment with its words, one in memory at a time, always in the same order.
  func each(_ body: (PublishedComment) -> Void)
  /// Some comments with their words, in the order in which they are asked for.
  func comments(at places: [PublishedPlace]) -> [PublishedComment]
}

/// Which comment is meant: its place in the order of `PublishedComments.each`, and its number.
package struct PublishedPlace: Sendable {
  package let place: Int
  package let id: CommentID

  package init(place: Int, id: CommentID) {
    self.place = place
    self.id = id
  }
}

extension [PublishedComment]: PublishedComments {
  /// Gives every comment.
  package func each(_ body: (PublishedComment) -> Void) { forEach(body) }

  /// Some of them.
  package func comments(at places: [PublishedPlace]) -> [PublishedComment] {
    places.map { self[$0.place] }
  }
}
