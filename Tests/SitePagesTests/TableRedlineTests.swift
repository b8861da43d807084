// Rulewright. Apache-2.0.

import Clauses
import Dockets
import DraftParsing
import Markup
import Redlining
import Testing

@testable import SitePages

@Suite("Tables in redlines")
struct TableRedlineTests {
  /// A list of places under a section, as a draft.
  private func list(_ rows: [String], header: String = "| Place | Policy |") -> ClauseTree {
    let columns = header.utf8.count { $0 == 0x7C } - 1
    let draft =
      "# Part 1—Lists\n\n## § 1.1 Places\n\n" + header + "\n|"
      + String(repeating: "---|", count: columns) + "\n" + rows.joined(separator: "\n") + "\n"
    return ParsedDraft(Draft(file: "list.md", bytes: Array(draft.utf8)), numbering: .cfr).tree
  }

  private func rows(_ names: some Sequence<String>) -> [String] { names.map { "| \($0) | Open |" } }

  private func page(_ old: ClauseTree, _ new: ClauseTree) -> ReadPage {
    let reading = RedlineReading(redline(from: old, to: new))
    return ReadPage(RedlineText.html(of: reading) { _ in HTML() }.bytes)
  }

  @Test("a list says how many rows it had and has, and what became of them")
  func counts() {
    let places = (101...202).map { "Place \($0)" }
    let short = page(
      list(rows(places)), list(rows(places.enumerated().filter { $0.0 % 3 == 0 }.map(\.1))))
    #expect(short.text.contains("102 rows, now 34: 68 deleted, 34 unchanged."))
    let changed = page(
      list(["| Ash | Open |", "| Elm | Open |"]),
      list(["| Ash | Shut |", "| Elm | Open |"]))
    #expect(changed.text.contains("2 rows: 1 revised, 1 unchanged."))
  }

