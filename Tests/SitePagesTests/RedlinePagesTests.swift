// Rulewright. Apache-2.0.

import Clauses
import Lineage
import Markup
import Redlining
import Testing

@testable import SitePages

@Suite("Pages of redlines")
struct RedlinePagesTests {
  @Test("without its hidden words a redline is the exact old text, and the exact new one")
  func readsBack() {
    let changes = [
      WordChange(.equal, "A garden opens at "), WordChange(.delete, "eight <sharp> "),
      WordChange(.insert, "seven"), WordChange(.delete, ","), WordChange(.insert, " in \"May\"."),
    ]
    let markup = redlinedWords(changes).bytes
    #expect(text(of: markup, leavingOut: "ins") == "A garden opens at eight <sharp> ,")
    #expect(text(of: markup, leavingOut: "del") == "A garden opens at seven in \"May\".")
    let tags = ReadPage(markup).tags
    #expect(tags.count { $0.name == "ins" } == 2 && tags.count { $0.name == "del" } == 2)
  }

  @Test("every clause of a real redline reads back, in the styles of the draft")
  func readsBackWithStyles() throws {
    let content = try CyberItems().content(asOf: day("2022-01-14"))
    for change in content.dockets[0].redlines {
      let reading = RedlineReading(change.redline)
      for index in change.redline.rows.indices {
        let row = change.redline.rows[index]
        let (old, new) = (reading.old(index), reading.new(index))
        let markup = redlinedWords(row.words, old: old, new: new).bytes
        if let new { #expect(text(of: markup, leavingOut: "del") == new.text) }
        if let old { #expect(text(of: markup, leavingOut: "ins") == old.text) }
      }
    }
    let pages = sitePages(for: content)
    let page = try #require(
      pages.first { $0.path == "cyber-items/redline/proposed/interim-final/index.html" })
    let markup = String(decoding: page.bytes, as: UTF8.self)
    #expect(markup.contains("<span class=\"m\"><em>Scope.</em> License Exception ACE"))
    #expect(ReadPage(page.bytes).text.contains("Added, with 27 clauses and a table inside"))
  }

  @Test("words that do not stand in a clause come without style and whole")
  func keepsForeignWords() throws {
    let tree = Garden().content.dockets[0].stages[0].tree
    let clause = try #require(tree.index(of: ClauseLabel("7-1-a")).map { tree.clauses[$0] })
    var words = StyledWords(clause)
    #expect(ReadPage(words.next("Something <else>").bytes).text == "Something <else>")
    words = StyledWords(nil)
    #expect(ReadPage(words.next("Words").bytes).text == "Words")
  }

  @Test("every change is listed, in words and with a sign, and folds what is the same")
  func listsChanges() throws {
    let pages = sitePages(for: Garden().content)
    let page = try #require(pages.first { $0.path == "gardens/redline/proposed/final/index.html" })
    let text = ReadPage(page.bytes).text
    #expect(text.contains("Added") && text.contains("Deleted") && text.contains("Revised"))
    #expect(text.contains(" the same"))
    let cyber = try CyberItems().content(asOf: day("2022-01-14"))
    for change in cyber.dockets[0].redlines {
      let reading = RedlineReading(change.redline)
      let changed = change.redline.rows.count { !$0.operations.isEmpty }
      #expect(reading.listed.count + reading.inside.values.map(\.count).reduce(0, +) <= changed)
      #expect(Set(reading.listed.map(reading.anchor)).count == reading.listed.count)
    }
  }

  @Test("a redline of a text with itself says that nothing changed")
  func saysNothingChanged() throws {
    var garden = Garden()
    garden.asOf = day("2024-12-31")
    let pages = sitePages(for: garden.content)
    let page = try #require(pages.first { $0.path == "gardens/redline/final/later/index.html" })
    #expect(ReadPage(page.bytes).text.contains("Nothing changed: the two texts say the same."))
  }

  @Test("a clause that moved leaves a pointer where it stood")
  func pointsToWhereItWent() {
    let content = Garden().content.dockets[0].stages
    let (old, new) = (content[0].tree, content[1].tree)
    let from = old.index(of: ClauseLabel("7-1-a")) ?? 0
    let to = new.index(of: ClauseLabel("7-1-c")) ?? 0
    let before = old.index(of: ClauseLabel("7-1")) ?? 0
    let rows = [
      RedlineRow(
        operations: [], old: before, new: new.index(of: ClauseLabel("7-1")), similarity: 1,
        words: []),
      RedlineRow(
        operations: [.moved, .revised], old: from, new: to, similarity: 0.5,
        words: [WordChange(.delete, "eight"), WordChange(.insert, "seven")]),
    ]
    let reading = RedlineReading(
      Redline(
        old: old, new: new, rows: rows, lineage: lineage(from: old, to: new)))
    let read = ReadPage(RedlineText.html(of: reading) { _ in HTML() }.bytes)
    #expect(read.text.contains("Now at 7.1(c).") && read.text.contains("Moved away"))
    #expect(read.tags.contains { $0["id"] == "7-1-a_was" })
    #expect(read.text.contains("Moved from 7.1(a) and revised"))
  }

  @Test("side by side each column is the exact text, and places have the names of the redline")
  func readsBackSideBySide() throws {
    let content = try CyberItems().content(asOf: day("2022-01-14"))
    let pages = sitePages(for: content)
    for change in content.dockets[0].redlines {
      let reading = RedlineReading(change.redline)
      for index in change.redline.rows.indices {
        let words = change.redline.rows[index].words
        if let old = reading.old(index) {
          let side = oneSide(words, keeping: .delete, StyledWords(old)).bytes
          #expect(text(of: side, leavingOut: "ins") == old.text)
        }
        if let new = reading.new(index) {
          let side = oneSide(words, keeping: .insert, StyledWords(new)).bytes
          #expect(text(of: side, leavingOut: "del") == new.text)
        }
      }
      let folder = "cyber-items/redline/\(change.from)/\(change.to)/"
      let inline = try #require(pages.first { $0.path == folder + "index.html" })
      let sides = try #require(pages.first { $0.path == folder + "sides/index.html" })
      let here = Set(ReadPage(inline.bytes).tags.compactMap { $0["id"] })
      let there = Set(ReadPage(sides.bytes).tags.compactMap { $0["id"] })
      for row in reading.listed.flatMap(reading.subtree)
      where reading.clause(row)?.text.isEmpty == false {
        #expect(there.contains(reading.anchor(row)), "\(reading.anchor(row))")
        #expect(here.contains(reading.anchor(row)))
      }
    }
  }

  /// The text without one sort of change and without the words that are only heard.
  private func text(of markup: [UInt8], leavingOut name: String) -> String {
    var rest = String(decoding: markup, as: UTF8.self)
    while let start = rest.firstRange(of: "<\(name)"), let end = rest.firstRange(of: "</\(name)>") {
      rest.removeSubrange(start.lowerBound..<end.upperBound)
    }
    while let start = rest.firstRange(of: "<span class=\"vh\">"),
      let end = rest[start.upperBound...].firstRange(of: "</span>")
    {
      rest.removeSubrange(start.lowerBound..<end.upperBound)
    }
    return ReadPage(Array(rest.utf8)).text
  }
}
