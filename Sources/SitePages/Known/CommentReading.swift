// Rulewright. Apache-2.0.

import Comments

/// Comments with their words, as pages ask for them.
///
/// What was read for a page is kept for the next, up to a bound; who knows which comments a page
/// needs asks for them together first.
final class CommentReading {
  private let source: any PublishedComments
  private let heads: [CommentHead]
  private var kept: [Int: PublishedComment] = [:]
  private var bytes = 0

  /// How many comments, and how many bytes of words, are kept.
  private static let most = (comments: 2_000, bytes: 16 << 20)

  init(_ source: any PublishedComments, of heads: [CommentHead]) {
    self.source = source
    self.heads = heads
  }

  /// One comment, by index.
  func comment(_ index: Int) -> PublishedComment {
    if let comment = kept[index] { return comment }
    let comment = source.comments(at: [heads[index].place])[0]
    keep(comment, index)
    return comment
  }

  /// Reads some comments together.
  func prepare(_ indices: some Sequence<Int>) {
    let missing = indices.filter { kept[$0] == nil }
    guard !missing.isEmpty else { return }
    for (index, comment) in zip(missing, source.comments(at: missing.map { heads[$0].place })) {
      keep(comment, index)
    }
  }

  private func keep(_ comment: PublishedComment, _ index: Int) {
    if kept.count >= Self.most.comments || bytes >= Self.most.bytes {
      kept.removeAll(keepingCapacity: true)
      bytes = 0
    }
    bytes += comment.body?.utf8.count ?? 0
    kept[index] = comment
  }
}
