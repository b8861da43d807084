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

  /// How many are read together where very many are gone through.
  private static let together = 500

  init(_ source: any PublishedComments, of heads: [CommentHead]) {
    self.source = source
    self.heads = heads
  }

  /// One comment, by index.
  func comment(_ index: Int) -> PublishedComment {
    if let comment = kept[index] { return comment }
    if !hasRoom(for: 1) { clear() }
    let comment = source.comments(at: [heads[index].place])[0]
    keep(comment, index)
    return comment
  }

  /// Reads some comments together, all of which are kept then.
  func prepare(_ indices: some Collection<Int>) {
    var missing = indices.filter { kept[$0] == nil }
    guard !missing.isEmpty else { return }
    if !hasRoom(for: missing.count) {
      // Those that are there are asked for too, and would go with the others.
      clear()
      missing = Array(indices)
    }
    for (index, comment) in zip(missing, source.comments(at: missing.map { heads[$0].place })) {
      keep(comment, index)
    }
  }

  /// Goes through some comments in their order, each read once however many there are.
  func each(_ indices: [Int], _ body: (_ number: Int, PublishedComment) -> Void) {
    for start in stride(from: 0, to: indices.count, by: Self.together) {
      let range = start..<min(start + Self.together, indices.count)
      let some = Set(indices[range]).sorted()
      prepare(some)
      // Who is called may ask for others, in whose place these would go.
      let here = Dictionary(uniqueKeysWithValues: some.map { ($0, comment($0)) })
      for number in range { body(number, here[indices[number]] ?? comment(indices[number])) }
    }
  }

  private func hasRoom(for count: Int) -> Bool {
    kept.count + count <= Self.most.comments && bytes < Self.most.bytes
  }

  private func clear() {
    kept.removeAll(keepingCapacity: true)
    bytes = 0
  }

  private func keep(_ comment: PublishedComment, _ index: Int) {
    bytes += comment.body?.utf8.count ?? 0
    kept[index] = comment
  }
}
