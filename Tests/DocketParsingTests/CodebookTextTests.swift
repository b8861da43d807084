// Rulewright. Apache-2.0.

import Codings
import Diagnostics
import DocketParsing
import TestSupport
import Testing

/// What is written reads back as the same codebook, whatever its texts are.
@Suite struct CodebookTextTests {
  private let scene = Codebook(tags: [
    Tag(
      id: TagID("overly-broad"), name: "Overly broad",
      definition:
        "It reaches what it ought not to reach, such as tools that every office has and that harm "
        + "nobody, or people who only carry them.",
      use: "A harmless thing is named.", avoid: "The clause is vague: use unclear.",
      examples: ["This takes in \"every\" scanner!", "Why us?", "2021"]),
    Tag(id: TagID("no"), name: "Yes", definition: "§ 1.1 & co. [sic], don't"),
  ])

  @Test func readsLikeAPersonWroteIt() {
    #expect(
      codebookText(scene) == """
        tags:
          - id: overly-broad
            name: Overly broad
            definition: >-
              It reaches what it ought not to reach, such as tools that every office has and that harm
              nobody, or people who only carry them.
            use: A harmless thing is named.
            avoid: "The clause is vague: use unclear."
            examples:
              - This takes in "every" scanner!
              - Why us?
              - "2021"

          - id: "no"
            name: "Yes"
            definition: § 1.1 & co. [sic], don't

        """)
    #expect(codebookText(Codebook()) == "tags: []\n")
  }

  @Test func readsBackAnyTexts() {
    var random = SeededGenerator(seed: 12)
    let pieces = [
      " ", "  ", "\n", "\t", ":", ": ", " #", "#", "'", "\"", "\\", "&a", "*a", "?", "- ", "[", "{",
      "]", "}", ",", "|", ">", "!", "%", "@", "`", "~", "null", "true", "---", "...", "é",
      "e\u{301}", "\u{1F469}\u{200D}\u{1F680}", "\u{2028}", "\u{85}", "\u{FEFF}", "\u{A0}",
      "\u{7F}",
      "\u{0}", "\r", "word", "words of some length", "0x1F", "1e3", "<<", "=", "\u{10FFFF}",
    ]
    func text() -> String {
      let count = Int.random(in: 1...(Bool.random(using: &random) ? 4 : 40), using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      // A byte order mark at the beginning of a text is lost on every reader.
      return text.unicodeScalars.first == "\u{FEFF}" ? "x" + text : text
    }
    for round in 0..<600 {
      let tags = (0..<Int.random(in: 1...3, using: &random)).map { place in
        Tag(
          id: TagID("t\(place)"), name: text(), definition: text(),
          use: Bool.random(using: &random) ? text() : "", avoid: text(),
          examples: (0..<Int.random(in: 0...3, using: &random)).map { _ in text() })
      }
      let codebook = Codebook(tags: tags)
      let written = codebookText(codebook)
      let read = parseCodebook(written, file: "codebook.yml")
      #expect(read.diagnostics.isEmpty, "round \(round): \(read.diagnostics.map(\.summary))")
      #expect(bytes(read.codebook) == bytes(codebook), "round \(round)\n\(written)")
      #expect(codebookText(read.codebook) == written)
    }
  }

  /// Unicode calls more texts equal than bytes are.
  private func bytes(_ codebook: Codebook) -> [[[UInt8]]] {
    codebook.tags.map { tag in
      ([tag.id.text, tag.name, tag.definition, tag.use, tag.avoid] + tag.examples)
        .map { Array($0.utf8) }
    }
  }
}
