// Rulewright. Apache-2.0.

import Codings
import Diagnostics
import DocketParsing
import Testing

@Suite struct CodebookParsingTests {
  @Test func readsTagsInTheOrderInWhichStaffWroteThem() {
    let text = """
      tags:
        - id: overly-broad
          name: Overly broad
          definition: It reaches what it ought not to reach.
          use: A harmless thing is named.
          avoid: The clause is only said to be vague.
          examples: [This takes in every scanner.]
        - { id: support, name: Support, definition: Keep it. }
      """
    let (codebook, diagnostics) = parseCodebook(text, file: "codebook.yml")
    #expect(diagnostics.isEmpty)
    #expect(
      codebook.tags == [
        Tag(
          id: TagID("overly-broad"), name: "Overly broad",
          definition: "It reaches what it ought not to reach.",
          use: "A harmless thing is named.", avoid: "The clause is only said to be vague.",
          examples: ["This takes in every scanner."]),
        Tag(id: TagID("support"), name: "Support", definition: "Keep it."),
      ])
  }

  @Test(arguments: [
    ("▸tag: []", ["MissingKey", "UnknownKey"]),
    ("tags: ▸x", ["WrongType"]),
    ("tags:\n  - ▸support", ["WrongType"]),
    ("tags:\n  - ▸{ id: a, name: A }", ["MissingKey"]),
    ("tags:\n  - ▸{ id: a, definition: A }", ["MissingKey"]),
    ("tags:\n  - ▸{ name: A, definition: A }", ["MissingKey"]),
    ("tags:\n  - { id: ▸A b, name: A, definition: A }", ["BadID"]),
    ("tags:\n  - { id: a, name: A, definition: A, ▸avoids: x }", ["UnknownKey"]),
    ("tags:\n  - { id: a, name: A, definition: A, examples: ▸{ a: b } }", ["WrongType"]),
    (
      "tags:\n  - { id: a, name: A, definition: A }\n  - { id: ▸a, name: B, definition: B }",
      ["DuplicateTag"]
    ),
    ("", ["EmptyFile"]),
  ])
  func pointsAtTheWordsOfATagThatAreWrong(text: String, ids: [String]) {
    let marked = MarkedText(text)
    let (_, diagnostics) = parseCodebook(marked.text, file: "codebook.yml")
    #expect(Set(diagnostics.map(\.id)) == Set(ids))
    let place = diagnostics.first?.place
    #expect("\(place?.line ?? 0):\(place?.column ?? 0)" == marked.mark ?? "1:1")
  }
}
