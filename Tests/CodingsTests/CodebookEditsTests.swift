// Rulewright. Apache-2.0.

import Testing

@testable import Codings

struct CodebookEditsTests {
  private let codebook = Codebook(tags: [
    Codings.Tag(id: TagID("burden"), name: "Burden", definition: "It costs too much."),
    Codings.Tag(id: TagID("scope"), name: "Scope", definition: "It takes in too much."),
  ])

  @Test func renamesATagInItsPlaceAndKeepsWhatItMeans() throws {
    let renamed = try codebook.renaming(TagID("burden"), to: TagID("cost"), name: "Cost")
    #expect(renamed.tags.map(\.id.text) == ["cost", "scope"])
    #expect(renamed.tags[0].definition == "It costs too much.")
  }

  @Test func changesANameAlone() throws {
    let renamed = try codebook.renaming(TagID("burden"), to: TagID("burden"), name: "Burdens")
    #expect(renamed.tags[0].name == "Burdens")
  }

  @Test func addsATagAfterTheOneItWasSplitFrom() throws {
    let tag = Codings.Tag(id: TagID("time"), name: "Time", definition: "It takes too long.")
    let split = try codebook.adding(tag, after: TagID("burden"))
    #expect(split.tags.map(\.id.text) == ["burden", "time", "scope"])
  }

  @Test func mergesATagIntoAnother() throws {
    let merged = try codebook.merging(TagID("burden"), into: TagID("scope"))
    #expect(merged.tags.map(\.id.text) == ["scope"])
  }

  @Test func refusesWhatTwoCodersCouldNotAgreeOn() {
    func tag(_ id: String, _ name: String = "N", _ definition: String = "D") -> Codings.Tag {
      Codings.Tag(id: TagID(id), name: name, definition: definition)
    }
    #expect(throws: CodebookRefusal.badID("No Id")) { try codebook.adding(tag("No Id")) }
    #expect(throws: CodebookRefusal.badID("-a")) { try codebook.adding(tag("-a")) }
    #expect(throws: CodebookRefusal.badID("a\u{301}")) { try codebook.adding(tag("a\u{301}")) }
    #expect(throws: CodebookRefusal.noName) { try codebook.adding(tag("a", " \n")) }
    #expect(throws: CodebookRefusal.noDefinition(TagID("a"))) {
      try codebook.adding(tag("a", "A", "\t"))
    }
    #expect(throws: CodebookRefusal.idTaken(TagID("scope"))) { try codebook.adding(tag("scope")) }
    #expect(throws: CodebookRefusal.idTaken(TagID("scope"))) {
      try codebook.renaming(TagID("burden"), to: TagID("scope"), name: "Scope")
    }
    #expect(throws: CodebookRefusal.mergedIntoItself(TagID("scope"))) {
      try codebook.merging(TagID("scope"), into: TagID("scope"))
    }
    #expect(throws: CodebookRefusal.noTag(TagID("x"))) {
      try codebook.merging(TagID("x"), into: TagID("scope"))
    }
    #expect(throws: CodebookRefusal.unchanged) { try codebook.defining(codebook.tags[0]) }
  }
}
