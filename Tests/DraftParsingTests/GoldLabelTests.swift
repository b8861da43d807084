// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftParsing
import TestSupport
import Testing

/// Real rules with the labels that an independent system gave them.
@Suite(.enabled(if: SharedData.has("rules")))
struct GoldLabelTests {
  @Test(arguments: [
    "regC_2017_18/a", "regC_2017_18/b", "regC_2019_20/a", "regC_2019_20/b", "regC_rule18/a",
    "regC_rule18/b", "syn_e_small/a", "syn_e_small/b",
  ])
  func labelsEveryDesignatedParagraphAsTheGoldDoes(_ name: String) throws {
    let bytes = try #require(SharedData.bytes("rules/cfpb/\(name).md"))
    let parsed = ParsedDraft(Draft(file: name, bytes: bytes))
    let gold = try #require(SharedData.text("rules/cfpb/\(name).labels.tsv"))
      .split(separator: "\n")
      .map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[0]) }
    let labels = parsed.tree.clauses.map(\.label.text)
    // In document order: each gold label is looked for after the one before it.
    var at = labels.startIndex
    var missed: [String] = []
    for label in gold {
      if let found = labels[at...].firstIndex(of: label) {
        at = found + 1
      } else {
        missed.append(label)
      }
    }
    #expect(Double(gold.count - missed.count) >= 0.999 * Double(gold.count), "missed \(missed)")
  }

  @Test func citesEveryParagraphOfLicenseExceptionACE() throws {
    let file = "rules/ear-740.22/v2-86FR58209-in-force-2022-03-07.md"
    let bytes = try #require(SharedData.bytes(file))
    let parsed = ParsedDraft(Draft(file: file, bytes: bytes))
    let cited = parsed.tree.clauses.filter { [.section, .paragraph].contains($0.kind) }
      .map(\.citation.text)
    let paths = [
      "", "(a)", "(b)", "(b)(1)", "(b)(2)", "(b)(3)", "(b)(3)(i)", "(b)(3)(ii)", "(b)(3)(iii)",
      "(b)(3)(iv)", "(b)(4)", "(c)", "(c)(1)", "(c)(1)(i)", "(c)(1)(ii)", "(c)(1)(ii)(A)",
      "(c)(1)(ii)(B)", "(c)(1)(iii)", "(c)(1)(iii)(A)", "(c)(1)(iii)(B)", "(c)(1)(iii)(C)",
      "(c)(2)",
    ]
    #expect(cited == paths.map { "740.22" + $0 })
    #expect(parsed.diagnostics.isEmpty)
  }
}
