// Rulewright. Apache-2.0.

import Testing

/// Searches and the views in which they are saved, in the terminal.
@Suite struct ViewTests {
  private struct List: Decodable {
    struct Comment: Decodable {
      struct Found: Decodable {
        var words: String
        var start: Int
        var matches: [[Int]]
      }
      var id: String
      var text: String
      var found: Found?
    }
    var total: Int
    var isMore: Bool
    var order: String
    var comments: [Comment]
  }

  private struct Views: Decodable {
    struct View: Decodable {
      var name: String
      var show: String
      var search: String
      var stage: String?
      var oneOfEach: Bool
    }
    var views: [View]
  }

  private func tool() throws -> Tool {
    let rows = [
      Bells.row(1, "The bells are loud. Nothing else of this long letter is about them at all."),
      Bells.row(2, "Bells, bells, bells!"), Bells.row(3, "I sleep well."),
    ]
    let tool = try Tool().bells().file("a.csv", Bells.header + rows.joined())
    try tool.run("import", "bells", "a.csv").succeeds()
    return tool
  }

  private func id(_ number: Int) -> String { "BEL-2021-0001-000\(number)" }

  @Test func findsTheBestMatchFirstAndShowsWhere() throws {
    let tool = try tool()
    let best = try tool.run("comments", "bells", "--search", "bells", "--format", "json")
      .json(List.self)
    #expect(best.comments.map(\.id) == [id(2), id(1)])
    #expect((best.total, best.isMore, best.order) == (2, false, "best"))
    for comment in best.comments {
      let found = try #require(comment.found)
      let bytes = Array(comment.text.utf8)[found.start...].prefix(found.words.utf8.count)
      #expect(bytes.elementsEqual(found.words.utf8))
      for match in found.matches {
        let word = String(decoding: Array(found.words.utf8)[match[0]..<match[1]], as: UTF8.self)
        #expect(word.lowercased() == "bells")
      }
    }
    let byDay = try tool.run(
      "comments", "bells", "--search", "bells", "--by-day", "--format", "json"
    ).json(List.self)
    #expect(byDay.comments.map(\.id) == [id(1), id(2)])
    #expect(byDay.order == "day" && byDay.comments.allSatisfy { $0.found == nil })
    try tool.run("comments", "bells", "--search", "loud OR bells", "--limit", "1").succeeds()
      .says("1 of 2 comments, the best match first")
  }

  @Test func keepsViewsAsTextAndListsWhatIsInThem() throws {
    let tool = try tool()
    try tool.run("views", "bells").succeeds().says("0 views")
    try tool.run(
      "views", "bells", "--save", "Loud, \"to tag\"", "--search", "bells -sleep", "--show",
      "untagged"
    ).succeeds().says("Saved the view")
    try tool.run("views", "bells", "--save", "All", "--one-of-each").succeeds()
    let views = try tool.run("views", "bells", "--format", "json").json(Views.self).views
    #expect(views.map(\.name) == ["Loud, \"to tag\"", "All"])
    #expect(views[0].search == "bells -sleep" && views[0].show == "untagged")
    #expect(views[1].oneOfEach && views[1].show == "all")
    try tool.run("comments", "bells", "--view", "Loud, \"to tag\"").succeeds().says(id(1), id(2))
    // What is asked besides narrows the view.
    try tool.run("comments", "bells", "--view", "Loud, \"to tag\"", "--search", "loud").succeeds()
      .says("1 comment")
    try tool.run("views", "bells", "--save", "All", "--search", "sleep").succeeds()
      .says("Changed the view 'All'")
    try tool.run("comments", "bells", "--view", "All").succeeds().says("1 comment")
    try tool.run("views", "bells", "--remove", "All").succeeds()
    try tool.run("views", "bells", "--remove", "All").refuses("has no view 'All'")
    #expect(
      try tool.text("Comments/bells/views.csv") == """
        name,show,search,stage,tag,campaign,copies
        "Loud, ""to tag""\",untagged,bells -sleep,,,,

        """)
  }

  @Test func refusesWhatCouldNotBeShownAndLosesNothing() throws {
    let tool = try tool()
    try tool.run("views", "bells", "--save", "a", "--search", "(b").refuses("this ( has no )")
    try tool.run("views", "bells", "--save", "a", "--stage", "none").refuses("no stage 'none'")
    try tool.run("views", "bells", "--save", "a", "--tag", "none").refuses("none")
    try tool.run("views", "bells", "--save", "  ").refuses("it is empty")
    try tool.run("comments", "bells", "--view", "a").refuses("nobody saved one")
    try tool.run("views", "bells", "--save", "a\u{301}").succeeds()
    try tool.run("views", "bells", "--save", "\u{E1}", "--campaign", "x").succeeds()
    try tool.run("views", "bells").succeeds().says("2 views")
    try tool.remove("Comments/bells/views.csv")
    #expect(!tool.isThere("Comments/bells/views.csv"))
    let harmed = "name,show,search,stage,tag,campaign,copies\na,some,,,,,\n"
    try tool.file("Comments/bells/views.csv", harmed).run("views", "bells").refuses(
      "row 2: 'some' under 'show' is none of not-done")
    // A row that somebody may want to mend is not written over.
    try tool.run("views", "bells", "--save", "b").refuses("row 2")
    #expect(try tool.text("Comments/bells/views.csv") == harmed)
  }
}
