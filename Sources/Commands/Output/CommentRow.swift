// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets
import Redacting
import Redlining
import Workbench

/// The states of a comment that a reader must know, in words.
func commentStates(_ line: CommentLine) -> [String] {
  var states: [String] = []
  if line.isLate { states.append("late") }
  if line.comment.withdrawal != nil { states.append("withdrawn") }
  if let restriction = line.comment.restriction { states.append("restricted: \(restriction.kind)") }
  if let withheld = line.withheld {
    states.append("withheld as a whole: \(withheld.kind.rawValue)")
  }
  if let words = attachmentWords(line.comment) { states.append(words) }
  return states
}

/// What was read of a comment's attachments; nil where it has none.
func attachmentWords(_ comment: Comment) -> String? {
  let counts = comment.attachmentCounts
  guard counts.total > 0 else { return nil }
  return comment.isStub ? "stub, \(counts.ofStubInWords)" : counts.inWords
}

/// A comment as JSON.
struct CommentRow: Encodable {
  var id: String
  var stage: String
  var submitter: String
  var organization: String
  var received: String?
  var late: Bool
  var withdrawn: Bool
  /// A fact of what came: a comment whose attachment was read stays a stub.
  var stub: Bool
  var attachments: Attachments
  /// That staff keep all of it from the public; null where they do not.
  var withheld: Withheld?
  var campaign: String?
  var text: String
  var tags: [String]
  var clauses: [String]
  var codings: [CodingJSON]
  /// Where a search found its words; nil, and left out, where nobody searched.
  var found: Found?
  /// What it cites; nil, and left out, in lists.
  var references: [ReferenceJSON]?

  /// What of its attachments was read, and that in words, null where it has none.
  struct Attachments: Encodable {
    var total: Int
    var read: Int
    var unread: Int
    var words: String?

    init(_ comment: Comment) {
      let counts = comment.attachmentCounts
      (total, read, unread) = (counts.total, counts.read, counts.unread)
      words = attachmentWords(comment)
    }

    enum CodingKeys: String, CodingKey { case total, read, unread, words }

    func encode(to encoder: any Encoder) throws {
      var row = encoder.container(keyedBy: CodingKeys.self)
      try row.encode(total, forKey: .total)
      try row.encode(read, forKey: .read)
      try row.encode(unread, forKey: .unread)
      try row.encode(words, forKey: .words)
    }
  }

  /// Words of the text around what was found, where they begin in it, and what was found as pairs of
  /// bytes in them.
  struct Found: Encodable {
    var words: String
    var start: Int
    var matches: [[Int]]

    init(_ snippet: Snippet) {
      (words, start) = (snippet.text, snippet.start)
      matches = snippet.found.map { [$0.lowerBound, $0.upperBound] }
    }
  }

  struct Withheld: Encodable {
    var kind: String
    var reason: String
    var by: String
    var at: String

    init(_ decision: Disclosure) {
      kind = decision.kind.rawValue
      reason = decision.reason
      (by, at) = (decision.who, decision.at)
    }
  }

  struct CodingJSON: Encodable {
    var tag: String
    var stage: String?
    var version: String?
    var clause: String?
    var label: String?
    var quote: String?
    var start: Int?
    var end: Int?
    var coder: String
    var at: String
    /// What came of it; left out of lists.
    var fate: Fate?

    init(_ coding: Coding) {
      tag = coding.tag.text
      stage = coding.target?.version.stage.text
      version = coding.target?.version.fileHash
      clause = coding.target?.citation.text
      label = coding.target?.label.text
      quote = coding.passage?.quote
      start = coding.passage?.range.lowerBound
      end = coding.passage?.range.upperBound
      coder = coding.coder
      at = coding.at
    }
  }

  /// How a coding stands and what was answered to its issue.
  struct Fate: Encodable {
    /// `exact`, `moved`, `edited`, `ambiguous` or `orphaned`; absent where it is tied to no clause.
    var clauseStands: String?
    /// What is to be said of the clause in words; absent where it is exact.
    var doubt: String?
    /// The clause as its coder saw it; absent where that was not kept.
    var then: Passage?
    /// The clauses that it may be today.
    var now: [Passage]
    /// How it stands in each later stage.
    var later: [Later]
    var quoteStands: Bool?
    var issue: String
    var responses: [Answer]

