// Rulewright. Apache-2.0.

import Clauses
import DraftParsing
import Testing

/// Which bytes are a clause's, and which of them are its words.
struct ClauseRangeTests {
  @Test(arguments: [
    ("# § 1.1 Title\n", "1-1", "Title"), ("## § 1.1 Title ##\n", "1-1", "Title"),
    ("§ 1.1 Title\n=====\n", "1-1", "Title"),
    ("# § 1.1 X\n\n(a) *One.* Two.\n", "1-1-a", "*One.* Two."),
    ("# § 1.1 X\n\n(a)Two.\n", "1-1-a", "Two."),
    ("# § 1.1 X\n\n(a) *S*—(1) Two.\n", "1-1-a", "*S*—"),
    ("# § 1.1 X\n\n(a) *S (1)*—(1) Two.\n", "1-1-a-1", "Two."),
    ("# § 1.1 X\n\n(a)(1)*(i)* Two.\n", "1-1-a-1-i", "Two."),
    ("# § 1.1 X\n\n*Note 1:* Words *so*.\n", "1-1-note-1", "Words *so*."),
    ("# § 1.1 X\n\n- one\n- two\n", "1-1-p2", "two"),
    ("# § 1.1 X\n\n12. two\n", "1-1-item-12", "two"),
    ("# ECCN 4A005 X\n\na. Words.\n\n", "4A005-a", "Words."),
    ("\u{FEFF}Words.\n", "p1", "Words."), ("> Words\n> more.\n\n", "p1", "Words\n> more."),
  ])
  func takesDesignationsAndMarksOffTheWords(_ markdown: String, _ label: String, _ words: String) {
    let tree = ParsedDraft(markdown).tree
    let clause = tree.clause(ClauseLabel(label))
    #expect(clause.map { tree.draft.text($0.wordsRange) } == words)
  }

  @Test func givesACommentToTheClauseAfterIt() {
    let comment = "<!-- was: 1.1(b),\nwhich is (b) -->\n"
    let tree = ParsedDraft("# § 1.1 X\n\n(a) One.\n\n\(comment)\n(b) Two.\n").tree
    let clause = tree.clause(ClauseLabel("1-1-b"))
    #expect(clause.map { tree.draft.text($0.range) } == comment + "\n(b) Two.\n")
    #expect(clause.map { tree.draft.text($0.wordsRange) } == "Two.")
    #expect(clause?.line == 8)
  }
}
