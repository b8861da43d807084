// Rulewright. Apache-2.0.

import Campaigns
import Testing

struct LetterComparisonTests {
  private func compare(_ comment: String, _ letter: String) -> LetterComparison {
    letterComparison(of: Array(comment.utf8), with: Array(letter.utf8))
  }

  /// The words of a redline, as [-deleted-] and {+inserted+}.
  private func drawn(_ comment: String, _ letter: String) -> String {
    compare(comment, letter).changes.map { change in
      let text = change.operation == .delete ? letter : comment
      let words = String(decoding: Array(text.utf8)[change.range], as: UTF8.self)
      switch change.operation {
      case .equal: return words
      case .insert: return "{+\(words)+}"
      case .delete: return "[-\(words)-]"
      }
    }.joined()
  }

  private func own(_ comment: String, _ letter: String) -> [String] {
    compare(comment, letter).own.map { String(decoding: Array(comment.utf8)[$0], as: UTF8.self) }
  }

  private let letter =
    "I oppose the rule. It harms small farms near the river. Please withdraw it at once."

  @Test func drawsWhatWasPutInAndLeftOut() {
    #expect(
      drawn("I oppose this rule. It harms small farms near the river.", letter)
        == "I oppose [-the -]{+this +}rule. It harms small farms near the river."
        + "[-Please withdraw it at once.-]")
  }

  @Test func keepsASentenceWholeWhereMostOfItIsTheirs() {
    #expect(
      own(
        "My farm flooded in May. I oppose the rule. It harms small farms near the river. "
          + "Please withdraw it at once. We lost the rule book and forty sheep.", letter)
        == ["My farm flooded in May.", "We lost the rule book and forty sheep."])
  }

  @Test func givesSingleWordsWhereMostOfTheSentenceIsTheLetters() {
    #expect(
      own(
        "I oppose the rule. It harms small orchards near the river. Please withdraw it at once.",
        letter) == ["orchards"])
  }

  @Test func takesNothingForTheirOwnThatOnlyMoved() {
    #expect(
      own(
        "Please withdraw it at once. I oppose the rule. It harms small farms near the river.",
        letter
      ).isEmpty)
  }

  @Test func doesNotMindCaseApostrophesAndBlanks() {
    #expect(own("I DON’T\n\nAGREE", "i don't agree").isEmpty)
  }

  @Test func partitionsTheCommentByteForByte() {
    var made = MadeComments(seed: 50)
    for round in 0..<200 {
      let letter = made.sentences(6).joined(separator: " ")
      var comment = made.mailMerge(letter, share: 0.3)
      if round % 3 == 0 { comment = "\n – \(made.words(9)). " + comment + " — ✓\n" }
      if round % 50 == 0 { comment = ["", "  ", "…", "a"][round / 50] }
      let found = compare(comment, letter)
      var at = 0
      for change in found.changes where change.operation != .delete {
        #expect(change.range.lowerBound == at)
        at = change.range.upperBound
      }
      #expect(at == comment.utf8.count)
      #expect(zip(found.own, found.own.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      #expect(found.own.allSatisfy { $0.upperBound <= comment.utf8.count })
    }
  }

  @Test func isNotSlowedByHostileTexts() {
    let start = ContinuousClock.now
    let words = (0..<100_000).map { "w\($0 % 50)" }
    let others = (0..<100_000).map { "w\($0 * 7 % 53)" }
    _ = compare(words.joined(separator: " "), others.joined(separator: " "))
    _ = compare(
      String(repeating: "a b. ", count: 100_000), String(repeating: "b a. ", count: 90_000))
    _ = compare(String(repeating: "(", count: 300_000), String(repeating: ".", count: 300_000))
    #expect(ContinuousClock.now - start < .seconds(120))
  }
}
