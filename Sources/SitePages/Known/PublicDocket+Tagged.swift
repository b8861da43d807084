// Rulewright. Apache-2.0.

import Comments
import Dockets

extension PublicDocket {
  /// The comment whose codings speak for one that was not tagged itself, since its words are the
  /// same.
  func standIn(for comment: Int) -> Int? {
    guard codings(of: comment).isEmpty else { return nil }
    return sharing.tagged(comment)?.codings.first.map { codings[$0].comment }
  }

  /// The codings that hold for a comment: its own, then those of other copies.
  func codings(holdingFor comment: Int) -> [PublicCoding] {
    codings(of: comment)
      + (sharing.tagged(comment)?.codings ?? []).map { codings[$0] }
      .filter { $0.comment != comment }
  }

  /// Whether a comment counts as tagged: in itself, or in a copy where its words are all of it.
  ///
  /// What it attached is to be read, so the counts of those who tag are the same.
  func isTagged(_ comment: Int) -> Bool {
    !codings(of: comment).isEmpty
      || !comments[comment].hasAttachments && sharing.tagged(comment) != nil
  }

  /// How many comments of some are public and not tagged: those that are to be considered, and those
  /// that came late and are not.
  func untagged(_ some: some Sequence<Int>) -> (owed: Int, late: Int) {
    var counts = (owed: 0, late: 0)
    for comment in some where comments[comment].isPublic && !isTagged(comment) {
      if isConsidered(comment) { counts.owed += 1 } else { counts.late += 1 }
    }
    return counts
  }

  /// Whether a comment is to be tagged and answered: not one that came late where late ones are not
  /// considered.
  func isConsidered(_ comment: Int) -> Bool {
    let head = comments[comment]
    return stage(head.stage)?.stage.comments?.late != .notConsidered || !isLate(head)
  }

  /// Whether the words of a comment were tagged in another copy and nobody tagged its attachments.
  func isPartlyTagged(_ comment: Int) -> Bool {
    comments[comment].hasAttachments && standIn(for: comment) != nil
  }

  /// What is said behind a receipt of a comment that is tagged in part; empty for any other.
  func attachmentNote(_ comment: Int) -> String {
    guard isPartlyTagged(comment) else { return "" }
    return self.comment(comment).attachmentCount == 1
      ? "; its attachment is not tagged yet" : "; its attachments are not tagged yet"
  }

  /// How many comments, and how many distinct texts, say any of some issues: those that were
  /// tagged, and on the same stage those of the same words.
  func said(_ issues: [RaisedIssue]) -> (comments: Int, texts: Int) {
    let numbers = issues.compactMap { issueNumber($0.key) }
    if let known = saidBefore.counts[numbers] { return known }
    let counts = count(issues)
    saidBefore.counts[numbers] = counts
    return counts
  }

  /// What was counted before: the pages of all comments that make a point ask the same.
  final class Said {
    fileprivate var counts: [[Int]: (comments: Int, texts: Int)] = [:]
  }

  private func count(_ issues: [RaisedIssue]) -> (comments: Int, texts: Int) {
    let words = words(saying: issues)
    return (words.reduce(0) { $0 + $1.said.comments.count }, texts(of: words))
  }

  /// How many distinct texts say what some codings say: those of the comments that were coded, and of
  /// the copies for which the codings hold.
  func distinctTexts(_ codings: [PublicCoding]) -> Int { texts(of: words(saying: codings)) }

  private func texts(of words: [(first: Int, said: SaidWords)]) -> Int {
    words.reduce(into: Set<Int>()) { $0.formUnion($1.said.texts) }.count
  }

  /// How many comments a response answers, and how many distinct texts.
  func said(answeredBy response: Int) -> (comments: Int, texts: Int) {
    said(issues(answeredBy: response))
  }

  /// The words that say any of some issues, each once with the comments that use them, in the order
  /// of the first of them; a comment whose tags hold for itself alone stands by itself.
  func words(saying issues: [RaisedIssue]) -> [(first: Int, said: SaidWords)] {
    words(saying: issues.flatMap { $0.codings.map { codings[$0] } })
  }

  private func words(saying codings: [PublicCoding]) -> [(first: Int, said: SaidWords)] {
    var found: [(first: Int, said: SaidWords)] = []
    var seen: Set<SharedWords.Words> = []
    var alone: Set<Int> = []
    for coding in codings {
      if coding.isShared, let tagged = sharing.tagged(coding.comment) {
        if seen.insert(sharing.words(of: coding.comment)).inserted,
          let first = tagged.comments.first
        {
          found.append(
            (Int(first), SaidWords(comments: tagged.comments, texts: tagged.texts)))
        }
      } else {
        alone.insert(coding.comment)
      }
    }
    for comment in alone where !seen.contains(sharing.words(of: comment)) {
      found.append(
        (comment, SaidWords(comments: [Int32(comment)], texts: [comments[comment].text])))
    }
    return found.sorted { $0.first < $1.first }
  }

  /// The comments that use some words, by index, and the numbers of their texts.
  struct SaidWords {
    let comments: [Int32]
    let texts: Set<Int>
  }
}
