// Rulewright. Apache-2.0.

/// A letter that many sent, as the public may see it on a day.
package struct PublishedCampaign: Hashable, Sendable {
  /// A member whose words are public.
  package struct Member: Hashable, Sendable {
    package var comment: CommentID
    /// Whether it is the letter word for word.
    package var isCopy: Bool
    /// Whether staff said that it belongs here.
    package var isDecided: Bool
    /// The share of the letter that it holds, 0 to 1.
    package var likeness: Double

    package init(comment: CommentID, isCopy: Bool, isDecided: Bool = false, likeness: Double) {
      self.comment = comment
      self.isCopy = isCopy
      self.isDecided = isDecided
      self.likeness = likeness
    }
  }

  /// What it is called for good.
  package var id: String
  /// The member that shows it.
  package var representative: CommentID
  /// How many comments it has by that day, withdrawn and restricted ones too.
  package var received: Int
  /// Two or more, by the order in which they came.
  package var members: [Member]

  package init(id: String, representative: CommentID, received: Int, members: [Member]) {
    self.id = id
    self.representative = representative
    self.received = received
    self.members = members
  }
}
