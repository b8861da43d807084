// Rulewright. Apache-2.0.

/// What the public may see of a comment's words and of its organization, and what of them waits for
/// a person.
///
/// Whether the comment is public at all is not asked here.
package struct PublicForm: Hashable, Sendable {
  /// What stands in the place of all words, where somebody must look before any are shown.
  package static let unplacedMark =
    "[withheld: the comment came again, and words that were redacted are not where they were]"

  /// Nil where the public sees every word.
  package private(set) var text: PublicText?
  /// The organization; nil where it is shown as it was stated.
  package private(set) var organization: String?
  package private(set) var redactions: CommentRedactions
  /// The attachments whose words are withheld.
  package private(set) var withheldAttachments: [AttachedWords] = []

  package init(
    words: String, organization: String, attachments: [AttachedWords] = [],
    decisions: [Redaction] = [], disclosures: [Disclosure] = []
  ) {
    redactions = CommentRedactions(words: words, decisions: decisions)
    let named = PersonalDataFinder.findings(in: organization)
    if !named.isEmpty {
      self.organization =
        PublicText(
          words: organization,
          withheld: named.map { PublicText.Withheld(range: $0.range, mark: $0.kind.mark) }
        ).text
    }
    withheldAttachments = attachments.filter { attachment in
      attachment.restriction != nil || !Self.isReleased(attachment, disclosures)
    }
    guard !redactions.isEmpty || !withheldAttachments.isEmpty else { return }
    guard redactions.lost.isEmpty else {
      text = PublicText(
        words: words,
        withheld: [PublicText.Withheld(range: 0..<words.utf8.count, mark: Self.unplacedMark)])
      return
    }
    let passages = redactions.placed.filter(\.isWithheld).map {
      PublicText.Withheld(range: $0.range, mark: $0.kind.mark)
    }
    // First, so that of two that begin together the attachment's mark stands.
    let attached = withheldAttachments.map { attachment in
      PublicText.Withheld(
        range: attachment.range, mark: Self.mark(of: attachment, disclosures))
    }
    text = PublicText(words: words, withheld: attached + passages)
  }

  /// What waits for a person: not what stands in an attachment that is withheld as a whole.
  package var proposed: [PlacedRedaction] {
    redactions.proposed.filter { place in
      !withheldAttachments.contains { $0.range.overlaps(place.range) }
    }
  }

  private static func isReleased(
    _ attachment: AttachedWords, _ disclosures: [Disclosure]
  ) -> Bool {
    disclosures.contains {
      $0.attachment == attachment.number && $0.state == .released
        && $0.sha256 == attachment.sha256
    }
  }

  private static func mark(
    of attachment: AttachedWords, _ disclosures: [Disclosure]
  ) -> String {
    let own = disclosures.first { $0.attachment == attachment.number && $0.state == .withheld }
    let why = attachment.restriction ?? own.map(\.kind.rawValue) ?? "not reviewed"
    return "[withheld: attachment \(attachment.number), \(why)]"
  }
}
