// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Comments
package import Dockets
package import Redacting
package import Suggesting
package import Wording

/// Everything that the coding screen shows.
package struct CodingScreen: Sendable {
  package var docket: Docket
  package var person: String
  package var place: CodingPlace
  package var queue: QueueView
  /// The views that were saved for this docket; where their file cannot be read, why.
  package var views: [SavedView] = []
  package var viewsFault: String?
  /// Nil where the queue is empty.
  package var comment: CommentView?
  /// Nil where the stage commented on has no text.
  package var rule: RuleView?
  package var tags: [TagLine]

  package init(
    docket: Docket, person: String, place: CodingPlace, queue: QueueView, comment: CommentView?,
    rule: RuleView?, tags: [TagLine]
  ) {
    self.docket = docket
    self.person = person
    self.place = place
    self.queue = queue
    self.comment = comment
    self.rule = rule
    self.tags = tags
  }
}

/// A stretch of the queue, and the numbers over it.
package struct QueueView: Sendable {
  package var rows: [QueueLine]
  /// How many comments of the queue stand before the first row.
  package var start: Int
  package var total: Int
  package var counts: CommentCounts
  /// How many comments bear a coding, and how many somebody is done with.
  package var tagged: Int
  package var done: Int
  /// Nil where nobody searched.
  package var search: SearchView?

  package init(
    rows: [QueueLine], start: Int, total: Int, counts: CommentCounts, tagged: Int, done: Int
  ) {
    self.rows = rows
    self.start = start
    self.total = total
    self.counts = counts
    self.tagged = tagged
    self.done = done
  }
}

/// A comment in the queue.
package struct QueueLine: Hashable, Sendable {
  package var id: CommentID
  /// As they stated it; empty for none.
  package var submitter: String
  package var beginning: String
  /// Where a search found its words; nil for how the comment begins.
  package var found: FoundWords?
  package var codings: Int
  package var state: Reading.State?
  package var isStub: Bool
  /// Of how many of its attachments the words are here.
  package var attachments: AttachmentCounts
  package var isLate: Bool
  package var isWithdrawn: Bool
  /// Whether its source holds it back.
  package var isRestricted: Bool
  /// Whether staff withhold all of it.
  package var isWithheld: Bool
  /// How it stands in its campaign; nil where it is in none.
  package var campaign: CampaignMark?

  package init(
    id: CommentID, submitter: String, beginning: String, codings: Int, state: Reading.State?,
    isStub: Bool = false, attachments: AttachmentCounts = AttachmentCounts(), isLate: Bool = false,
    isWithdrawn: Bool = false, isRestricted: Bool = false, isWithheld: Bool = false,
    campaign: CampaignMark? = nil
  ) {
    self.id = id
    self.submitter = submitter
    self.beginning = beginning
    self.codings = codings
    self.state = state
    self.isStub = isStub
    self.attachments = attachments
    self.isLate = isLate
    self.isWithdrawn = isWithdrawn
    self.isRestricted = isRestricted
    self.isWithheld = isWithheld
    self.campaign = campaign
  }
}

/// A comment with what was made of it.
package struct CommentView: Sendable {
  package var comment: Comment
  /// How it stands in the queue.
  package var line: QueueLine
  /// Its place in the queue, from 1; nil where the queue has it no more.
  package var position: Int?
  package var previous: CommentID?
  package var next: CommentID?
  /// What the person who works said of it.
  package var reading: Reading?
  /// Tells whether its words are still those that a page showed.
  package var seen: String
  package var codings: [CodingLine]
  /// What the public reads of it; nil where nobody asked.
  package var publicForm: PublicForm?
  /// What people decided about it as a whole, and about its attachments.
  package var disclosures: [Disclosure]
  /// What was read of its attachments, and what was not.
  package var attachmentNotes: [AttachmentNote]
  /// The campaign that it is in; nil where it is in none.
  package var letter: LetterView?
  package let body: [UInt8]
  package let paragraphs: [BodyParagraph]

  package init(
    comment: Comment, line: QueueLine, position: Int?, previous: CommentID?, next: CommentID?,
    reading: Reading?, seen: String, codings: [CodingLine], publicForm: PublicForm? = nil,
    disclosures: [Disclosure] = [], attachmentNotes: [AttachmentNote] = []
  ) {
    self.comment = comment
    self.line = line
    self.position = position
    self.previous = previous
    self.next = next
    self.reading = reading
    self.seen = seen
    self.codings = CodingLine.lettered(codings)
    self.publicForm = publicForm
    self.disclosures = disclosures
    self.attachmentNotes = attachmentNotes
    body = Array(comment.body.utf8)
    paragraphs = bodyParagraphs(in: body)
  }
}

/// A coding as the screen shows it.
package struct CodingLine: Sendable {
  package var number: Int
  package var coding: Coding
  package var tagName: String
  /// Tells whether it is still what a page showed.
  package var was: String
  /// Why it must be looked at again; nil when it stands.
  package var doubt: String?
  /// The clause then and now; nil where it stands, or is gone without anybody knowing what it said.
  package var fallen: FallenClause?
  /// Its letter in the comment; given by `lettered`.
  fileprivate(set) var letter = ""
  /// The style of its underline, from 1 to 5.
  fileprivate(set) var style = 1

  package init(
    number: Int, coding: Coding, tagName: String, was: String, doubt: String? = nil,
    fallen: FallenClause? = nil
  ) {
    self.number = number
    self.coding = coding
    self.tagName = tagName
    self.was = was
    self.doubt = doubt
    self.fallen = fallen
  }

  /// Codings in the order of the text, those of the whole comment last, with letters.
  static func lettered(_ codings: [CodingLine]) -> [CodingLine] {
    var sorted = codings.sorted { $0.order < $1.order }
    for index in sorted.indices {
      sorted[index].letter = letter(index)
      sorted[index].style = index % 5 + 1
    }
    return sorted
  }

  private var order: (Int, Int, Int) {
    (coding.passage?.range.lowerBound ?? .max, coding.passage?.range.upperBound ?? .max, number)
  }

  private static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(0x61 + index % 26)))
    return index < 26 ? last : letter(index / 26 - 1) + last
  }
}

/// The rule beside the comment.
package struct RuleView: Sendable {
  package var stage: Stage
  package var tree: ClauseTree
  /// The SHA-256 of its file, which goes with every coding.
  package var fileHash: String
  /// How many comments speak to each clause.
  package var uses: [ClauseLabel: Int]
  package var suggestions: [ClauseSuggestion]
  /// How often such suggestions were right; nil where nobody counted.
  package var tally: SuggestionTally?

  package init(
    stage: Stage, tree: ClauseTree, fileHash: String, uses: [ClauseLabel: Int],
    suggestions: [ClauseSuggestion], tally: SuggestionTally? = nil
  ) {
    self.stage = stage
    self.tree = tree
    self.fileHash = fileHash
    self.uses = uses
    self.suggestions = suggestions
    self.tally = tally
  }

  /// The version as forms send it back: the stage, and the hash of the text that was shown.
  package var mark: String { stage.id.text + " " + fileHash }
}
