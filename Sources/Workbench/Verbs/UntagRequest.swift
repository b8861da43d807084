// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
package import Comments
package import Dockets

/// Which codings somebody wants gone: their own, of one tag on one comment.
package struct UntagRequest: Sendable {
  package var comment: CommentID
  package var tag: TagID
  /// Only those tied to this clause, by citation or label; nil for any.
  package var clause: String?
  /// Only those on these words; nil for any.
  package var quote: String?
  package var coder: String

  package init(
    comment: CommentID, tag: TagID, clause: String? = nil, quote: String? = nil, coder: String
  ) {
    self.comment = comment
    self.tag = tag
    self.clause = clause
    self.quote = quote
    self.coder = coder
  }
}

extension Workspace {
  /// Removes codings; how many.
  ///
  /// Throws `TagRefusal` when there is none such.
  package func untag(
    _ request: UntagRequest, in name: String, now: Instant
  ) throws -> Int {
    let loaded = try load(name)
    let record = try record(name)
    guard try record.comment(request.comment) != nil else {
      throw TagRefusal.noComment(request.comment)
    }
    let labels = request.clause.map { clause in
      Set(loaded.stages.compactMap { $0.tree.clause(citing: clause)?.label })
    }
    let codings = try record.codings(CodingFilter(comments: [request.comment])).filter { coding in
      coding.tag == request.tag && same(coding.coder, request.coder)
        && (request.quote.map { same($0, coding.passage?.quote ?? "") } ?? true)
        && (request.clause.map { isMeant($0, labels ?? [], coding.target) } ?? true)
    }
    guard !codings.isEmpty else {
      throw TagRefusal.nothingToDo(
        "\(request.comment) has no coding of \(request.tag) by \(request.coder) that fits")
    }
    return try record.removeCodings(
      codings, stamp: EventStamp(who: request.coder, at: now))
  }

  /// A clause that is in no draft any more can still be meant by the words of its coding.
  private func isMeant(
    _ clause: String, _ labels: Set<ClauseLabel>, _ target: ClauseTarget?
  ) -> Bool {
    guard let target else { return false }
    return labels.contains(target.label) || same(clause, target.citation.text)
      || same(clause, target.label.text)
  }

  private func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
