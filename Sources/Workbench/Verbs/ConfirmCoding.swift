// Rulewright. Apache-2.0.

package import Codings
import CommentStore
package import Dockets

extension Workspace {
  /// Says that a coding is right under the definition that its tag has today, and gives it as it is
  /// then.
  ///
  /// `was` is the mark of the coding that a page showed; nil where it is meant whatever it is.
  /// Throws `CodingRefusal` where it is no more what the page showed, and `TagRefusal`.
  package func confirmCoding(
    _ number: Int, was: String? = nil, by person: String, in name: String, now: Instant
  ) throws -> NumberedCoding {
    let loaded = try load(name)
    let record = try record(name)
    guard let numbered = try record.coding(number: number) else { throw CodingRefusal.codingGone }
    if let was, !was.utf8.elementsEqual(numbered.mark.utf8) {
      throw CodingRefusal.codingChanged(numbered)
    }
    guard let tag = loaded.codebook.tag(numbered.coding.tag) else {
      throw TagRefusal.noTag(
        numbered.coding.tag.text, known: loaded.codebook.tags.map(\.id.text))
    }
    let stamp = EventStamp(who: person, at: now)
    try keepCodebook(of: name, in: record, stamp)
    var confirmed = numbered
    confirmed.coding.definition = tag.definitionHash
    do {
      try record.changeCodings(
        [CodingChange(number: number, from: numbered.coding, to: confirmed.coding)],
        as: .confirmed, stamp: stamp)
    } catch StoreError.changedMeanwhile {
      guard let now = try record.coding(number: number) else { throw CodingRefusal.codingGone }
      throw CodingRefusal.codingChanged(now)
    }
    return confirmed
  }
}

extension LoadedDocket {
  /// Whether a coding was made under another definition of its tag than that of today; where nobody
  /// wrote down which, it was not, and neither where the codebook has no such tag.
  package func isForReview(_ coding: Coding) -> Bool {
    guard let seen = coding.definition, let tag = codebook.tag(coding.tag) else { return false }
    return !seen.utf8.elementsEqual(tag.definitionHash.utf8)
  }
}
