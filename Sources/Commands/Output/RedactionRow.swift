// Rulewright. Apache-2.0.

import CommentStore
import Comments
import Redacting
import Workbench

/// What waits for a person, as JSON.
struct UndecidedList: Encodable {
  struct Waiting: Encodable {
    var comment: String
    var proposed: [RedactionRow]
    /// Decisions whose words the comment does not hold any more.
    var lost: [RedactionRow]
  }

  var comments: [Waiting]

  init(_ undecided: [UndecidedComment]) {
    comments = undecided.map { waiting in
      Waiting(
        comment: waiting.comment.text,
        proposed: zip(waiting.proposed, waiting.quotes).map { RedactionRow($0, words: $1) },
        lost: waiting.lost.map {
          RedactionRow(
            PlacedRedaction(range: $0.range, kind: $0.kind, decision: $0), words: $0.quote)
        })
    }
  }
}

/// What the public reads of a comment, as JSON.
struct DisclosureRow: Encodable {
  struct File: Encodable {
    var number: Int
    var isReleased: Bool
  }

  var comment: String
  var isWithheld: Bool
  var publicText: String
  var redactions: [RedactionRow]
  /// Of attachments that were read.
  var attachments: [File]

  init(_ disclosure: CommentDisclosure) {
    comment = disclosure.comment.id.text
    isWithheld = disclosure.disclosures.contains { $0.attachment == nil }
    publicText = disclosure.form.text?.text ?? disclosure.comment.body
    redactions = disclosure.form.redactions.placed.map {
      RedactionRow($0, words: disclosure.words($0.range))
    }
    attachments = disclosure.comment.attachments.filter { $0.words != nil }.map { file in
      File(
        number: file.number,
        isReleased: !disclosure.form.withheldAttachments.contains { $0.range == file.words })
    }
  }
}

/// Words that are withheld, or shown, as JSON.
struct RedactionRow: Encodable {
  var start: Int
  var end: Int
  var words: String
  var kind: String
  /// `proposed`, or what was decided.
  var state: String
  var by: String?
  var at: String?

  init(_ place: PlacedRedaction, words: String) {
    start = place.range.lowerBound
    end = place.range.upperBound
    self.words = words
    kind = place.kind.rawValue
    state = place.decision?.state.rawValue ?? "proposed"
    by = place.decision?.who
    at = place.decision?.at
  }
}