  @Test("rows are cells under their header, and each says what happened to it before its words")
  func marksRows() {
    let read = page(
      list(["| Ash | Open |", "| Elm | Open |", "| Oak | Open on Mondays |"]),
      list(["| Ash | Open |", "| Fir | Open |", "| Oak | Open on Sundays |"]))
    #expect(read.faults.isEmpty && read.openAtEnd.isEmpty)
    #expect(read.text.contains("ChangePlacePolicy"))
    #expect(read.text.contains("−Deleteddeleted row: Elm, permalink | deleted: Open"))
    #expect(read.text.contains("+Addedadded row: Fir, permalink | added: Open"))
    #expect(
      read.text.contains(
        "±RevisedOak, permalink | Open on deleted: Mondays end deleted added: Sundays"))
    #expect(read.tags.count { $0.name == "th" && $0["role"] == "rowheader" } == 4)
    #expect(read.tags.contains { $0.name == "tr" && $0["id"] == "1-1-table-1-elm_was" })
    #expect(read.tags.contains { $0.name == "td" && $0["data-l"] == "Policy" })
  }

  @Test("side by side a row is its cells, each under the name of its column")
  func namesColumnsSideBySide() throws {
    let reading = RedlineReading(
      redline(
        from: list(["| Ash | Open on Mondays |", "| Elm | Open |"]),
        to: list(["| Ash | Open on Sundays |", "| Elm | Open |", "| Fir | Shut |"])))
    let read = ReadPage(
      SideBySide(reading: reading, names: ("Old", "New")) { _ in HTML() }.html().bytes)
    #expect(read.faults.isEmpty && read.openAtEnd.isEmpty)
    #expect(read.text.contains("Ash | Open on deleted: Mondays"))
    #expect(read.text.contains("Ash | Open on added: Sundays"))
    #expect(read.text.contains("added: Fir end added  | added: Shut"))
    #expect(read.tags.count { $0["data-l"] == "Place" } == 3)
    #expect(read.tags.count { $0["data-l"] == "Policy" } == 3)
    // With other columns than before, the line as it is drawn.
    let other = RedlineReading(
      redline(
        from: list(["| Ash | Open |"]),
        to: list(["| Ash | Open | 1 |"], header: "| Place | Policy | Since |")))
    let drawn = ReadPage(
      SideBySide(reading: other, names: ("Old", "New")) { _ in HTML() }.html().bytes)
    #expect(drawn.text.contains("NewAsh | Openadded:  | 1"))
    #expect(!drawn.tags.contains { $0["data-l"] == "Place" })
  }

  @Test("long runs of rows that are the same are folded, and stay in the page")
  func folds() {
    let places = (1...40).map { "Place \($0)" }
    let read = page(list(rows(places)), list(rows(places + ["Zoo"])))
    #expect(read.text.contains("40 rows unchanged: Place 1 to Place 40"))
    #expect(read.tags.count { $0.name == "details" } == 1)
    for place in 1...40 {
      #expect(read.tags.contains { $0["id"] == "1-1-table-1-place-\(place)" })
    }
    let few = page(list(rows(places.prefix(3))), list(rows(Array(places.prefix(3)) + ["Zoo"])))
    #expect(!few.tags.contains { $0.name == "details" })
  }

  @Test("a table that came, or went, says so once")
  func namesWholeTables() {
    let none = ParsedDraft(
      Draft(file: "list.md", bytes: Array("# Part 1—Lists\n\n## § 1.1 Places\n".utf8)),
      numbering: .cfr
    ).tree
    let some = list(rows(["Ash", "Elm"]))
    let (came, went) = (page(none, some), page(some, none))
    #expect(came.text.contains("New table, 2 rows") && came.text.contains("added row: Ash"))
    #expect(went.text.contains("Deleted table, 2 rows") && went.text.contains("deleted row: Ash"))
    #expect(!came.text.contains("Change"))
  }

  @Test("a table with a new column keeps every word of both texts")
  func survivesNewColumns() {
    let read = page(
      list(["| Ash | Open |"]),
      list(["| Ash | Open | Since May |"], header: "| Place | Policy | Since |"))
    #expect(read.faults.isEmpty)
    #expect(read.text.contains("Since May") && read.text.contains("1 row: 1 revised."))
  }

  @Test("without its hidden words a row is the exact old text, and the exact new one")
  func readsBack() {
    let old = [
      "| Ash | *Open* |", "| Elm | Shut \\| locked | ", "| Oak | Open on Mondays |", "| Yew | |",
    ]
    let new = [
      "| Ash | *Open* now |", "| Fir | a < b |", "| Oak | Open on Sundays |", "| Yew | x |",
    ]
    let (before, after) = (list(old), list(new))
    let reading = RedlineReading(redline(from: before, to: after))
    #expect(reading.redline.isProven)
    let markup = RedlineText.html(of: reading) { _ in HTML() }.bytes
    for (tree, mark) in [(before, "ins"), (after, "del")] {
      let gone = mark == "ins" ? "op add all" : "op gone all"
      let text = text(of: markup, leavingOut: mark, rows: gone)
      for clause in tree.clauses where clause.kind == .row {
        #expect(text.contains(clause.text), "\(clause.text) in \(text)")
      }
    }
  }

  @Test("what is the same counts the rows of a table of which others changed")
  func countsRowsThatStayed() {
    let reading = RedlineReading(
      redline(from: list(rows(["Ash", "Elm", "Oak"])), to: list(rows(["Ash", "Oak"]))))
    #expect(unchangedWords(reading) == "2 rows are")
    let same = RedlineReading(redline(from: list(rows(["Ash"])), to: list(rows(["Ash"]))))
    #expect(unchangedWords(same) == "0 clauses are")
  }

  @Test("two stages of one year are called by their days")
  func tellsStagesOfOneYearApart() {
    var garden = Garden()
    garden.asOf = day("2024-12-31")
    let known = PublicDocket(garden.content.dockets[0], folder: "gardens", asOf: garden.asOf)
    let names = known.stages.filter { $0.stage.published != nil }.map { stageYear($0) }
    #expect(names.count > 1 && Set(names).count == names.count)
    #expect(stageYear(nil) == "the working draft")
    // A tag's page heads its passages by the stage: two headings that read the same would be two
    // landmarks of one name.
    let tag = sitePages(for: garden.content).first { $0.path == "gardens/tags/hours/index.html" }
    let text = ReadPage(tag?.bytes ?? []).text
    let named = zip(known.stages, names).filter { text.contains($0.stage.name + " " + $1) }
    #expect(!named.isEmpty && !text.contains("rule 2024"))
  }

  @Test("many rows of one table are one line of the list of changes")
  func listsTablesOnce() throws {
    var garden = Garden()
    garden.asOf = day("2024-12-31")
    let docket = garden.content.dockets[0]
    let names = (1...9).map { "Place \($0)" }
    let change = StageRedline(
      from: docket.stages[0].stage.id, to: docket.stages[1].stage.id,
      redline: redline(from: list(rows(names)), to: list(rows(names.prefix(4)))))
    let reading = RedlineReading(change.redline)
    let known = PublicDocket(docket, folder: "gardens", asOf: garden.asOf)
    let speaking = SpeakingTexts(
      change, in: known, path: known.paths.redline(from: change.from, to: change.to))
    let read = ReadPage(changeTable(reading.inRule, of: reading, speaking, nil).bytes)
    #expect(read.text.contains("9 rows, now 4: 5 deleted"))
    #expect(read.tags.count { $0.name == "tr" } == 2)
  }

  /// The text of a page without what came or went, and without the words that are only heard.
  private func text(of markup: [UInt8], leavingOut name: String, rows bar: String) -> String {
    var rest = String(decoding: markup, as: UTF8.self)
    func remove(from start: String, through end: String) {
      while let first = rest.firstRange(of: start),
        let last = rest[first.upperBound...].firstRange(of: end)
      {
        rest.removeSubrange(first.lowerBound..<last.upperBound)
      }
    }
    while let mark = rest.firstRange(of: "class=\"\(bar)\""),
      let end = rest[mark.upperBound...].firstRange(of: "</tr>")
    {
      rest.removeSubrange(mark.lowerBound..<end.upperBound)
    }
    remove(from: "<\(name)", through: "</\(name)>")
    remove(from: "<span class=\"vh\">", through: "</span>")
    return ReadPage(Array(rest.utf8)).text
  }
}
