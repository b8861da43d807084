// Rulewright. Apache-2.0.

/// The three numbers that always stand together, since any of them alone misleads.
package struct CommentCounts: Hashable, Sendable {
  /// Every comment that came, withdrawn, restricted and late ones too.
  package var received: Int
  /// Different bodies among them, compared byte for byte after trimming white space; every stub
  /// counts as a text of its own, since its argument is in its attachment, and so does a body
  /// that is not public.
  package var distinctTexts: Int
  /// Different submitters by the name or organization that they stated, unverified; comments
  /// without either count as one each.
  package var submittersAsStated: Int

  package init(received: Int = 0, distinctTexts: Int = 0, submittersAsStated: Int = 0) {
    self.received = received
    self.distinctTexts = distinctTexts
    self.submittersAsStated = submittersAsStated
  }
}
