// Rulewright. Apache-2.0.

import Clauses
import DraftParsing
import Redlining
import Testing

/// A change of words that only follows from a redesignation is known as that.
struct ConsequenceTests {
  private static let before = """
    ## § 1.1 Trees

    (a) Keep the records that paragraphs (b) and (c) of this section ask for, for ten years.

    (b) Plant every tree in spring, or else in autumn.

    (c) A record of each tree says its kind and its height.

    """

  private static let inserted = before.replacing(
    "(b) Plant", with: "(b) Water every tree in the summer months.\n\n(c) Plant"
  ).replacing("(c) A record", with: "(d) A record")

  private func redline(to new: String) -> Redline {
    func tree(_ text: String) -> ClauseTree {
      ParsedDraft(Draft(file: "draft.md", bytes: Array(text.utf8)), numbering: .cfr).tree
    }
    return Redlining.redline(from: tree(Self.before), to: tree(new))
  }

  private func isConsequential(_ new: String) throws -> Bool {
    let redline = redline(to: new)
    let row = try #require(
      redline.rows.first { $0.new.map { redline.new.clauses[$0].label.text } == "1-1-a" })
    #expect(row.operations.contains(.revised))
    return row.isConsequential
  }

  @Test func marksACitationThatFollowedItsClauses() throws {
    let followed = Self.inserted.replacing("(b) and (c) of", with: "(c) and (d) of")
    #expect(try isConsequential(followed))
    #expect(
      RedlineText(redline(to: followed)).text.contains("± 1.1(a): revised (as redesignated)\n"))
  }

  @Test(arguments: [
    ("(b) and (c) of", "(b) and (d) of"), ("(b) and (c) of", "(c) of"),
    (
      "(b) and (c) of this section ask for, for ten",
      "(c) and (d) of this section ask for, for five"
    ),
    ("for ten", "for five"),
  ])
  func marksNothingElse(_ words: String, _ others: String) throws {
    #expect(try !isConsequential(Self.inserted.replacing(words, with: others)))
  }

  @Test func marksNoClauseWhoseWordsAreTheSame() {
    #expect(redline(to: Self.inserted).rows.allSatisfy { !$0.isConsequential })
  }
}
