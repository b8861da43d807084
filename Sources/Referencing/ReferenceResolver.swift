// Rulewright. Apache-2.0.

package import Anchoring
import Citing
package import Clauses
package import Dockets

/// Says which clauses of one stage a comment cites.
///
/// The room of Referencing answers that question alone: what `Citing` read as it is written is held
/// against the clauses of the stage commented on. It never guesses, and it ties nothing to a clause:
/// that is for a person.
///
/// Made once for a stage, in time that grows with its text and those of its neighbours; asked for
/// each comment, in time that grows with the comment. What is ambiguous stays so.
///
///     let resolver = ReferenceResolver(tree, of: stage, cfr: docket.cfr, steps: steps)
///     for reference in resolver.references(in: Array(comment.body.utf8)) { … }
package struct ReferenceResolver: Sendable {
  let here: ClauseTable
  let quotations: QuotationIndex
  let others: [OtherStage]
  /// The titles of the code that the docket is of; none where it does not say.
  let titles: Set<Int>
  let parts: Set<String>

  /// A comment that cites more than this is resolved up to here, and a range goes on no longer.
  static let mostReferences = 10_000
  static let longestRange = 500

  /// Reads the clauses of a stage.
  ///
  /// `cfr` is what the docket says of the Code of Federal Regulations, "15 CFR parts 740 and 774".
  /// By `steps`, the ways between the docket's stages, numbers are followed that this stage has no
  /// more, or not yet; those that do not lead to or from it are not looked at.
  package init(
    _ tree: ClauseTree, of stage: StageID, cfr: String? = nil, steps: [StageStep] = []
  ) {
    here = ClauseTable(tree)
    quotations = QuotationIndex(tree)
    others = OtherStage.all(around: stage, by: steps)
    var titles: Set<Int> = []
    var parts = here.parts
    for reference in citedReferences(in: Array((cfr ?? "").utf8)) {
      if case .cfr(let title) = reference.law { titles.insert(title) }
      for part in reference.parts where reference.form == .part {
        if let name = part.number {
          parts.insert(String(decoding: name.utf8.dropFirst("Part ".utf8.count), as: UTF8.self))
        }
      }
    }
    self.titles = titles
    self.parts = parts
  }

  /// The references in a comment's body and the words of the rule that it repeats, in order.
  ///
  /// `about` is the clause that the whole comment is said to be on, as where a form has a field for
  /// it; "paragraph (b)" is read against it.
  package func references(in body: [UInt8], about: Int? = nil) -> [ResolvedReference] {
    let cited = citedReferences(in: body).prefix(Self.mostReferences)
    var reading = ReferenceReading(self, body: body, about: about)
    var resolved = cited.compactMap { reading.resolve($0) }
    let quoted = quotations.quotations(in: body)
    guard !quoted.isEmpty else { return resolved }
    // What is cited within words of the rule is the rule's citation, not the commenter's.
    var taken = quoted.map(\.reference.range)[...]
    resolved.removeAll { reference in
      let range = reference.reference.range
      while let first = taken.first, first.upperBound <= range.lowerBound {
        taken = taken.dropFirst()
      }
      return taken.first.map { $0.contains(range.lowerBound) && $0.contains(range.upperBound - 1) }
        ?? false
    }
    return (resolved + quoted).sorted {
      ($0.reference.range.lowerBound, $0.reference.range.upperBound)
        < ($1.reference.range.lowerBound, $1.reference.range.upperBound)
    }
  }
}
