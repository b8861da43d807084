// Rulewright. Apache-2.0.

package import Codings
import CommentStore
package import Dockets

/// What a person says of codings that were made under another definition.
package enum CodingVerdict: Sendable {
  /// They hold under the definition of today.
  case confirmed
  /// Another tag says it better.
  case retagged(TagID)
}

extension Workspace {
  /// Says of codings, by their numbers, whether they hold under the definition of today; all or
  /// none, in one event.
  ///
  /// Gives how many did change. Throws `TagRefusal` where a tag or a coding is not there, and
  /// `StoreError.changedMeanwhile` where somebody changed one meanwhile.
  @discardableResult
  package func review(
    _ numbers: [Int], as verdict: CodingVerdict, in name: String, by who: String, now: Instant
  ) throws -> Int {
    let loaded = try load(name)
    let record = try record(name)
    var kind = EventKind.confirmed
    let changes = try numbers.map { number in
      guard let numbered = try record.coding(number: number) else {
        throw TagRefusal.nothingToDo("The coding \(number) is not there any more")
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
      return CodingChange(number: number, from: numbered.coding, to: coding)
    }
    return try record.changeCodings(changes, as: kind, stamp: EventStamp(who: who, at: now))
  }
}
