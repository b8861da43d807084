// Rulewright. Apache-2.0.

import Clauses
import Dockets
import DraftParsing
import Markup
import Testing

@testable import SitePages

@Suite("Links from the words of a stage to its clauses")
struct LawLinksTests {
  private func tree(_ text: String, _ numbering: Numbering = .cfr) -> ClauseTree {
    ParsedDraft(Draft(file: "x.md", bytes: Array(text.utf8)), numbering: numbering).tree
  }

  /// What is a link in a clause, each with where it leads: `words>label`.
  private func links(
    _ label: String, in text: String, _ numbering: Numbering = .cfr
  ) throws -> [String] {
    let tree = tree(text, numbering)
    let clause = try #require(tree.index(of: ClauseLabel(label)))
    let bytes = Array(tree.clauses[clause].text.utf8)
    return LawLinks(tree).links(of: clause).map {
      String(decoding: bytes[$0.range], as: UTF8.self) + ">" + $0.label.text
    }
  }

  private static let law = """
    ## § 7.1 Opening

    (a) *Hours.* A garden opens as paragraphs (b)(1) and (2) of this section and § 7.2(a) say.

    (b) *Gates*—(1) *North.* Paragraph (b)(1) of this section is closed, see § 7.2 and § 9.9.

    (2) *South.* Paragraph (d) of this section does not exist, and paragraph (b)(1) of this section does.

    ## § 7.2 Keepers

    (a) A keeper keeps.

    """

