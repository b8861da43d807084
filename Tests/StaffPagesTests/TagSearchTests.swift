// Rulewright. Apache-2.0.

import Codings
import Testing

@testable import StaffPages

/// Which tags some words find, and in which order.
struct TagSearchTests {
  private static func line(
    _ id: String, _ name: String, _ definition: String, use: String = "", avoid: String = "",
    examples: [String] = [], uses: Int = 0
  ) -> TagLine {
    TagLine(
      tag: Tag(
        id: TagID(id), name: name, definition: definition, use: use, avoid: avoid,
        examples: examples), definition: "", uses: uses)
  }

  private let lines = [
    line("deemed", "Deemed exports", "Sharing in a research group.", uses: 37),
    line("broad", "Overbroad", "Takes in more than meant.", avoid: "Not for research.", uses: 141),
    line("research", "Security research", "Finding flaws.", uses: 3),
    line("cost", "Cost", "Money.", use: "Money of research is told.", uses: 9),
    line("publishing", "Publishing", "Publication of research.", uses: 40),
    line("word", "Übermaß", "Naïve.", examples: ["We research at home"], uses: 1),
  ]

  private func found(_ words: String) -> [String] {
    tags(lines, foundBy: words).map(\.tag.id.text)
  }

  @Test func putsTheNameFirstThenDefinitionUseAvoidAndExamples() {
    #expect(found("resea") == ["research", "publishing", "deemed", "cost", "broad", "word"])
  }

  @Test func wantsEveryWordSomewhere() {
    #expect(found("research group") == ["deemed"])
    #expect(found("group  RESEARCH") == ["deemed"])
    #expect(found("research nothing") == [])
  }

  @Test func takesAWordByItsBeginningOnly() {
    #expect(found("search") == [])
    #expect(found("exp") == ["deemed"])
  }

  @Test func putsTheMostUsedFirstWhereNothingIsAsked() {
    #expect(found(" - ") == ["broad", "publishing", "deemed", "cost", "research", "word"])
  }

  @Test func foldsCaseOfOtherAlphabets() {
    #expect(found("übermass") == [])
    #expect(found("ÜBERMA") == ["word"])
    #expect(found("naïv") == ["word"])
  }
}
