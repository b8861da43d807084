// Rulewright. Apache-2.0.

package import Anchoring
import Clauses
package import Codings
package import Comments
import Dockets

/// A coding without its coder and its time, and how its clause stands today.
package struct PublishedCoding: Hashable, Sendable {
  package var comment: CommentID
  package var tag: TagID
  /// Nil when the tag is about the comment as a whole, or when its words stand there no more.
  package var passage: Passage?
  package var target: ClauseTarget?
  /// How the clause stands in the text that is shown; nil where it speaks to none.
  package var clause: ClauseStanding?
}

/// The codings of comments whose words are public, each once however many coders made it.
///
/// Comments are shown to it one by one, as they are written: none is kept.
struct PublishedCodings {
  private var of: [CommentID: [Coding]] = [:]
  private let stages: Set<StageID>
  private let texts: KnownTexts
  /// Many codings speak to one clause, which is looked at once.
  private var standings: [ClauseTarget: ClauseStanding] = [:]
  private var seen: [(Int, PublishedCoding)] = []

  init(of docket: PublishedDocket) {
    for coding in docket.codings { of[coding.comment, default: []].append(coding) }
    stages = Set(docket.stages.map(\.stage.id))
    texts = docket.texts
  }

  /// Takes the codings of a comment, which is at that place of the list.
  mutating func take(_ comment: PublishedComment, at place: Int) {
    guard let body = comment.body, let codings = of.removeValue(forKey: comment.id) else { return }
    // Words that the body does not hold any more may have been taken back.
    let shown = Set(
      codings.map { coding in
        let target = coding.target.flatMap { stages.contains($0.version.stage) ? $0 : nil }
        return PublishedCoding(
          comment: coding.comment, tag: coding.tag,
          passage: coding.passage.flatMap { $0.stands(in: body) ? $0 : nil }, target: target,
          clause: target.map { standing(of: $0) })
      })
    seen += shown.map { (place, $0) }
  }

  private mutating func standing(of target: ClauseTarget) -> ClauseStanding {
    if let known = standings[target] { return known }
    let standing = texts.standing(of: target)
    standings[target] = standing
    return standing
  }

  /// Those taken, in the order of comments, passages, tags and clauses.
  func sorted() -> [PublishedCoding] { seen.sorted { standsBefore($0, $1) }.map(\.1) }
}

private func standsBefore(_ a: (Int, PublishedCoding), _ b: (Int, PublishedCoding)) -> Bool {
  func numbers(_ entry: (Int, PublishedCoding)) -> (Int, Int, Int) {
    let range = entry.1.passage?.range
    return (entry.0, range?.lowerBound ?? -1, range?.upperBound ?? -1)
  }
  func words(_ coding: PublishedCoding) -> [String] {
    let target = coding.target
    return [
      coding.tag.text, target?.version.stage.text ?? "", target?.label.text ?? "",
      target?.version.fileHash ?? "", target?.citation.text ?? "", target?.key?.text ?? "",
    ]
  }
  if numbers(a) != numbers(b) { return numbers(a) < numbers(b) }
  for (left, right) in zip(words(a.1), words(b.1)) where !left.utf8.elementsEqual(right.utf8) {
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }
  return false
}
