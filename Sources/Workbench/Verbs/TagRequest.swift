// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
package import Comments
package import Dockets
import Hashing

/// What somebody wants tagged.
package struct TagRequest: Sendable {
  package var comment: CommentID
  package var tag: TagID
  /// The clause's citation or label; nil for a tag about no clause.
  package var clause: String?
  /// The words of the comment; nil for the comment as a whole.
  package var quote: String?
  /// Which place of the quote, from 1, where it stands more than once.
  package var occurrence: Int?
  /// The stage whose clause is meant; by default the one commented on.
  package var stage: StageID?
  package var coder: String

  package init(
    comment: CommentID, tag: TagID, clause: String? = nil, quote: String? = nil,
    occurrence: Int? = nil, stage: StageID? = nil, coder: String
  ) {
    self.comment = comment
    self.tag = tag
    self.clause = clause
    self.quote = quote
    self.occurrence = occurrence
    self.stage = stage
    self.coder = coder
  }
}

extension Workspace {
  /// Ties a tag to a passage of a comment and to a clause, at the version that is in the workspace
  /// now.
  ///
  /// Throws `TagRefusal` when the request fits nothing; nothing is changed then.
  package func tag(_ request: TagRequest, in name: String, now: Instant) throws -> Coding {
    let loaded = try load(name)
    guard loaded.codebook.tag(request.tag) != nil else {
      throw TagRefusal.noTag(request.tag.text, known: loaded.codebook.tags.map(\.id.text))
    }
    let record = try record(name)
    guard let comment = try record.comment(request.comment) else {
      throw TagRefusal.noComment(request.comment)
    }
    let target = try target(of: request, comment.stage, loaded, record)
    let coding = Coding(
      comment: comment.id, tag: request.tag, passage: try passage(of: request, in: comment),
      target: target, coder: request.coder, at: now.iso8601)
    guard try record.addCoding(coding) else {
      throw TagRefusal.nothingToDo("That passage has that tag already, by \(request.coder)")
    }
    return coding
  }

  private func passage(of request: TagRequest, in comment: Comment) throws -> Passage? {
    guard let quote = request.quote else {
      guard request.occurrence == nil else {
        throw TagRefusal.nothingToDo("--occurrence says which place of a --quote is meant")
      }
      return nil
    }
    guard !quote.utf8.isEmpty else {
      throw TagRefusal.nothingToDo("--quote is empty; leave it out to tag the whole comment")
    }
    let places = Quotation.passages(of: quote, in: comment.body)
    if let number = request.occurrence, !places.isEmpty {
      guard places.indices.contains(number - 1) else {
        throw TagRefusal.noOccurrence(number, of: places.count)
      }
      return places[number - 1]
    }
    switch places.count {
    case 0: throw TagRefusal.noQuote(quote, comment: comment.id)
    case 1: return places[0]
    default:
      throw TagRefusal.quoteTwice(
        quote, places: places.map { Quotation.context(of: $0, in: comment.body) })
    }
  }

  private func target(
    of request: TagRequest, _ commented: StageID, _ loaded: LoadedDocket, _ record: Record
  ) throws -> ClauseTarget? {
    guard let citation = request.clause else {
      guard request.stage == nil else {
        throw TagRefusal.nothingToDo("--stage says whose --clause is meant")
      }
      return nil
    }
    return try clauseTarget(citation, at: request.stage ?? commented, loaded, record)
  }

  /// The clause that a citation means in a stage as it is now; its version is kept in the record.
  func clauseTarget(
    _ citation: String, at stage: StageID, _ loaded: LoadedDocket, _ record: Record
  ) throws -> ClauseTarget {
    guard let read = loaded.stage(stage) else {
      throw WorkspaceError.noStage(
        stage.text, docket: loaded.docket.name, known: loaded.stages.map(\.stage.id.text))
    }
    guard let clause = read.tree.clause(citing: citation) else {
      throw TagRefusal.noClause(
        citation, draft: read.tree.draft.file, near: read.tree.citations(near: citation))
    }
    let version = DraftVersion(stage: stage, fileHash: read.fileHash)
    try record.keepVersion(
      stage: stage, hash: ContentHash(hex: read.fileHash), bytes: read.tree.draft.bytes)
    return ClauseTarget(
      version: version, label: clause.label, citation: clause.citation, key: clause.key)
  }
}

extension ClauseTree {
  /// A few citations that share the longest beginning with one that is not there.
  func citations(near words: String) -> [String] {
    let wanted = Array(words.utf8)
    func shared(_ citation: Citation) -> Int {
      zip(citation.text.utf8, wanted).prefix { $0 == $1 }.count
    }
    let designated = clauses.filter { !$0.designation.isEmpty }.map(\.citation)
    let best = designated.map(shared).max() ?? 0
    return best < 2 ? [] : designated.filter { shared($0) == best }.prefix(4).map(\.text)
  }
}
