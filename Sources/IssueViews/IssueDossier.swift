// Rulewright. Apache-2.0.

package import Anchoring
package import Clauses
package import Codings
package import Comments
package import Coverage
package import Dockets
package import Redlining

/// An issue with everything that is needed to answer it.
package struct IssueDossier: Sendable {
  package var line: IssueLine
  /// The stage that was commented on.
  package var stage: Stage
  /// What was said, in the order of the comments; as many as were asked for.
  package var passages: [RaisedPassage]
  /// How many passages are not listed.
  package var more: Int
  /// What became of the clause in the next stage; nil where there is none.
  package var since: [ChangeChoice]
  /// The stage after the one that was commented on, to which `since` leads.
  package var next: Stage?
  /// Other issues on the same stage with the same clause or the same tag.
  package var others: [IssueLine]
  /// The responses that answer it, by id.
  package var responses: [StandingResponse]
  /// The stages that can answer, in the docket's order.
  package var answering: [Stage]

  package init(
    line: IssueLine, stage: Stage, passages: [RaisedPassage] = [], more: Int = 0,
    since: [ChangeChoice] = [], next: Stage? = nil, others: [IssueLine] = [],
    responses: [StandingResponse] = [], answering: [Stage] = []
  ) {
    self.line = line
    self.stage = stage
    self.passages = passages
    self.more = more
    self.since = since
    self.next = next
    self.others = others
    self.responses = responses
    self.answering = answering
  }
}

/// Words of a comment that raise an issue, and whether they may still be counted.
package struct RaisedPassage: Hashable, Sendable {
  package var comment: CommentID
  /// The organization, else the name, as stated; may be empty.
  package var submitter: String
  package var received: CalendarDay?
  /// Nil when the tag is about the comment as a whole.
  package var quote: String?
  package var standing: CodingStanding
  /// Why it may not be counted, in words; empty where it may.
  package var doubts: [String]

  package init(
    comment: CommentID, submitter: String, received: CalendarDay?, quote: String?,
    standing: CodingStanding, doubts: [String] = []
  ) {
    self.comment = comment
    self.submitter = submitter
    self.received = received
    self.quote = quote
    self.standing = standing
    self.doubts = doubts
  }
}

/// A response as it stands, and what tells that nobody has written it anew since.
package struct StandingResponse: Hashable, Sendable {
  package var written: WrittenResponse
  /// Of the record and of the file; another one says that one of them is another by now.
  package var version: String
  /// What the file says where it is not what the record says.
  package var text: String?

  package init(written: WrittenResponse, version: String, text: String? = nil) {
    self.written = written
    self.version = version
    self.text = text
  }
}

/// A change of the rule that a response may name.
package struct ChangeChoice: Sendable {
  /// What a response's `changed` says for it.
  package var words: String
  package var change: ChangeCoverage
  /// The clause before and after.
  package var old: Clause?
  package var new: Clause?
  package var redlined: [WordChange]

  package init(
    words: String, change: ChangeCoverage, old: Clause?, new: Clause?, redlined: [WordChange]
  ) {
    self.words = words
    self.change = change
    self.old = old
    self.new = new
    self.redlined = redlined
  }
}
