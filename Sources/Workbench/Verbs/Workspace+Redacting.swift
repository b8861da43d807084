// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
package import Dockets
package import Redacting

extension Workspace {
  /// Withholds words of a comment from the public; gives the decision.
  ///
  /// Throws `TagRefusal` when the request fits nothing; nothing is changed then.
  package func redact(
    _ request: RedactRequest, in name: String, now: Instant
  ) throws -> Redaction {
    let (record, comment, form) = try redacting(request.comment, in: name)
    guard let range = try range(of: request, in: comment) else {
      throw TagRefusal.nothingToDo("Say which words are withheld, with --quote")
    }
    // Who withholds just what was found says that the finder is right.
    let isFound = form.redactions.placed.contains { $0.isProposed && $0.range == range }
    let redaction = Redaction(
      comment: comment.id, range: range, quote: words(range, of: comment), kind: request.kind,
      state: isFound ? .confirmed : .added, who: request.who, at: now.iso8601)
    let stamp = EventStamp(who: request.who, at: now)
    guard try record.putRedactions([redaction], as: .redacted, stamp: stamp) > 0 else {
      throw TagRefusal.nothingToDo("Those words are withheld already, as \(request.kind.rawValue)")
    }
    return redaction
  }

  /// Says that the finder is right about what it proposes, in the words that are meant or in all;
  /// gives what is withheld for good now.
  ///
  /// Throws `TagRefusal`.
  package func confirmRedactions(
    _ request: RedactRequest, in name: String, now: Instant
  ) throws -> [Redaction] {
    let (record, comment, form) = try redacting(request.comment, in: name)
    let range = try range(of: request, in: comment)
    let redactions = form.proposed.filter { range?.overlaps($0.range) ?? true }.map { place in
      Redaction(
        comment: comment.id, range: place.range, quote: words(place.range, of: comment),
        kind: place.kind, state: .confirmed, who: request.who, at: now.iso8601)
    }
    guard !redactions.isEmpty else {
      throw TagRefusal.nothingToDo("Nothing is proposed there in \(comment.id)")
    }
    try record.putRedactions(
      redactions, as: .redacted, stamp: EventStamp(who: request.who, at: now))
    return redactions
  }

  /// Shows words that are withheld, those that are meant or all that the finder proposes; gives what
  /// is shown now.
  ///
  /// A decision whose words the comment does not hold any more is taken back where they are quoted.
  /// Throws `TagRefusal`.
  package func showWords(
    _ request: RedactRequest, in name: String, now: Instant
  ) throws -> [Redaction] {
    let (record, comment, form) = try redacting(request.comment, in: name)
    let stamp = EventStamp(who: request.who, at: now)
    if let quote = request.quote {
      let lost = form.redactions.lost.filter { $0.quote.utf8.elementsEqual(quote.utf8) }
      if !lost.isEmpty {
        try record.putRedactions([], removing: lost, as: .shown, stamp: stamp)
        return lost
      }
    }
    let range = try range(of: request, in: comment)
    var gone: [Redaction] = []
    var places: [PlacedRedaction] = []
    for place in form.redactions.placed where place.isWithheld {
      guard range?.overlaps(place.range) ?? place.isProposed else { continue }
      if let decision = place.decision, decision.state == .added {
        if !gone.contains(decision) { gone.append(decision) }
        // What the finder finds within would be withheld again.
        places += form.redactions.found.filter { place.range.overlaps($0.range) }.map {
          PlacedRedaction(range: $0.range, kind: $0.kind, decision: nil)
        }
      } else {
        places.append(place)
      }
    }
    let shown = places.map { place in
      Redaction(
        comment: comment.id, range: place.range, quote: words(place.range, of: comment),
        kind: place.kind, state: .shown, who: request.who, at: now.iso8601)
    }
    guard !shown.isEmpty || !gone.isEmpty else {
      throw TagRefusal.nothingToDo("Nothing is withheld there in \(comment.id)")
    }
    try record.putRedactions(shown, removing: gone, as: .shown, stamp: stamp)
    return gone + shown
  }

  private func redacting(
    _ id: CommentID, in name: String
  ) throws -> (Record, Comment, PublicForm) {
    _ = try load(name)
    let record = try record(name)
    guard let comment = try record.comment(id), let form = try record.publicForm(of: id) else {
      throw TagRefusal.noComment(id)
    }
    return (record, comment, form)
  }

  private func range(of request: RedactRequest, in comment: Comment) throws -> Range<Int>? {
    if let range = request.range {
      return try Quotation.passage(at: range, in: comment).range
    }
    guard let quote = request.quote else { return nil }
    return try Quotation.passage(of: quote, occurrence: request.occurrence, in: comment).range
  }

  private func words(_ range: Range<Int>, of comment: Comment) -> String {
    String(decoding: Array(comment.body.utf8)[range], as: UTF8.self)
  }
}
