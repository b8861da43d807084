// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
package import Comments
package import Dockets

/// What somebody wants tagged.
package struct TagRequest: Sendable {
  package var comment: CommentID
  package var tag: TagID
  /// The clause's citation or label; nil for a tag about no clause.
  package var clause: String?
  /// The words of the comment; nil for the comment as a whole.
  package var quote: String?
  /// The bytes of the comment's words, where they are not quoted.
  package var range: Range<Int>?
  /// Which place of the quote, from 1, where it stands more than once.
  package var occurrence: Int?
  /// The stage whose clause is meant; by default the one commented on.
  package var stage: StageID?
  /// What the coder notes for the office.
  package var note: String
  package var coder: String

  package init(
    comment: CommentID, tag: TagID, clause: String? = nil, quote: String? = nil,
    range: Range<Int>? = nil, occurrence: Int? = nil, stage: StageID? = nil, note: String = "",
    coder: String
  ) {
    self.comment = comment
    self.tag = tag
    self.clause = clause
    self.quote = quote
    self.range = range
    self.occurrence = occurrence
    self.stage = stage
    self.note = note
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
    guard let tag = loaded.codebook.tag(request.tag) else {
      throw TagRefusal.noTag(request.tag.text, known: loaded.codebook.tags.map(\.id.text))
    }
    let record = try record(name)
    guard let comment = try record.comment(request.comment) else {
      throw TagRefusal.noComment(request.comment)
    }
    let target = try target(of: request, comment.stage, loaded)
    let coding = Coding(
      comment: comment.id, tag: request.tag, passage: try passage(of: request, in: comment),
      target: target, coder: request.coder, at: now.iso8601, note: request.note,
      definition: tag.definitionHash)
    let stamp = EventStamp(who: request.coder, at: now)
    try keepCodebook(of: name, in: record, stamp)
    guard
      try record.addCoding(coding, keeping: loaded.versions(of: [coding]), stamp: stamp)
    else {
      throw TagRefusal.nothingToDo("That passage has that tag already, by \(request.coder)")
    }
    return coding
  }

  private func passage(of request: TagRequest, in comment: Comment) throws -> Passage? {
    if let range = request.range {
      guard request.quote == nil, request.occurrence == nil else {
        throw TagRefusal.nothingToDo("A passage is named by its bytes or by its words")
      }
      return try Quotation.passage(at: range, in: comment)
    }
    guard let quote = request.quote else {
      guard request.occurrence == nil else {
        throw TagRefusal.nothingToDo("--occurrence says which place of a --quote is meant")
      }
      return nil
    }
    guard !quote.utf8.isEmpty else {
      throw TagRefusal.nothingToDo("--quote is empty; leave it out to tag the whole comment")
    }
    return try Quotation.passage(of: quote, occurrence: request.occurrence, in: comment)
  }

  private func target(
    of request: TagRequest, _ commented: StageID, _ loaded: LoadedDocket
  ) throws -> ClauseTarget? {
    guard let citation = request.clause else {
      guard request.stage == nil else {
        throw TagRefusal.nothingToDo("--stage says whose --clause is meant")
      }
      return nil
    }
    return try loaded.target(citing: citation, at: request.stage ?? commented)
  }
}

extension LoadedDocket {
  /// The clause that a citation means in a stage as it is now.
  func target(citing citation: String, at stage: StageID) throws -> ClauseTarget {
    guard let read = self.stage(stage) else {
      throw WorkspaceError.noStage(
        stage.text, docket: docket.name, known: stages.map(\.stage.id.text))
    }
    guard let clause = read.tree.clause(citing: citation) else {
      throw TagRefusal.noClause(
        citation, draft: read.tree.draft.file, near: read.tree.citations(near: citation))
    }
    let version = DraftVersion(stage: stage, fileHash: read.fileHash)
    return ClauseTarget(
      version: version, label: clause.label, citation: clause.citation, key: clause.key)
  }

  /// The bytes of every version of today that some codings speak to, for the record to keep.
  func versions(of codings: [Coding]) -> [DraftVersion: [UInt8]] {
    var versions: [DraftVersion: [UInt8]] = [:]
    for case let version? in codings.map({ $0.target?.version })
    where versions[version] == nil && isPresent(version) {
      versions[version] = stage(version.stage)?.tree.draft.bytes
    }
    return versions
  }
}
