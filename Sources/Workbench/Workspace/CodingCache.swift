// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Suggesting
import Synchronization

/// What coding asks again and again: the texts that pages have shown, their clauses by words, and
/// the numbers that only what is received changes.
final class CodingCache: Sendable {
  private struct Kept {
    /// The latest texts that pages were drawn with, the oldest first.
    var shown: [(version: DraftVersion, tree: ClauseTree)] = []
    var indices: [DraftVersion: ClauseIndex] = [:]
    var counts: [String: (received: Int, counts: CommentCounts)] = [:]
  }

  /// A page that is older than so many versions of its draft is told that its words were not kept.
  private static let mostTexts = 24

  private let kept = Mutex(Kept())

  /// Keeps a text that a page shows, so that it can be held against a later one.
  func see(_ tree: ClauseTree, _ version: DraftVersion) {
    kept.withLock { kept in
      guard !kept.shown.contains(where: { $0.version == version }) else { return }
      kept.shown.append((version, tree))
      if kept.shown.count > Self.mostTexts {
        kept.indices[kept.shown.removeFirst().version] = nil
      }
    }
  }

  /// A text that a page has shown.
  func tree(of version: DraftVersion) -> ClauseTree? {
    kept.withLock { $0.shown.first { $0.version == version }?.tree }
  }

  /// The clauses of a text by their words.
  func index(of version: DraftVersion, _ tree: ClauseTree) -> ClauseIndex {
    if let known = kept.withLock({ $0.indices[version] }) { return known }
    let index = ClauseIndex(tree, of: version.stage)
    kept.withLock { $0.indices[version] = index }
    return index
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
