// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Dockets
import Lineage

/// Another stage of the docket, in which a number may stand that the stage commented on has not.
struct OtherStage: Sendable {
  let stage: StageID
  let table: ClauseTable
  /// The steps from it to the stage commented on, or, of a later one, from that to it.
  let way: [StageStep]
  let isLater: Bool

  /// The stages that steps lead from to one, and to from it, the nearest first; earlier ones before
  /// later ones, which who commented could not know.
  static func all(around stage: StageID, by steps: [StageStep]) -> [OtherStage] {
    var others: [OtherStage] = []
    var way: [StageStep] = []
    var at = stage
    while let step = steps.first(where: { $0.to == at }), way.count < steps.count {
      way.insert(step, at: 0)
      at = step.from
      others.append(
        OtherStage(stage: at, table: ClauseTable(step.old), way: way, isLater: false))
    }
    (way, at) = ([], stage)
    while let step = steps.first(where: { $0.from == at }), way.count < steps.count {
      way.append(step)
      at = step.to
      others.append(OtherStage(stage: at, table: ClauseTable(step.new), way: way, isLater: true))
    }
    return others
  }

  /// What became of a clause of it in the stage commented on.
  func standing(of clause: Int) -> ClauseStanding {
    if isLater { return earlier(clause) }
    guard let first = way.first else { return .orphaned }
    var trail = ClauseTrail(of: clause, in: first.old)
    for step in way { trail.follow(from: step.old, to: step.new, by: step.lineage) }
    // The same words at the same place under another name of their section.
    if case .exact(let same) = trail.standing { return .moved(PossibleClause(same, score: 1)) }
    return trail.standing
  }

  /// The same backwards, from a later stage to the one before it.
  private func earlier(_ clause: Int) -> ClauseStanding {
    var at = clause
    var isCertain = true
    for step in way.reversed() {
      guard let old = step.lineage.old(of: at) else { return .orphaned }
      isCertain = isCertain && step.lineage.pair(of: old)?.isCertain == true
      at = old
    }
    guard let now = way.first?.old.clauses[at] else { return .orphaned }
    let hasWords = hasSameBytes(now.text, table.tree.clauses[clause].text)
    let possible = PossibleClause(at, score: hasWords ? 1 : nil)
    if !isCertain { return .ambiguous([possible]) }
    return hasWords ? .moved(possible) : .edited(possible)
  }
}

extension ReferenceResolver {
  /// The clause that a number and a path name in another stage; nil where none has one.
  func followed(_ number: String, _ path: [String], note: String? = nil) -> FollowedClause? {
    let path = path + (note.map { ["note " + $0] } ?? [])
    for other in others {
      let found = other.table.clauses(numbered: number).flatMap {
        other.table.clauses(at: path, under: $0)
      }
      guard found.count == 1, let clause = found.first else { continue }
      return FollowedClause(
        stage: other.stage, citation: other.table.tree.clauses[clause].citation.text,
        standing: other.standing(of: clause))
    }
    return nil
  }

  /// Whether a section's number is of a part of the code that the docket does not touch.
  func isOfOtherPart(_ number: String) -> Bool {
    guard here.tree.numbering == .cfr, !parts.isEmpty,
      let part = SectionNumber(number[...])?.part
    else { return false }
    return !parts.contains(part)
  }
}
