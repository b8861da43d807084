// Rulewright. Apache-2.0.

import Clauses
import DraftParsing
import Testing

/// Comments that say what a clause was called, and what they leave of the words.
struct FormerNameTests {
  private static let head = "# § 1.1 X\n\n(a) One.\n\n"

  private func said(_ markdown: String, of label: String) -> String? {
    ParsedDraft(Self.head + markdown).tree.clause(ClauseLabel(label))?.formerly?.words
  }

  @Test(arguments: [
    "<!-- was: 1.1(c) -->\n\n(b) Two.\n", "<!-- was: 1.1(c) -->\n(b) Two.\n",
    "(b) Two. <!-- was: 1.1(c) -->\n", "(b) Two <!-- was: 1.1(c) --> words.\n",
    "(b) Two <!--was:1.1(c)--> words.\n", "<!-- WAS:\n  1.1(c)\n-->\n\n(b) *Two.* And.\n",
    "<!-- about this -->\n\n<!-- was: 1.1(c) -->\n\n(b) Two.\n",
  ])
  func belongsToTheClauseThatFollowsItOrThatItStandsIn(_ markdown: String) {
    #expect(said(markdown, of: "1-1-b") == "1.1(c)")
    #expect(said(markdown, of: "1-1-a") == nil)
  }

  @Test(arguments: [
    ("(b) Two. <!-- was: 1.1(c) -->\n", "(b) Two.\n"),
    ("(b) Two <!-- was: 1.1(c) --> words.\n", "(b) Two words.\n"),
    ("(b) Two *so* <!-- was: x --> *and* so.\n", "(b) Two *so* *and* so.\n"),
    ("- item <!-- was: x -->\n- two\n", "- item\n- two\n"),
    ("| A | B |\n|---|---|\n| x <!-- was: q --> | y |\n", "| A | B |\n|---|---|\n| x | y |\n"),
  ])
  func isNotAmongTheWords(_ withComment: String, _ without: String) {
    let (tree, plain) = (
      ParsedDraft(Self.head + withComment).tree, ParsedDraft(Self.head + without).tree
    )
    #expect(tree.clauses.map(\.text) == plain.clauses.map(\.text))
    func runs(_ tree: ClauseTree) -> [String] { tree.clauses.map { $0.runs.map(\.text).joined() } }
    #expect(runs(tree) == runs(plain))
    #expect(tree.clauses.map(\.label) == plain.clauses.map(\.label))
    #expect(tree.clauses.contains { $0.formerly != nil })
    var at = 0
    for clause in tree.clauses {
      #expect(clause.range.lowerBound == at)
      at = clause.range.upperBound
    }
    #expect(at == tree.draft.bytes.count)
  }

  @Test(arguments: [
    "(b) Write `<!-- was: 1.1(c) -->` before it.\n", "(b) Two.\n\n    <!-- was: 1.1(c) -->\n",
    "(b) Two.\n\n```\n<!-- was: 1.1(c) -->\n```\n", "(b) \\<!-- was: 1.1(c) -->\n",
    "(b) <!-- was 1.1(c) -->\n",
  ])
  func saysNothingWhereItIsShown(_ markdown: String) {
    let clauses = ParsedDraft(Self.head + markdown).tree.clauses
    #expect(clauses.allSatisfy { $0.formerly == nil })
  }

  @Test func namesSeveralClausesOfWhichACitationMayHaveCommas() throws {
    let old = ParsedDraft(
      "# § 1.1 X\n\n(a) One.\n\n(b) Two.\n\nNote 1: So.\n\n# ECCN 4E001 Y\n\nNote 1: Other.\n"
    ).tree
    func found(_ words: String) -> ([String], [String]) {
      let (found, unknown) = FormerName(words: words, range: 0..<0).clauses(in: old)
      return (found.map { old.clauses[$0].citation.text }, unknown)
    }
    #expect(found("1.1(a), 1.1(b)") == (["1.1(a)", "1.1(b)"], []))
    #expect(found("4E001, note 1, 1.1(b)") == (["4E001, note 1", "1.1(b)"], []))
    #expect(found("1.1(b); 4E001 note 1") == (["1.1(b)", "4E001, note 1"], []))
    #expect(found("1.1(x), 1.1(b)") == (["1.1(b)"], ["1.1(x)"]))
    #expect(found("1.1(b), 1.1(b)") == (["1.1(b)"], []))
    #expect(found("").0.isEmpty)
  }

  @Test(arguments: ["new", "New", "nothing", "NOTHING"])
  func saysThatAClauseIsNew(_ words: String) {
    #expect(FormerName(words: words, range: 0..<0).isNew)
    #expect(!FormerName(words: words + "er", range: 0..<0).isNew)
  }

  @Test func keepsTheReferencesWithTheClausesThatTheyLeadTo() throws {
    let tree = ParsedDraft(
      Self.head + "(b) See paragraphs (a) and (c)(1) or (2) of this section.\n\n(c) C:\n\n(1) x\n\n"
        + "(2) y\n\n(d) Not § 1.1(f).\n"
    ).tree
    #expect(tree.references.count == 2)
    let first = try #require(tree.references.first)
    #expect(
      first.targets.map { $0.map { tree.clauses[$0].citation.text } } == [
        "1.1(a)", "1.1(c)(1)", "1.1(c)(2)",
      ])
    #expect(tree.draft.text(first.range) == "paragraphs (a) and (c)(1) or (2)")
    #expect(tree.references[1].targets == [nil])
  }
}
