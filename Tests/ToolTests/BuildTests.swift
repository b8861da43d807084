// Rulewright. Apache-2.0.

import Foundation
import Testing

@Suite struct BuildTests {
  static let always = [
    ".rulewright-site", "about/index.html", "assets/icon.svg", "assets/site.css", "assets/site.js",
    "bells/about-the-data/index.html", "bells/dates.ics", "bells/feed.xml", "bells/index.html",
    "bells/proposed/index.html",
    "bells/tags/index.html",
    "bells/tags/too-loud/index.html", "bells/tags/unclear/index.html", "index.html",
    "bells/search/index.html", "bells/data/README.txt", "bells/data/codings.csv",
    "bells/data/codings.spreadsheet.csv", "bells/data/comments.csv",
    "bells/data/comments.spreadsheet.csv", "bells/data/docket.json", "bells/data/index.html",
    "bells/data/responses.csv", "bells/data/responses.spreadsheet.csv", "manifest.json",
    "manifest.sha256", "pagefind/manifest.sha256",
  ]
  static let final = [
    "bells/final/index.html", "bells/history/1-1/index.html",
    "bells/redline/proposed/final/index.html",
    "bells/redline/proposed/final/sides/index.html",
    "bells/data/redline-proposed-final.csv", "bells/data/redline-proposed-final.spreadsheet.csv",
  ]
  static let lists = [
    "bells/comments/index.html", "bells/comments/proposed/index.html", "bells/responses/index.html",
  ]

  private func page(_ comment: String) -> String { "bells/comments/\(comment)/index.html" }

  @Test func writesExactlyThePagesOfADocket() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
      .prints("37 files in Site/public: 37 written, 0 removed, 0 as they were\n")
    let comments = [Bells.ash, Bells.birch, Bells.cole].map(page)
    #expect(
      tool.files(in: "Site/public")
        == (Self.always + Self.final + Self.lists + comments).sorted())
  }

  @Test func speaksAsOfADay() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    try tool.run("build", "--as-of", "2021-03-11").succeeds()
    #expect(
      tool.files(in: "Site/public") == (Self.always + Self.lists + [page(Bells.ash)]).sorted())
    for (path, bytes) in try tool.contents(of: "Site/public") {
      let text = String(decoding: bytes, as: UTF8.self)
      for later in ["Birch", "0001-0003", "Which noon", "and at six", "80 dB"] {
        #expect(!text.contains(later) || path == "assets/site.css", "\(path) says \(later)")
      }
    }
    try tool.run("build", "--as-of", "2021-02-01").succeeds()
    #expect(!tool.isThere("Site/public/bells/proposed/index.html"))
  }

  @Test func writesNothingTheSecondTime() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    func times() throws -> [Date?] {
      try tool.files(in: "Site/public").map { name in
        let path = tool.folder.path + "/Site/public/" + name
        return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      }
    }
    let before = try times()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
      .prints("37 files in Site/public: 0 written, 0 removed, 37 as they were\n")
    #expect(try times() == before)
  }

  @Test func takesAwayThePageOfACommentThatWent() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    try tool.remove("Comments/bells/record.sqlite")
    try tool.file("fewer.csv", Bells.header + Bells.row(2, "Only me."))
    try tool.run("import", "bells", "fewer.csv").succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds().says("2 removed")
    #expect(
      tool.files(in: "Site/public")
        == (Self.always + Self.final + Self.lists + [page(Bells.ash)]).sorted())
    #expect(!tool.isThere("Site/public/bells/comments/\(Bells.birch)"))
  }

  @Test func publishesNoWordOfAWithdrawnCommentAndNobodysName() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("tag", "bells", Bells.cole, "unclear", "--quote", "Forget me").succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    for (path, bytes) in try tool.contents(of: "Site/public") {
      let text = String(decoding: bytes, as: UTF8.self)
      for hidden in ["Forget me", "Cole", "Birch", "Ash", "tester", "asked"] {
        let isOurs = path == "assets/site.css" || path == "assets/site.js"
        #expect(isOurs || !text.contains(">\(hidden)"), "\(path) says \(hidden)")
      }
      #expect(!text.contains("Forget me"))
    }
  }

  @Test(arguments: ["precious.txt", "sub/precious.txt", ".hidden"])
  func refusesAFolderOfOtherThings(_ precious: String) throws {
    let tool = try Tool().bells().file("out/" + precious, "mine")
    try tool.run("build", "--out", "out").refuses("out holds files that are no built site", "--out")
    #expect(tool.files(in: "out") == [precious])
    try tool.run("build", "--out", ".").refuses("no built site")
    try tool.run("build", "--out", "Drafts/bells").refuses("no built site")
  }

  @Test func buildsIntoAnotherFolder() throws {
    let tool = try Tool().bells()
    try tool.run("build", "--as-of", "2021-10-01", "--out", "a/b").succeeds().says(" in a/b: ")
    #expect(tool.files(in: "a/b") == (Self.always + Self.final + Self.lists).sorted())
    #expect(tool.files(in: "Site") == [])
  }

  @Test func takesAwayALinkAndNothingOfWhatItLeadsTo() throws {
    let tool = try Tool().bells().file("precious/a.txt", "mine").file("precious/b/c.txt", "mine")
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    try tool.makeFolder("precious/empty")
    try tool.remove("Site/public/about")
    try tool.shell(
      "ln -s ../../precious Site/public/link && ln -s ../../precious Site/public/about"
        + " && ln -s . Site/public/bells/loop && ln -s nowhere Site/public/dangling"
    ).succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    #expect(tool.files(in: "precious") == ["a.txt", "b/c.txt"])
    #expect(tool.isThere("precious/empty"))
    #expect(tool.files(in: "Site/public") == (Self.always + Self.final + Self.lists).sorted())
  }

  @Test func takesAwayAFileWhoseNameIsNotUTF8() throws {
    let tool = try Tool().bells()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    try tool.shell(#"touch Site/public/$'b\xe9d'"#).succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds().says("1 removed")
    try tool.shell("ls Site/public | wc -l").prints("7\n")
  }

  @Test func wearsTheAgencysOwnStyles() throws {
    let tool = try Tool().bells().file("Site/agency.css", "body { color: navy }\n")
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    let own = Array("body { color: navy }\n".utf8)
    #expect(try tool.bytes("Site/public/assets/site.css").suffix(own.count).elementsEqual(own))
    #expect(try tool.text("Site/agency.css") == "body { color: navy }\n")
  }

  @Test func givesTheSameBytesAtAnotherTimeAndPlace() throws {
    let here = try Tool().bellsWithComments()
    try here.run("build", "--as-of", "2021-10-01").succeeds()
    let site = try here.contents(of: "Site/public")
    for (zone, language) in [
      ("Pacific/Kiritimati", "de_DE.UTF-8"), ("Etc/GMT+12", "C"), ("UTC", "tr_TR.UTF-8"),
    ] {
      let there = try Tool()
      there.environment["TZ"] = zone
      there.environment["LANG"] = language
      there.environment["LC_ALL"] = language
      try there.bellsWithComments()
      try there.run("build", "--as-of", "2021-10-01").succeeds()
      #expect(try there.contents(of: "Site/public") == site, "\(zone) \(language)")
      try there.run("build", "--as-of", "2021-10-01", "--out", "elsewhere").succeeds()
      #expect(try there.contents(of: "elsewhere") == site)
    }
  }
}
