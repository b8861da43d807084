// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Dockets
import DraftParsing
import Lineage
import Testing
import Wording

@testable import Suggesting

/// Which clauses are offered for a comment as a whole, and for a member of a campaign.
@Suite struct WholeCommentSuggestionTests {
  private static func tree(_ text: String) -> ClauseTree {
    ParsedDraft(Draft(file: "draft.md", bytes: Array(text.utf8)), numbering: .cfr).tree
  }

  private static let proposed = tree(
    """
    ## § 1.1 Bells

    (a) *Towers.* Every tower with a bell rings it in the morning and in the evening.

    (b) *Sextons.* A sexton who is ill names a deputy before the bell must ring.

    """)

  private static let final = tree(
    """
    ## § 1.1 Bells

    (a) *Scope.* This section is about every municipality that keeps carillons.

    (b) *Towers.* Every tower with a bell rings it in the morning and in the evening.

    (c) *Sextons.* A sexton who is ill names a deputy before the bell must ring.

    """)

  private static let step = StageStep(
    from: StageID("proposed"), to: StageID("final"), old: proposed, new: final,
    lineage: lineage(from: proposed, to: final))

  private let index = ClauseIndex(proposed, of: StageID("proposed"), steps: [step])

  private func words(_ suggestions: [ClauseSuggestion]) -> [String] {
    suggestions.map { suggestion in
      let citation = index.tree.clauses[suggestion.clause].citation.text
      let whose = suggestion.isOfLetter ? "letter: " : ""
      switch suggestion.reason {
      case .cites(let words): return "\(whose)\(citation) cited \(words.text)"
      case .followed(_, let stage, let old): return "\(whose)\(citation) from \(old) of \(stage)"
      case .above(let words): return "\(whose)\(citation) above \(words.text)"
      case .shares: return "\(whose)\(citation) shares"
      case .repeats, .ambiguous, .codedAbove, .codedLast: return "\(whose)\(citation) otherwise"
      }
    }
  }

  @Test func putsWhatIsCitedBeforeWhatIsNearInWords() {
    let found = index.suggestions(
      forWhole: Array("A sexton who is ill needs no deputy. See § 1.1(a).".utf8))
    #expect(words(found) == ["1.1(a) cited § 1.1(a)", "1.1(b) shares"])
  }

  @Test func followsANumberOfAnotherStageAndAsksWhereItIsNotSure() {
    let found = index.suggestions(forWhole: Array("We oppose § 1.1(c) and § 1.1(z).".utf8))
    #expect(words(found) == ["1.1(b) from 1.1(c) of final", "1.1 above § 1.1(z)"])
  }

  @Test func looksAtAPersonsOwnWordsBeforeTheLetter() {
    let letter = Array("Please drop § 1.1(a), which nobody wants.".utf8)
    let own = "A sexton who is ill cannot name a deputy. "
    let body = Array(own.utf8) + letter
    let read = index.letter(letter)
    let found = index.suggestions(forWhole: body, own: [0..<own.utf8.count], of: read)
    #expect(words(found) == ["1.1(b) shares", "letter: 1.1(a) cited § 1.1(a)"])
    // What stands in the letter stands nowhere in this comment.
    if case .cites(let words) = found[1].reason { #expect(words.start == nil) }
  }
}
