// Rulewright. Apache-2.0.

import Comments
import Redacting
import TestSupport
import Testing

struct PublicTextTests {
  private let mark = "[redacted: e-mail address]"

  @Test func putsAMarkInThePlaceOfWhatIsWithheld() {
    let text = PublicText(
      words: "Write to ada@example.org, or not.", withheld: [.init(range: 9..<24, mark: mark)])
    #expect(text.text == "Write to [redacted: e-mail address], or not.")
    #expect(text.quote(of: 0..<24) == "Write to [redacted: e-mail address]")
    #expect(text.quote(of: 12..<16) == mark)
    #expect(text.quote(of: 20..<33) == mark + ", or not.")
    #expect(text.quote(of: 26..<28) == "or")
    #expect(text.quote(of: 9..<9) == "")
  }

  @Test func withholdsWholeCharacters() {
    let text = PublicText(words: "aéb", withheld: [.init(range: 2..<3, mark: "#")])
    #expect(text.text == "a#b")
  }

  /// Each byte is asked by itself whether it is withheld.
  @Test func showsEveryByteThatIsNotWithheldInOrderAndNoOther() {
    var numbers = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let words = (0..<numbers.below(60)).map { _ in numbers.pick(["a", "b", "é", " ", "漢"]) }
        .joined()
      let bytes = Array(words.utf8)
      let withheld = (0..<numbers.below(5)).map { _ in
        let start = numbers.below(bytes.count + 1)
        // No letter of the mark is one of the words'.
        return PublicText.Withheld(range: start..<start + numbers.below(12), mark: "[#]")
      }
      var isHidden = Array(repeating: false, count: bytes.count)
      for stretch in withheld {
        for place in stretch.range where place < bytes.count { isHidden[place] = true }
      }
      // A character is hidden with any byte of it.
      let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
      for (start, end) in zip(starts, starts.dropFirst())
      where isHidden[start..<end].contains(true) {
        for place in start..<end { isHidden[place] = true }
      }
      let text = PublicText(words: words, withheld: withheld)
      let shown = Array(text.text.utf8).filter { !"[#]".utf8.contains($0) }
      #expect(shown == bytes.indices.filter { !isHidden[$0] }.map { bytes[$0] })

      let (one, other) = (numbers.pick(starts), numbers.pick(starts))
      let passage = min(one, other)..<max(one, other)
      let published = text.passage(passage)
      #expect(published.upperBound <= text.text.utf8.count)
      let quote = text.quote(of: passage)
      #expect(Array(quote.utf8) == Array(Array(text.text.utf8)[published]))
      let shownInPassage = passage.filter { !isHidden[$0] }.map { bytes[$0] }
      #expect(Array(quote.utf8).filter { !"[#]".utf8.contains($0) } == shownInPassage)
      #expect(passage.contains { isHidden[$0] } == quote.utf8.contains(0x23))
    }
  }
}

struct CommentRedactionsTests {
  private let words = "Ada, ada@example.org; formula X9-alpha is ours; ada@example.org"

  private func decision(
    _ range: Range<Int>, _ quote: String, _ state: Redaction.State,
    _ kind: RedactionKind = .emailAddress
  ) -> Redaction {
    Redaction(
      comment: CommentID("A-1"), range: range, quote: quote, kind: kind, state: state,
      who: "Lee", at: "2026-01-02T03:04:05Z")
  }

  @Test func withholdsWhatIsFoundUntilAPersonShowsIt() {
    let before = CommentRedactions(words: words, decisions: [])
    #expect(before.placed.map(\.range) == [5..<20, 48..<63])
    #expect(before.proposed.count == 2)
    #expect(before.placed.map(\.isWithheld) == [true, true])

    let after = CommentRedactions(
      words: words, decisions: [decision(5..<20, "ada@example.org", .shown)])
    #expect(after.placed.map(\.isWithheld) == [false, true])
    #expect(after.proposed.map(\.range) == [48..<63])
  }

  @Test func withholdsAddedWordsWhereverTheyStandInAChangedComment() {
    let added = decision(30..<38, "X9-alpha", .added, .businessInformation)
    #expect(
      CommentRedactions(words: words, decisions: [added]).placed.map(\.range).contains(30..<38))
    let moved = CommentRedactions(words: "X9-alpha: X9-alpha", decisions: [added])
    #expect(moved.placed.map(\.range) == [0..<8, 10..<18])
    #expect(moved.lost == [])
  }

  @Test func losesADecisionWhoseWordsAreGone() {
    let added = decision(30..<38, "X9-alpha", .added, .businessInformation)
    let lost = CommentRedactions(words: "x9 alpha", decisions: [added])
    #expect(lost.lost == [added] && !lost.isEmpty)
    // What the finder found it finds again, so that this one may go.
    let confirmed = decision(5..<20, "ada@example.org", .confirmed)
    #expect(CommentRedactions(words: "nothing", decisions: [confirmed]).isEmpty)
  }

  @Test func asksAgainWhereShownWordsChanged() {
    let shown = decision(5..<20, "ada@example.org", .shown)
    let changed = CommentRedactions(words: "Bob, bob@example.org", decisions: [shown])
    #expect(changed.proposed.map(\.range) == [5..<20])
  }

  @Test func doesNotProposeWhatAPersonWithheldAlready() {
    let wide = decision(0..<20, "Ada, ada@example.org", .added, .personalInformation)
    let placed = CommentRedactions(words: words, decisions: [wide]).placed
    #expect(placed.map(\.range) == [0..<20, 48..<63])
  }
}
