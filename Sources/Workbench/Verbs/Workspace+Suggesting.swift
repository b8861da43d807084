// Rulewright. Apache-2.0.

import Campaigns
import Clauses
import CommentStore
package import Comments
import Dockets
package import Suggesting

extension Workspace {
  /// How many suggestions are counted as offered.
  private static let counted = 5
  /// How often they were right is counted over so many comments, those that were tied last.
  private static let tallied = 500
  /// So many comments are read for that while somebody waits for a page.
  private static let readAtOnce = 8

  /// The clauses that a whole comment may speak to, by its own words before those of its campaign's
  /// letter, which is read once for all who sent it.
  ///
  /// A person chooses; nothing is tied to a clause by it. Throws `WorkspaceError` and `StoreError`.
  package func suggestions(
    for comment: Comment, on stage: LoadedStage, in loaded: LoadedDocket
  ) throws -> [ClauseSuggestion] {
    let index = clauseIndex(of: stage, in: loaded)
    let body = Array(comment.body.utf8)
    let record = try record(loaded.docket.name)
    guard let (campaign, member) = try record.campaign(of: comment.id), member.relation != .exact,
      let shown = try record.comment(campaign.representative)
    else { return index.suggestions(forWhole: body) }
    let letter = Array(shown.ownBody.utf8)
    let question = LetterQuestion(
      index: IndexQuestion(stage.stage.id, of: loaded), words: shown.bodyMark)
    let read: ClauseIndex.ReadLetter
    if let known = cache?.coding.letter(question) {
      read = known
    } else {
      read = index.letter(letter)
      cache?.coding.keep(read, question)
    }
    let own = letterComparison(of: Array(comment.ownBody.utf8), with: letter).own
    // What was read of attachments is nobody's letter.
    let attached = min(comment.ownLength ?? body.count, body.count)..<body.count
    return index.suggestions(
      forWhole: body, own: attached.isEmpty ? own : own + [attached], of: read)
  }

  /// How often the first clauses offered for whole comments were those to which a person tied them.
  ///
  /// Counted over the comments on a stage that were tied last, and kept as long as nothing is
  /// written. Throws `WorkspaceError` and `StoreError`.
  package func suggestionTally(
    on stage: LoadedStage, in loaded: LoadedDocket
  ) throws -> SuggestionTally {
    let record = try record(loaded.docket.name)
    let question = try tallyQuestion(on: stage, in: loaded, record)
    if let known = cache?.coding.tally(question) { return known }
    let tied = try record.lastTied(on: stage.stage.id, atMost: Self.tallied)
    return try tally(of: tied, on: stage, in: loaded, record, question)
  }

  /// The same where it is known or soon told; else as it was counted last, and nil where it never was.
  ///
  /// `isPresent` says whether it is of now.
  /// Throws `WorkspaceError` and `StoreError`.
  package func suggestionTallyAtHand(
    on stage: LoadedStage, in loaded: LoadedDocket
  ) throws -> (tally: SuggestionTally?, isPresent: Bool) {
    let record = try record(loaded.docket.name)
    let question = try tallyQuestion(on: stage, in: loaded, record)
    if let known = cache?.coding.tally(question) { return (known, true) }
    let tied = try record.lastTied(on: stage.stage.id, atMost: Self.tallied)
    let offered = cache?.coding.offered(like: question) ?? [:]
    guard tied.count(where: { offered[$0.key] == nil }) <= Self.readAtOnce else {
      return (cache?.coding.lastTally(like: question), false)
    }
    return (try tally(of: tied, on: stage, in: loaded, record, question), true)
  }

  private func tallyQuestion(
    on stage: LoadedStage, in loaded: LoadedDocket, _ record: Record
  ) throws -> TallyQuestion {
    TallyQuestion(
      record: record.path, index: IndexQuestion(stage.stage.id, of: loaded),
      head: try record.head(), state: try record.surveyState())
  }

  /// Counts over comments with the clauses to which they are tied.
  private func tally(
    of tied: [CommentID: Set<ClauseLabel>], on stage: LoadedStage, in loaded: LoadedDocket,
    _ record: Record, _ question: TallyQuestion
  ) throws -> SuggestionTally {
    var offered = cache?.coding.offered(like: question) ?? [:]
    var tally = SuggestionTally(places: Self.counted)
    for (id, labels) in tied {
      if offered[id] == nil, let comment = try record.comment(id) {
        offered[id] = try suggestions(for: comment, on: stage, in: loaded)
          .prefix(Self.counted).map { stage.tree.clauses[$0.clause].label }
      }
      tally.add(offered[id] ?? [], tied: labels)
    }
    cache?.coding.keep(tally, question, offered: offered)
    return tally
  }
}

/// A campaign's letter on a stage.
struct LetterQuestion: Hashable, Sendable {
  var index: IndexQuestion
  /// Tells whether its words are the same.
  var words: String
}

/// How often suggestions on a stage were right, as of an event.
struct TallyQuestion: Hashable {
  var record: String
  var index: IndexQuestion
  var head: RecordHead
  /// Of what the suggestions were made.
  var state: SurveyState
}
