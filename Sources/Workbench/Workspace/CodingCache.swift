// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentStore
import Comments
import Dockets
import Suggesting
import Synchronization

/// What coding asks again and again: the texts that pages have shown, their clauses by words, and
/// the numbers that only what is received changes.
final class CodingCache: Sendable {
  private struct IndexedStage: Hashable {
    var docket: String
    var stage: StageID
  }

  /// What was offered for comments, and how often it was right.
  private struct Tallied {
    var question: TallyQuestion
    var tally: SuggestionTally
    var offered: [CommentID: [ClauseLabel]]
  }

  private struct Kept {
    /// The latest texts that pages were drawn with, the oldest first.
    var shown: [(version: DraftVersion, tree: ClauseTree)] = []
    var indices: [IndexedStage: (question: IndexQuestion, index: ClauseIndex)] = [:]
    var surveys: [String: (question: CommentSurvey.Question, survey: CommentSurvey)] = [:]
    var letters: [LetterQuestion: ClauseIndex.ReadLetter] = [:]
    var tallies: [IndexedStage: Tallied] = [:]
    var counts: [String: (received: Int, counts: CommentCounts)] = [:]
  }

  /// A page that is older than so many versions of its draft is told that its words were not kept.
  private static let mostTexts = 24

  /// So many letters are kept as read; then all are read again.
  private static let mostLetters = 512

  private let kept = Mutex(Kept())

  /// Keeps a text that a page shows, so that it can be held against a later one.
  func see(_ tree: ClauseTree, _ version: DraftVersion) {
    kept.withLock { kept in
      guard !kept.shown.contains(where: { $0.version == version }) else { return }
      kept.shown.append((version, tree))
      if kept.shown.count > Self.mostTexts { kept.shown.removeFirst() }
    }
  }

  /// A text that a page has shown.
  func tree(of version: DraftVersion) -> ClauseTree? {
    kept.withLock { $0.shown.first { $0.version == version }?.tree }
  }

  /// The clauses of a stage by their words and names, if they were made of the same.
  func index(_ docket: String, _ question: IndexQuestion) -> ClauseIndex? {
    kept.withLock { kept in
      let known = kept.indices[IndexedStage(docket: docket, stage: question.stage)]
      return known.flatMap { $0.question == question ? $0.index : nil }
    }
  }

  /// Keeps it in the place of what was made of the stage as it was before.
  func keep(_ index: ClauseIndex, of docket: String, _ question: IndexQuestion) {
    kept.withLock {
      $0.indices[IndexedStage(docket: docket, stage: question.stage)] = (question, index)
    }
  }

  /// A campaign's letter, if it was read.
  func letter(_ question: LetterQuestion) -> ClauseIndex.ReadLetter? {
    kept.withLock { $0.letters[question] }
  }

  func keep(_ letter: ClauseIndex.ReadLetter, _ question: LetterQuestion) {
    kept.withLock { kept in
      if kept.letters.count >= Self.mostLetters { kept.letters = [:] }
      kept.letters[question] = letter
    }
  }

  /// How often suggestions were right, if just that was counted last.
  func tally(_ question: TallyQuestion) -> SuggestionTally? {
    kept.withLock { kept in
      kept.tallies[IndexedStage(docket: question.record, stage: question.index.stage)]
        .flatMap { $0.question == question ? $0.tally : nil }
    }
  }

  /// How often suggestions on a stage were right when that was counted last.
  func lastTally(like question: TallyQuestion) -> SuggestionTally? {
    kept.withLock {
      $0.tallies[IndexedStage(docket: question.record, stage: question.index.stage)]?.tally
    }
  }

  /// What was offered for the comments that were tallied last, where comments, campaigns and texts
  /// are the same.
  func offered(like question: TallyQuestion) -> [CommentID: [ClauseLabel]]? {
    kept.withLock { kept in
      kept.tallies[IndexedStage(docket: question.record, stage: question.index.stage)].flatMap {
        $0.question.index == question.index && $0.question.state == question.state
          ? $0.offered : nil
      }
    }
  }

  func keep(
    _ tally: SuggestionTally, _ question: TallyQuestion, offered: [CommentID: [ClauseLabel]]
  ) {
    kept.withLock {
      $0.tallies[IndexedStage(docket: question.record, stage: question.index.stage)] = Tallied(
        question: question, tally: tally, offered: offered)
    }
  }

  /// What all comments of a record come to, if it was made of the same.
  func survey(_ record: String, _ question: CommentSurvey.Question) -> CommentSurvey? {
    kept.withLock { kept in
      kept.surveys[record].flatMap { $0.question == question ? $0.survey : nil }
    }
  }

  /// The survey that was made last, of whatever, with what it was made of.
  func lastSurvey(
    _ record: String
  ) -> (question: CommentSurvey.Question, survey: CommentSurvey)? {
    kept.withLock { $0.surveys[record] }
  }

  func keep(_ survey: CommentSurvey, of record: String, _ question: CommentSurvey.Question) {
    kept.withLock { $0.surveys[record] = (question, survey) }
  }

  /// The numbers of a record that has received nothing since they were counted.
  func counts(of record: String, received: Int) -> CommentCounts? {
    kept.withLock { kept in
      kept.counts[record].flatMap { $0.received == received ? $0.counts : nil }
    }
  }

  func keep(_ counts: CommentCounts, of record: String, received: Int) {
    kept.withLock { $0.counts[record] = (received, counts) }
  }
}
