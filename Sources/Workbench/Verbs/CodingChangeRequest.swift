// Rulewright. Apache-2.0.

import Clauses
package import Codings
import CommentStore
package import Dockets

/// What somebody wants of a coding that they see on a page.
package struct CodingChangeRequest: Sendable {
  package enum Change: Sendable {
    /// To a clause, or to none.
    case retie(SeenClause?)
    case note(String)
    case takeOff
  }

  package var number: Int
  /// The mark of the coding that the page showed; nil where it is meant whatever it is.
  package var was: String?
  package var change: Change
  package var person: String

  package init(number: Int, was: String?, change: Change, person: String) {
    self.number = number
    self.was = was
    self.change = change
    self.person = person
  }
}

extension Workspace {
  /// Changes a coding or takes it off; gives it as it was.
  ///
  /// Throws `CodingRefusal` where it is no more what the page showed.
  package func changeCoding(
    _ request: CodingChangeRequest, in name: String, now: Instant
  ) throws -> NumberedCoding {
    let loaded = try load(name)
    let record = try record(name)
    guard let numbered = try record.coding(number: request.number) else {
      throw CodingRefusal.codingGone
    }
    if let was = request.was, !was.utf8.elementsEqual(numbered.mark.utf8) {
      throw CodingRefusal.codingChanged(numbered)
    }
    let stamp = EventStamp(who: request.person, at: now)
    var coding = numbered.coding
    do {
      switch request.change {
      case .takeOff:
        try record.removeCoding(numbered, stamp: stamp)
      case .note(let note):
        coding.note = note
        try record.changeCodings(
          [CodingChange(number: numbered.number, from: numbered.coding, to: coding)], as: .noted,
          stamp: stamp)
      case .retie(let clause):
        let (target, versions) = try target(of: clause, loaded, record)
        coding.target = target
        try record.changeCodings(
          [CodingChange(number: numbered.number, from: numbered.coding, to: coding)], as: .retied,
          keeping: versions, stamp: stamp)
      }
    } catch StoreError.changedMeanwhile {
      // Between our look and our write another window was quicker.
      guard let now = try record.coding(number: request.number) else {
        throw CodingRefusal.codingGone
      }
      throw now == numbered
        ? TagRefusal.nothingToDo("These words have that tag for that clause already")
        : CodingRefusal.codingChanged(now)
    }
    return numbered
  }

  /// The clause that somebody saw, at the version of today where its words are the same, and the
  /// texts that the record must keep for it.
  ///
  /// Throws `CodingRefusal.clauseChanged` where its words are others by now.
  func target(
    of seen: SeenClause?, _ loaded: LoadedDocket, _ record: Record
  ) throws -> (ClauseTarget?, [DraftVersion: [UInt8]]) {
    guard let seen else { return (nil, [:]) }
    let version = DraftVersion(stage: seen.stage, fileHash: seen.fileHash)
    if loaded.isPresent(version) {
      let target = try loaded.target(citing: seen.name, at: seen.stage)
      return (target, [version: loaded.stage(seen.stage)?.tree.draft.bytes ?? []])
    }
    guard isFileHash(seen.fileHash) else { throw CodingRefusal.noPassage }
    let old =
      try cache?.coding.tree(of: version)
      ?? record.bytes(of: version).map { loaded.tree(of: version, $0) }
    let before = old?.clause(citing: seen.name)
    if seen.isMeantAsSeen, let old, let before {
      let target = ClauseTarget(
        version: version, label: before.label, citation: before.citation, key: before.key)
      return (target, [version: old.draft.bytes])
    }
    let now = loaded.stage(seen.stage)
    let after =
      (before?.label).flatMap { now?.tree.clause($0) } ?? now?.tree.clause(citing: seen.name)
    guard let before, let after, before.label == after.label,
      before.text.utf8.elementsEqual(after.text.utf8)
    else {
      throw CodingRefusal.clauseChanged(
        ChangedClauseText(
          name: seen.name, before: before?.text, after: after?.text, present: now?.fileHash))
    }
    let target = try loaded.target(citing: after.label.text, at: seen.stage)
    return (target, [target.version: now?.tree.draft.bytes ?? []])
  }
}
