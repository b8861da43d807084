// Rulewright. Apache-2.0.

import Clauses
package import Diagnostics
package import Dockets

extension DocketLock {
  /// `FrozenFileEdited`: a frozen stage's file is not what was frozen.
  ///
  /// `former` are the bytes as they were, where somebody has kept them.
  package func faults(of stage: FreezableStage, former: () -> [UInt8]?) -> [Diagnostic] {
    guard let frozen = stages[stage.id],
      !frozen.fileHash.utf8.elementsEqual(stage.fileHash.utf8)
    else { return [] }
    let draft = stage.tree.draft
    let edit = FirstEdit(frozen, stage.tree)
    let words = former().flatMap { differingLine($0, draft.bytes, from: edit.start) }
    let place = draft.place(
      of: words.map { draft.range(ofLine: $0.number) } ?? edit.start..<edit.end)
    let restore = "Restore the file as it was frozen: git has it, and its SHA-256 is "
    return [
      Diagnostic(
        id: "FrozenFileEdited", severity: .error, place: place,
        summary: "Stage '\(stage.id)' is frozen, and " + edit.words,
        explanation: (words.map { "It said “\($0.old)” and says “\($0.new)”. " } ?? "")
          + "What was published stays as it was: comments and keys speak of these very bytes.",
        solutions: [
          restore + frozen.fileHash,
          "Publish the correction as a new stage of docket.yml",
        ])
    ]
  }

  /// `UnknownFrozenStage`: the lock has a stage that the docket has not.
  package func strayStages(_ known: [StageID], at place: SourcePlace) -> [Diagnostic] {
    stages.keys.filter { !known.contains($0) }.map(\.text)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { id in
        Diagnostic(
          id: "UnknownFrozenStage", severity: .error, place: place,
          summary: "Stage '\(id)' is frozen, and docket.yml has no such stage",
          explanation: "The keys of later clauses come from it.",
          solutions: ["Put the stage back into docket.yml", "Give the stage its old id again"])
      }
  }
}

/// The first clause of a file that is not as it was frozen.
private struct FirstEdit {
  var words: String
  var start: Int
  var end: Int

  init(_ frozen: DocketLock.FrozenStage, _ tree: ClauseTree) {
    let edited = tree.clauses.first { clause in
      frozen.clauses[clause.label]?.hash != shortHash(of: clause, in: tree.draft)
    }
    if let edited {
      let isThere = frozen.clauses[edited.label] != nil
      words = "\(edited.citation) " + (isThere ? "is not what was frozen" : "is new in it")
      start = edited.range.lowerBound
      end = max(start, edited.wordsRange.upperBound)
      return
    }
    let there = Set(tree.clauses.map(\.label))
    let gone = frozen.clauses.keys.filter { !there.contains($0) }.sorted()
    words = gone.first.map { "\($0) is gone from it" } ?? "its clauses stand in another order"
    start = 0
    end = 0
  }
}

/// The first line from an offset on in which the later bytes differ, and what it said before; nil
/// where they do not.
private func differingLine(
  _ old: [UInt8], _ new: [UInt8], from start: Int
) -> (number: Int, old: String, new: String)? {
  guard old != new else { return nil }
  let same = zip(old, new).prefix { $0 == $1 }.count
  let (before, after) = (Draft(file: "", bytes: old), Draft(file: "", bytes: new))
  guard !new.isEmpty, !old.isEmpty else { return nil }
  let number = after.line(at: min(same, new.count - 1))
  func shown(_ draft: Draft, _ line: Int) -> String {
    guard line <= draft.lineStarts.count else { return "" }
    let bytes = draft.bytes[draft.range(ofLine: line)].filter { $0 >= 0x20 }
    return String(decoding: bytes.prefix(200), as: UTF8.self)
  }
  return (number, shown(before, number), shown(after, number))
}
