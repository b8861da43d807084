// Rulewright. Apache-2.0.

import Clauses
package import Diagnostics
package import Dockets
import Lineage
package import Redlining

/// What is wrong in a draft that only the stage before it can tell, in the order of its lines.
package func stepFaults(_ redline: Redline, from earlier: StageID) -> [Diagnostic] {
  (unknownFormerNames(redline, earlier) + outdatedCrossReferences(redline, earlier))
    .sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
}

/// `UnknownFormerName`: a comment `<!-- was: … -->` names a clause that the stage before has not.
private func unknownFormerNames(_ redline: Redline, _ earlier: StageID) -> [Diagnostic] {
  redline.new.clauses.flatMap { clause -> [Diagnostic] in
    guard let said = clause.formerly, !said.isNew else { return [] }
    let (found, unknown) = said.clauses(in: redline.old)
    let words = found.isEmpty && unknown.isEmpty ? [""] : unknown
    return words.map { words in
      let near = redline.old.citations(near: words)
      return Diagnostic(
        id: "UnknownFormerName", severity: .error,
        place: redline.new.draft.place(of: said.range),
        summary: words.isEmpty
          ? "The comment does not say what \(clause.citation) was"
          : "\(clause.citation) is said to have been \(words), which stage '\(earlier)' "
            + "does not have",
        explanation: "The comment tells which clause of the stage before this one is.",
        solutions: near.map { "Write \($0)" }
          + (near.isEmpty ? ["Cite it as stage '\(earlier)' does"] : [])
          + ["Write `<!-- was: new -->`, if it was not there"])
    }
  }
}

/// `OutdatedCrossReference`: the words of a citation are what they were, and the clause that they
/// cited is called otherwise now.
///
/// A clause that was replaced under its own number is still the one meant.
private func outdatedCrossReferences(_ redline: Redline, _ earlier: StageID) -> [Diagnostic] {
  let (old, new, lineage) = (redline.old, redline.new, redline.lineage)
  let before = Dictionary(grouping: old.references, by: \.clause)
  var found: [Diagnostic] = []
  var clause = -1
  var waiting: [ArraySlice<UInt8>: [ClauseReference]] = [:]
  var words: [UInt8] = []
  for reference in new.references {
    if reference.clause != clause {
      clause = reference.clause
      words = Array(new.clauses[clause].text.utf8)
      waiting = [:]
      if let partner = lineage.old(of: clause), let references = before[partner] {
        let formerWords = Array(old.clauses[partner].text.utf8)
        // The last one first, so that the next is taken from the end.
        waiting = Dictionary(grouping: references.reversed()) { formerWords[$0.words] }
      }
    }
    guard let former = waiting[words[reference.words]]?.popLast() else { continue }
    for (was, named) in zip(former.targets, reference.targets) {
      guard let was, let fault = Outdated(was, named, redline) else { continue }
      found.append(fault.diagnostic(at: reference, words: words[reference.words], redline, earlier))
    }
  }
  return found
}

/// What a citation led to, what it leads to now, and what it should lead to.
private struct Outdated {
  var was: Clause
  var named: Clause?
  /// What the clause is called now; nil where it is gone.
  var meant: Clause?
  /// What the clause that is named now was called before.
  var namedBefore: Clause?

  /// Nil where the citation is right.
  init?(_ was: Int, _ named: Int?, _ redline: Redline) {
    let meant = redline.lineage.new(of: was)
    guard meant != named else { return nil }
    self.was = redline.old.clauses[was]
    self.named = named.map { redline.new.clauses[$0] }
    self.meant = meant.map { redline.new.clauses[$0] }
    namedBefore = named.flatMap { redline.lineage.old(of: $0) }.map { redline.old.clauses[$0] }
    if self.meant == nil, namedBefore == nil { return nil }
  }

  func diagnostic(
    at reference: ClauseReference, words: ArraySlice<UInt8>, _ redline: Redline,
    _ earlier: StageID
  ) -> Diagnostic {
    let written = String(decoding: words, as: UTF8.self)
    let other =
      if let named, let namedBefore {
        "\(named.citation) is another clause now: it was \(namedBefore.citation)."
      } else if let named {
        "\(named.citation) is another clause now, which is new."
      } else {
        "Nothing is cited so any more."
      }
    return Diagnostic(
      id: "OutdatedCrossReference", severity: .warning,
      place: redline.new.draft.place(of: reference.range),
      summary: "“\(written)” cited \(was.citation) in stage '\(earlier)', which is "
        + (meant.map { "\($0.citation) now" } ?? "gone"),
      explanation: other,
      solutions: meant.map { ["Cite \($0.citation)"] }
        ?? ["Cite the clause that says it now", "Take the reference out"])
  }
}
