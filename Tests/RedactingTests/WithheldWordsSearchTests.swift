// Rulewright. Apache-2.0.

import Comments
import Dockets
import Redacting
import TestSupport
import Testing

private typealias Comment = Comments.Comment

@Suite struct WithheldWordsSearchTests {
  private let id = CommentID("A")

  private func repetitions(
    in text: String, of words: String, _ part: WithheldPassage.Part = .words(.other),
    drafts: [String] = [], publicWords: String? = nil
  ) -> [RepeatedWords] {
    var search = WithheldWordsSearch([text])
    search.look(for: WithheldPassage(comment: id, part: part, words: words))
    return search.repetitions(notSaidIn: drafts) { _ in publicWords }
  }

  private func quotes(
    in text: String, of words: String, _ part: WithheldPassage.Part = .words(.other)
  ) -> [String] {
    repetitions(in: text, of: words, part).map {
      String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)
    }
  }

  @Test func findsFiveWordsInARowInWhateverCaseAndPunctuation() {
    let withheld = "The yield of our second line is 93 percent, and rising."
    #expect(
      quotes(in: "They say: “the YIELD of\nour second” line.", of: withheld, .whole)
        == ["the YIELD of\nour second” line"])
    #expect(
      quotes(in: "Its second line is 93 percent.", of: withheld, .whole) == [
        "second line is 93 percent"
      ])
    #expect(quotes(in: "The yield of our lines", of: withheld, .whole) == [])
    #expect(
      repetitions(in: "Our second line is 93 percent.", of: withheld, .attachment(2)).map(\.count)
        == [6])
  }

  @Test func findsALongQuoteOnceAndTwoQuotesTwice() {
    let withheld = "one two three four five six seven eight nine ten eleven twelve"
    #expect(quotes(in: withheld, of: withheld, .whole) == [withheld])
    #expect(
      quotes(
        in: "one two three four five and eight nine ten eleven twelve", of: withheld, .whole)
        == ["one two three four five", "eight nine ten eleven twelve"])
    // Those that share words in the middle, too.
    #expect(
      quotes(
        in: "four five six seven eight. one two three four five six.", of: withheld, .whole)
        == ["four five six seven eight", "one two three four five six"])
  }

  @Test(arguments: [
    ("Ada@Example.org", RedactionKind.emailAddress, "Write to ada@example.org."),
    ("(202) 555-0143", .phoneNumber, "Call 202.555.0143, please."),
    ("+1 (202) 555-0143", .phoneNumber, "Call (202) 555 0143."),
    ("123-45-6789", .socialSecurityNumber, "It is 123 45 6789."),
    ("4111 1111 1111 1111", .cardNumber, "Card 4111111111111111 was charged."),
    ("12 Elm Street, Springfield", .streetAddress, "of 12 Elm Street Springfield"),
    ("project Zebra", .businessInformation, "What “Project Zebra” does"),
  ]) func findsTheSecretItselfHoweverItIsWritten(
    secret: String, kind: RedactionKind, text: String
  ) throws {
    let found = repetitions(in: text, of: secret, .words(kind))
    #expect(found.map(\.isAll) == [true])
    #expect(found.first?.part == .words(kind))
  }

  @Test func takesNoPartOfAWordOrNumberForTheWhole() {
    #expect(repetitions(in: "Call 2025550143777.", of: "202-555-0143", .words(.phoneNumber)) == [])
    #expect(
      repetitions(in: "canada@example.org", of: "ada@example.org", .words(.emailAddress)) == [])
    #expect(repetitions(in: "See 1.2.", of: "12", .words(.other)) == [])
    // Of what is withheld without being said to be a secret, short stretches are nobody's.
    #expect(repetitions(in: "the final rule", of: "the final rule", .attachment(1)) == [])
  }

  @Test func leavesOutWhatIsPublicAnyway() {
    let words = "a record shall be kept for five years"
    #expect(repetitions(in: words, of: words, .attachment(1)).count == 1)
    #expect(
      repetitions(
        in: words, of: words, .attachment(1), drafts: ["A record shall\nbe kept for five years."])
        == [])
    #expect(repetitions(in: words, of: words, .attachment(1), publicWords: "So: \(words)!") == [])
    #expect(repetitions(in: words, of: words, .attachment(1), drafts: ["a record"]).count == 1)
  }

  @Test func tellsWhatOfACommentIsWithheld() {
    let comment = Comment(
      id: id, stage: StageID("proposed"), body: "Call 202-555-0143.\n\nThe yield.", ownLength: 18,
      attachments: [Attachment(number: 1, sha256: "x", words: 20..<30)])
    let form = PublicForm(
      words: comment.body, organization: "",
      attachments: [AttachedWords(number: 1, sha256: "x", range: 20..<30, restriction: nil)])
    func passages(_ isWhole: Bool) -> [WithheldPassage.Part: String] {
      Dictionary(
        WithheldPassage.all(of: comment, form, isWhole: isWhole).map { ($0.part, $0.words) },
        uniquingKeysWith: { $1 })
    }
    #expect(
      passages(false) == [.words(.phoneNumber): "202-555-0143", .attachment(1): "The yield."])
    #expect(passages(true) == [.words(.phoneNumber): "202-555-0143", .whole: comment.body])
  }

  /// A slow, obvious reading of the same question.
  @Test func findsWhatASlowSearchFinds() {
    var numbers = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      func text(_ count: Int) -> [String] {
        (0..<count).map { _ in numbers.pick(["a", "b", "c"]) }
      }
      let (said, withheld) = (text(30), text(12))
      func windows(_ words: [String]) -> Set<[String]> {
        Set((0...(words.count - 5)).map { Array(words[$0..<$0 + 5]) })
      }
      let shared = windows(said).intersection(windows(withheld))
      let found = repetitions(
        in: said.joined(separator: " "), of: withheld.joined(separator: ", "), .whole)
      #expect(found.isEmpty == shared.isEmpty)
      let covered = Set(
        found.flatMap { repeated -> [[String]] in
          let start = repeated.range.lowerBound / 2
          let words = Array(said[start..<start + repeated.count])
          return Array(windows(words))
        })
      #expect(covered.isSuperset(of: shared))
    }
  }
}
