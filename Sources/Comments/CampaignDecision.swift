// Rulewright. Apache-2.0.

/// What a person decided about which comments are the same letter; it goes before whatever a program
/// finds, and what was decided last before what was decided first.
package struct CampaignDecision: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The campaigns of the comments are one, with those of them that were alone.
    case joined
    /// The comments are a campaign of their own, and no part of the one that they were in.
    case split
    /// Each of the comments is nobody's copy.
    case apart
  }

  /// The event of the log by which it came, and its place in that, as `number(_:of:)` joins them.
  ///
  /// Decisions hold in the order of their times, and those of one second in that of their events and
  /// places.
  package var number: Int
  package var kind: Kind
  /// Sorted, each once.
  package var comments: [CommentID]
  package var who: String
  /// ISO 8601, UTC.
  package var at: String

  package init(number: Int, kind: Kind, comments: [CommentID], who: String, at: String) {
    self.number = number
    self.kind = kind
    self.comments = Set(comments).sorted()
    self.who = who
    self.at = at
  }
}

extension CampaignDecision {
  /// The number of a decision that came in some event, at a place that counts from 0.
  ///
  /// A person decides one thing at a time, and its number is that of the event; a file brings several.
  /// So none is ever given twice, whatever is taken back.
  package static func number(_ place: Int, of event: Int) -> Int { (place << 32) + event }

  /// Whether it says what another says: the same of the same comments, by the same person at the
  /// same time.
  package func saysTheSame(as other: CampaignDecision) -> Bool {
    kind == other.kind && comments == other.comments && who.utf8.elementsEqual(other.who.utf8)
      && at.utf8.elementsEqual(other.at.utf8)
  }

  /// What was decided, for people: "said to be one letter: A-2, A-3".
  package var inWords: String {
    let named = comments.prefix(5).map(\.text)
    let rest = comments.count - named.count
    let list = named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    return switch kind {
    case .joined: "said to be one letter: \(list)"
    case .split: "said to be a letter of their own: \(list)"
    case .apart: "said to be nobody's copy: \(list)"
    }
  }
}
