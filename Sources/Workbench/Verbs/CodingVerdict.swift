// Rulewright. Apache-2.0.

package import Codings
import CommentStore
package import Dockets
import Hashing

/// What a person says of codings that were made under another definition.
package enum CodingVerdict: Sendable {
  /// They hold under the definition of today.
  case confirmed
  /// Another tag says it better.
  case retagged(TagID)
}

/// A coding as a page showed it.
package struct SeenCoding: Sendable {
  package var number: Int
  /// Its mark then.
  package var mark: String

  package init(number: Int, mark: String) {
    self.number = number
    self.mark = mark
  }
}

extension Workspace {
  /// Says of codings, by their numbers, whether they hold under the definition of today; all or
  /// none, in one event.
  ///
  /// `version` is the codebook that was seen. Gives how many did change. Throws `TagRefusal` where a
  /// tag is not there, and `CodebookConflict`, `CodingRefusal` or `StoreError.changedMeanwhile` where
  /// somebody changed something meanwhile.
  @discardableResult
  package func review(
    _ codings: [SeenCoding], as verdict: CodingVerdict, under version: String, in name: String,
    by who: String, now: Instant
  ) throws -> Int {
    let loaded = try load(name)
    let record = try record(name)
    let path = codebookPath(name)
    let present = ContentHash(of: Disk.isThere(path) ? try Disk.read(path) : []).hex
    guard present.utf8.elementsEqual(version.utf8) else {
      throw CodebookConflict(codebook: loaded.codebook, version: present)
    }
    var kind = EventKind.confirmed
    let changes = try codings.map { seen in
      guard let numbered = try record.coding(number: seen.number) else {
        throw CodingRefusal.codingGone
      }
      guard seen.mark.utf8.elementsEqual(numbered.mark.utf8) else {
        throw CodingRefusal.codingChanged(numbered)
      }
      var coding = numbered.coding
      if case .retagged(let tag) = verdict {
        coding.tag = tag
        kind = .retagged
      }
      guard let tag = loaded.codebook.tag(coding.tag) else {
        throw TagRefusal.noTag(coding.tag.text, known: loaded.codebook.tags.map(\.id.text))
      }
      coding.definition = tag.definitionHash
      return CodingChange(number: seen.number, from: numbered.coding, to: coding)
    }
    return try record.changeCodings(changes, as: kind, stamp: EventStamp(who: who, at: now))
  }
}