  @Test("each piece of a list leads to its own clause, and a section to itself")
  func linksWhatIsCited() throws {
    #expect(
      try links("7-1-a", in: Self.law) == ["(b)(1)>7-1-b-1", "(2)>7-1-b-2", "§ 7.2(a)>7-2-a"])
  }

  @Test("nothing leads to where it stands, nor to what is not there")
  func leavesTheRest() throws {
    #expect(try links("7-1-b-1", in: Self.law) == ["§ 7.2>7-2"])
    #expect(try links("7-1-b-2", in: Self.law) == ["(b)(1)>7-1-b-1"])
  }

  private static let decimal = """
    ## 3 Buyers

    3.1 A seller asks as section 3.2 says, and in paragraphs 3.2.1 and 3.2.2; section 9.1 is none.

    3.2 A seller asks:

    3.2.1 Who buys; see 3.2.2, and 3.2.9, and chapter 3.

    3.2.2 For how much, if more than 3.1 percent. See 3.2.1.

    """

  @Test("a decimal number leads to its clause, where it can be nothing else")
  func linksDecimalNumbers() throws {
    #expect(
      try links("3-1", in: Self.decimal, .decimal)
        == ["3.2>3-2", "3.2.1>3-2-1", "3.2.2>3-2-2"])
    #expect(try links("3-2-1", in: Self.decimal, .decimal) == ["3.2.2>3-2-2", "3>3"])
    #expect(try links("3-2-2", in: Self.decimal, .decimal) == ["3.2.1>3-2-1"])
  }

  @Test(
    "a number of another standard, and an amount, lead nowhere",
    arguments: [
      "See clause 3.2.1 of ISO 9001.", "As 3.2.2 of ISO/IEC 27001 says.", "Under ISO 3.2.1.",
      "RFC 3.2.1 holds.", "Under NIST SP 3.2.1.", "On Windows NT 3.2.1 it runs.",
      "The Annex 3.2.1 says so.", "As 3.2.1 of Regulation 5.", "At most 3.2.1 percent.",
      "Section 3.2 of the Privacy Act holds.",
    ])
  func leavesOtherLaw(_ words: String) throws {
    let text = Self.decimal + "\n3.3 \(words)\n"
    #expect(try links("3-3", in: text, .decimal) == [])
  }

  @Test(
    "a sentence may begin before a number, and a list of numbers leads where each does",
    arguments: [
      "See 3.2.1.", "So it is. See 3.2.1.", "As it is (see 3.2.1).", "By section 3.2.1.",
      "As 3.2.1 of this code says.",
    ])
  func linksInSentences(_ words: String) throws {
    let text = Self.decimal + "\n3.3 \(words)\n"
    #expect(try links("3-3", in: text, .decimal) == ["3.2.1>3-2-1"])
  }

  private static let terms = """
    ## § 7.1 Opening

    (a) A garden admits dogs, and a guide dog; a dog of the keeper’s dogs is a Dog too. A dogma is none.

    (b) *Definitions.* In this section:

    (1) *Gates* are ways in.

    (2) *Keeper of a gate* means whoever keeps a gate or a dog.

    (c) A keeper of a gate keeps each gate; the rest is in § 7.3(a) of a gate.

    ## § 7.2 Walls

    (a) A gate in a wall is a hole, and the FLAG of it is a flag. ECCN and (dogs) too.

    ## § 7.3 Definitions

    *Dog.* An animal that barks, as a dog does.

    *Guide dog.* A dog that leads.

    *FLAG.* A sign.

    """

  @Test("a term leads to its definition where it first stands in a clause, the longest first")
  func linksTermsOnce() throws {
    #expect(
      try links("7-1-a", in: Self.terms) == ["dogs>7-3-dog", "guide dog>7-3-guide-dog"])
  }

  @Test("a term of one section leads nowhere from another, and none to itself")
  func keepsToTheScope() throws {
    #expect(
      try links("7-1-c", in: Self.terms) == [
        "keeper of a gate>7-1-b-2", "gate>7-1-b-1",
      ])
    #expect(try links("7-1-b-2", in: Self.terms) == ["gate>7-1-b-1", "dog>7-3-dog"])
    #expect(try links("7-2-a", in: Self.terms) == ["FLAG>7-3-flag", "dogs>7-3-dog"])
    #expect(try links("7-3-dog", in: Self.terms) == [])
    #expect(try links("7-3-guide-dog", in: Self.terms) == ["dog>7-3-dog"])
  }

  @Test("of two definitions the one of the same section is meant, and none where nothing tells")
  func tellsDefinitionsApart() throws {
    let text = """
      ## § 7.1 Definitions

      *Dog.* An animal that barks.

      *Note 1:* A puppy is a dog.

      ## § 7.2 Definitions

      *Dog.* A bed of coals.

      *Ash.* What a dog leaves.

      ## § 7.3 Opening

      (a) A dog may enter.

      """
    #expect(try links("7-2-ash", in: text) == ["dog>7-2-dog"])
    #expect(try links("7-3-a", in: text) == [])
  }

  @Test("what a draft calls by a capital is not meant by the same word in small letters")
  func tellsNamesFromWords() throws {
    let text = """
      ## § 7.1 Definitions

      *Act.* The Gardens Act.

      *Wall.* What a climber climbs:

      (1) *Wall* means a fence too.

      ## § 7.2 Opening

      (a) Under the Act, and by the Act alone, walls are closed.

      (b) By the Clean Rivers Act no wall falls. The Act lets them.

      (c) A keeper may act.

      """
    #expect(try links("7-2-a", in: text) == ["Act>7-1-act", "walls>7-1-wall"])
    #expect(try links("7-2-c", in: text) == [])
    let tree = tree(text)
    let clause = try #require(tree.index(of: ClauseLabel("7-2-b")))
    let links = LawLinks(tree).links(of: clause)
    #expect(links.map(\.label.text) == ["7-1-wall", "7-1-act"])
    #expect(links[1].range.lowerBound > tree.clauses[clause].text.utf8.count - 20)
  }

  @Test("links change no word of the text, and lead to what is there")
  func changesNoWord() throws {
    var poisoned = Garden()
    poisoned.poison = "\"><script>alert(1)</script>"
    for garden in [Garden(), poisoned] {
      let content = garden.content
      let docket = PublicDocket(content.dockets[0], folder: "gardens", asOf: content.asOf)
      for index in docket.stages.indices {
        try holdsWords(docket.stages[index].tree, docket, index)
      }
    }
    let content = Garden().content
    let docket = PublicDocket(content.dockets[0], folder: "gardens", asOf: content.asOf)
    for text in [Self.law, Self.terms, Self.styled] { try holdsWords(tree(text), docket, 0) }
  }

  private static let styled = """
    ## § 7.1 Opening

    (a) As *paragraph (b)(1)* of this section and paragraph (b)*(1)* of this section say, a [dog](https://example.gov)
    and a `dog` and a **guide *dog* of** the dog.

    (b) *Dogs*—(1) *On a lead.* A dog\u{200B} may enter.

    | Garden | Hour |
    |---|---|
    | Dog | a dog, see § 7.2 |
    | Oak \\| dog | nine dogs |

    ## § 7.2 Definitions

    *Dog.* An animal that barks.

    """

  private func holdsWords(_ tree: ClauseTree, _ docket: PublicDocket, _ stage: Int) throws {
    let margin = Margin(docket, stage: stage, path: PagePath(["x"]))
    func page(_ links: LawLinks?) -> ReadPage {
      ReadPage(StageText.html(of: tree, title: "x", margin: margin, links: links).bytes)
    }
    let (bare, linked) = (page(nil), page(LawLinks(tree)))
    #expect(linked.text.utf8.elementsEqual(bare.text.utf8))
    #expect(linked.faults.isEmpty && linked.openAtEnd.isEmpty)
    let ids = Set(linked.tags.compactMap { $0["id"] })
    for tag in linked.tags where tag.name == "a" && tag["href"]?.hasPrefix("#") == true {
      #expect(ids.contains(String(tag["href"]?.dropFirst() ?? "")), "\(tag)")
    }
    #expect(linked.tags.count >= bare.tags.count)
  }

  @Test("a link holds its styles, and nothing stands as a link within another")
  func keepsStyles() throws {
    let content = Garden().content
    let docket = PublicDocket(content.dockets[0], folder: "gardens", asOf: content.asOf)
    let tree = tree(Self.styled)
    let margin = Margin(docket, stage: 0, path: PagePath(["x"]))
    let html = StageText.html(of: tree, title: "x", margin: margin, links: LawLinks(tree))
    let page = String(decoding: html.bytes, as: UTF8.self)
    #expect(page.contains("<a class=\"nw\" href=\"#7-1-b-1\"><em>(b)(1)</em></a>"), "\(page)")
    #expect(page.contains("<a class=\"nw\" href=\"#7-1-b-1\">(b)<em>(1)</em></a>"))
    #expect(page.contains("<a href=\"https://example.gov\">dog</a>"))
    #expect(page.contains("<code>dog</code>"))
    #expect(page.contains("a <a class=\"term\" href=\"#7-2-dog\">dog</a>, see <a href=\"#7-2\">"))
    var depth = 0
    for part in page.split(separator: "<") {
      if part.hasPrefix("a ") { depth += 1 }
      if part.hasPrefix("/a>") { depth -= 1 }
      #expect((0...1).contains(depth))
    }
  }

  @Test(
    "a text of half a megabyte with two thousand terms is linked in a moment",
    .timeLimit(.minutes(1)))
  func staysLinear() {
    var text = "## § 7.1 Definitions\n\n"
    for number in 0..<2_000 { text += "*Common word w\(number)x.* A thing.\n\n" }
    text += "## § 7.2 Text\n\n" + String(repeating: "s", count: 100_000) + "\n\n"
    for number in 0..<2_000 {
      text +=
        "(\(number)) " + String(repeating: "common word w\(number)x and common word; ", count: 8)
        + "\n\n"
    }
    let tree = tree(text)
    let links = LawLinks(tree)
    let count = tree.clauses.indices.reduce(0) { $0 + links.links(of: $1).count }
    #expect(text.utf8.count > 500_000 && count >= 2_000)
  }
}
