// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Dockets
package import Redlining

/// The steps of which a response speaks: from the stage that was commented on to the one that answers.
///
/// Where a stage lies between the two, the words may have changed in the step to it, or in both, and
/// the clause may have had another number there: it is followed by lineage.
package struct AnsweredSteps {
  /// One of these steps, by index in all of the docket, with the rows that a clause stands for.
  struct Named {
    var step: Int
    var rows: [Int]
    /// That the clause is one of a text before the step, which need not be in the text after it.
    var isAsBefore: Bool
  }

  private let changes: [StageChanges]
  /// By index in `changes`.
  let steps: [Int]

  /// `changes` are those of the docket, from each stage to the next whose text is there.
  package init(of response: Response, in changes: [StageChanges]) {
    self.changes = changes
    steps = stepsLeading(
      from: response.stage, to: response.answeredIn, among: changes.map { ($0.from, $0.to) })
  }

  /// The rows of each step that somebody means who names a clause; no step where none has it.
  func rows(of clause: ChangedClause) -> [Named] {
    let texts = steps.prefix(1).map { changes[$0].from } + steps.map { changes[$0].to }
    guard let text = texts.firstIndex(of: clause.stage) else { return [] }
    let rows = rowsNaming(
      clause.label, ofText: text,
      in: steps.map { (redline: changes[$0].redline, outline: changes[$0].outline) })
    return steps.indices.filter { !rows[$0].isEmpty }.map { index in
      Named(step: steps[index], rows: rows[index], isAsBefore: text <= index)
    }
  }

  /// What a clause is called in the step to a stage: in its text, or, where it went in this step, in
  /// the one before.
  package func labels(of clause: ChangedClause, inStepTo stage: StageID) -> [ClauseLabel] {
    rows(of: clause).filter { changes[$0.step].to == stage }.flatMap { named in
      named.rows.compactMap { changes[named.step].clause(at: $0)?.label }
    }
  }

  /// Whether a clause that was found so, or anything beneath it, changed in any of the steps; nil when
  /// no text of them has it.
  func didChange(_ named: [Named]) -> Bool? {
    guard !named.isEmpty else { return nil }
    return named.contains { named in named.rows.contains { changes[named.step].isTouched[$0] } }
  }

  /// Everything that happened to a clause and beneath it, each operation once.
  package func operations(of clause: ChangedClause) -> [RedlineRow.Operation] {
    let found = rows(of: clause).reduce(into: Set()) { found, named in
      found.formUnion(changes[named.step].operations(under: named.rows))
    }
    return RedlineRow.Operation.allCases.filter(found.contains)
  }
}
