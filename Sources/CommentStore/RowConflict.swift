// Rulewright. Apache-2.0.

package import Codings
package import Comments
package import Redacting

/// A row that people see.
package enum RecordRow: Hashable, Sendable, CustomStringConvertible {
  case coding(NumberedCoding)
  case reading(Reading)
  case response(WrittenResponse)
  case redaction(Redaction)
  case disclosure(Disclosure)
  case campaignDecision(CampaignDecision)
  case codebook(sha256: String)

  package var description: String {
    switch self {
    case .coding(let numbered):
      "the coding \(numbered.number) (\(numbered.coding.tag) on \(numbered.coding.comment))"
    case .reading(let reading): "the reading of \(reading.comment) by \(reading.who)"
    case .response(let written): "the response \(written.response.id)"
    case .redaction(let redaction):
      "the decision about bytes \(redaction.range) of \(redaction.comment)"
    case .disclosure(let disclosure):
      "the decision about "
        + (disclosure.attachment.map { "attachment \($0) of " } ?? "") + disclosure.comment.text
    case .campaignDecision(let decision):
      "the decision \(decision.number) about campaigns"
    case .codebook(let sha256): "the codebook \(sha256)"
    }
  }
}

/// A row that is not as somebody saw it who wants to change it.
package struct RowConflict: Hashable, Sendable, CustomStringConvertible {
  /// As they saw it; nil where they saw none.
  package var expected: RecordRow?
  /// As it is; nil when it is gone.
  package var now: RecordRow?

  package init(expected: RecordRow?, now: RecordRow?) {
    self.expected = expected
    self.now = now
  }

  package var description: String {
    switch (expected, now) {
    case (let expected?, nil): "\(expected) is gone"
    case (nil, let now?): "\(now) is in its place"
    case (_, let now?): "\(now) is another by now"
    case (nil, nil): "nothing is there"
    }
  }
}