    init(_ fate: CodingFate) {
      clauseStands = fate.standing.clause?.name
      doubt = fate.doubt
      then = fate.seen.map { Passage($0) }
      now = fate.now.map { Passage($0.clause, percent: $0.percent) }
      later = fate.later.map(Later.init)
      quoteStands = fate.standing.quoteStands
      issue = fate.issue.issue.description
      responses = fate.responses.map(Answer.init)
    }
  }

  /// A clause with its words, and how much of them it has in common with what the coder saw.
  struct Passage: Encodable {
    var citation: String
    var label: String
    var text: String
    var percent: Int?

    init(_ clause: Clause, percent: Int? = nil) {
      citation = clause.citation.text
      label = clause.label.text
      text = clause.text
      self.percent = percent
    }
  }

  /// How the clause of a coding stands in a stage after its own.
  struct Later: Encodable {
    var stage: String
    var clauseStands: String
    var now: [Passage]

    init(_ later: CodingFate.Later) {
      stage = later.stage.text
      clauseStands = later.standing.name
      now = later.now.map { Passage($0.clause, percent: $0.percent) }
    }
  }

  struct Answer: Encodable {
    var id: String
    var title: String
    var disposition: String
    var answered: String
    var changed: [Change]

    struct Change: Encodable {
      var citation: String
      var label: String
      var stage: String
      var ops: [String]
    }

    init(_ fate: ResponseFate) {
      id = fate.response.id.text
      title = fate.response.title
      disposition = fate.response.disposition.rawValue
      answered = fate.response.answeredIn.text
      changed = fate.changes.map {
        Change(
          citation: $0.clause.citation.text, label: $0.clause.label.text,
          stage: $0.clause.stage.text, ops: $0.operations.map(\.rawValue))
      }
    }
  }

  /// A comment with its fate.
  init(_ fate: CommentFate) {
    self.init(fate.line)
    references = fate.references.map(ReferenceJSON.init)
    codings = fate.codings.map { coding in
      var row = CodingJSON(coding.coding)
      row.fate = Fate(coding)
      return row
    }
  }

  init(_ line: CommentLine) {
    let comment = line.comment
    id = comment.id.text
    stage = comment.stage.text
    submitter = comment.submitter.nameAsStated
    organization = comment.submitter.organization
    received = comment.received?.description
    late = line.isLate
    withdrawn = comment.withdrawal != nil
    stub = comment.isStub
    campaign = line.campaign
    attachments = Attachments(comment)
    withheld = line.withheld.map(Withheld.init)
    text = comment.body
    found = line.snippet.map(Found.init)
    tags = Set(line.codings.map(\.tag)).sorted().map(\.text)
    clauses = Set(line.codings.compactMap { $0.target?.citation.text }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    codings = line.codings.map(CodingJSON.init)
  }

  enum CodingKeys: String, CodingKey {
    case id, stage, submitter, organization, received, late, withdrawn, stub, campaign, text, tags
    case clauses, codings, attachments, withheld, references, found
  }

  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(id, forKey: .id)
    try row.encode(stage, forKey: .stage)
    try row.encode(submitter, forKey: .submitter)
    try row.encode(organization, forKey: .organization)
    try row.encode(received, forKey: .received)
    try row.encode(late, forKey: .late)
    try row.encode(withdrawn, forKey: .withdrawn)
    try row.encode(stub, forKey: .stub)
    try row.encode(attachments, forKey: .attachments)
    try row.encode(withheld, forKey: .withheld)
    try row.encode(campaign, forKey: .campaign)
    try row.encode(text, forKey: .text)
    try row.encode(tags, forKey: .tags)
    try row.encode(clauses, forKey: .clauses)
    try row.encode(codings, forKey: .codings)
    try row.encodeIfPresent(found, forKey: .found)
    try row.encodeIfPresent(references, forKey: .references)
  }
}
