// Rulewright. Apache-2.0.

import Anchoring
import Citing
import Clauses
import Dockets
import DraftParsing
import Lineage
import Referencing
import Suggesting

/// Says what is cited in comments, for Tests/Truth, which knows what should be.
///
///     ReferenceTruth scan FILE                     how many references are in a file
///     ReferenceTruth find COMMENTS STAGE [BEFORE]  what each comment cites of a stage; a number that
///                                                  only the stage before has is followed
///     ReferenceTruth nearest COMMENTS STAGE        the clauses nearest to each comment
///
/// Comments stand in one file, each behind a zero byte. `find` prints a row for each part of a
/// reference, with tabs between: the comment's number, the bytes of the reference, the bytes of the
/// part, the form, what came of it, and clauses with semicolons between.
@main
struct ReferenceTruth {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count > 2 else { throw UnreadableFile(path: "ReferenceTruth: see its head") }
    switch words[1] {
    case "find": try find(try readFile(words[2]), words[3], words.count > 4 ? words[4] : nil)
    case "nearest": try nearest(try readFile(words[2]), words[3])
    default:
      var count = 0
      try readPieces(words[2]) { count += citedReferences(in: $0).count }
      print(count)
    }
  }

  private static func tree(_ path: String) throws -> ClauseTree {
    ParsedDraft(Draft(file: path, bytes: try readFile(path)), numbering: nil).tree
  }

  private static func comments(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0, omittingEmptySubsequences: false).dropFirst().map(Array.init)
  }

  // MARK: What is cited

  private static func find(_ bytes: [UInt8], _ stage: String, _ before: String?) throws {
    let now = try tree(stage)
    var steps: [StageStep] = []
    if let before {
      let old = try tree(before)
      steps.append(
        StageStep(
          from: StageID("before"), to: StageID("now"), old: old, new: now,
          lineage: lineage(from: old, to: now)))
    }
    let resolver = ReferenceResolver(
      now, of: StageID("now"), cfr: "15 CFR parts 740, 742, 772 and 774", steps: steps)
    var lines: [String] = []
    for (number, comment) in comments(bytes).enumerated() {
      for resolved in resolver.references(in: comment) {
        for (part, outcome) in zip(resolved.reference.parts, resolved.outcomes) {
          let (word, clauses) = said(outcome)
          let fields: [String] = [
            "\(number)", "\(resolved.reference.range.lowerBound)",
            "\(resolved.reference.range.upperBound)", "\(part.range.lowerBound)",
            "\(part.range.upperBound)", resolved.reference.form.rawValue, word,
            clauses.map { now.clauses[$0].citation.text }.joined(separator: ";"),
          ]
          lines.append(fields.joined(separator: "\t"))
        }
      }
    }
    print(lines.joined(separator: "\n"))
  }

  private static func said(_ outcome: ResolvedReference.Outcome) -> (String, [Int]) {
    switch outcome {
    case .clauses(let clauses): ("clauses", clauses)
    case .followed(let followed): ("followed", followed.standing.possible.map(\.clause))
    case .ambiguous(let clauses): ("ambiguous", clauses)
    case .unresolved(.otherLaw): ("other", [])
    case .unresolved(.noSuchClause): ("missing", [])
    case .unresolved(.noContext): ("open", [])
    }
  }

  // MARK: What is near

  private static func nearest(_ bytes: [UInt8], _ stage: String) throws {
    let now = try tree(stage)
    let index = ClauseWords(now)
    let comments = comments(bytes)
    let start = processorTime()
    let found = comments.map { index.nearest(to: $0) }
    let spent = processorTime() - start
    for (number, near) in found.enumerated() {
      let clauses = near.map { now.clauses[$0.clause].citation.text }
      print("\(number)\t\(clauses.joined(separator: ";"))")
    }
    print("time\t\(spent)\t\(comments.count)\t\(now.clauses.count)")
  }
}
