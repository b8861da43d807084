// Rulewright. Apache-2.0.

import CommentFixtures
import Foundation
import TestSupport
import Testing

/// Finding words on the site: by eye without scripts, and by an index of the very site with them.
@Suite struct SearchPagesTests {
  private func built() throws -> Tool {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    return tool
  }

  @Test func listsHeadingsTagsOrganizationsAndNumbers() throws {
    let page = try built().text("Site/public/bells/search/index.html")
    for link in [
      "../proposed/#1-1-a", "../final/#1-1-d", "../tags/too-loud/", "../comments/\(Bells.ash)/",
    ] { #expect(page.contains("href=\"\(link)\""), "\(link)") }
    #expect(page.contains("Ringers&#39; Guild"))
    #expect(!page.contains("Cole"))
  }

  @Test func givesALongListPagesOfItsOwn() throws {
    let tool = try Tool().bells()
    try tool.file("c.csv", BulkCSVGenerator.file(comments: 1100, seed: 7))
    try tool.run("import", "bells", "c.csv", "--stage", "proposed").exits(0)
    try tool.run("build", "--as-of", "2022-10-01").succeeds()
    #expect(
      tool.files(in: "Site/public/bells/search") == [
        "comments/index.html", "comments/page-2/index.html", "comments/page-3/index.html",
        "index.html",
      ])
    let last = try tool.text("Site/public/bells/search/comments/page-3/index.html")
    #expect(last.contains("href=\"../../../comments/BIS-2020-0038-001101/\""))
    // A list of what other pages say is not found instead of them.
    #expect(!last.contains("data-pagefind-body"))
  }

  @Test func letsNoPageButTheSearchReadAndRunMore() throws {
    let tool = try built()
    for (path, bytes) in try tool.contents(of: "Site/public") where path.contains(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      let isSearch = path == "bells/search/index.html"
      #expect(page.contains("wasm-unsafe-eval") == isSearch, "\(path)")
      #expect(page.contains("connect-src") == isSearch, "\(path)")
    }
    let server = try Server(tool)
    for (target, isSearch) in [
      ("/bells/search/", true), ("/bells/", false), ("/bells/comments/", false), ("/", false),
      ("/bells/comments/search/", false), ("/search/", false), ("/pagefind/manifest.sha256", false),
    ] {
      let policy = try server.answer("GET", target).headers["content-security-policy"] ?? ""
      #expect(policy.contains("wasm-unsafe-eval") == isSearch, "\(target)")
    }
  }

  // MARK: The index

  /// A program in the place of Pagefind, which notes that it ran.
  private static let stand = """
    #!/bin/sh
    while [ "$1" != --output-path ]; do shift; done
    mkdir -p "$2/index" && echo js >"$2/pagefind.js" && echo i >"$2/index/a.pf_index"
    echo w >"$2/pagefind-worker.js"; echo ran >>"$HOME/ran"

    """

  private func index(_ tool: Tool) throws -> Run {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("script/index-site")
    tool.environment["INDEX"] = script.path
    try tool.file("stand", Self.stand)
    tool.environment["PAGEFIND"] = tool.folder.path + "/stand"
    return try tool.shell(
      "chmod +x stand; \"$INDEX\" Site/public; ls -A Site | grep pagefind; true")
  }

  @Test func saysWhetherThereIsAnIndexAndOfWhichSite() throws {
    let tool = try built()
    let stamp = "Site/public/pagefind/manifest.sha256"
    #expect(try tool.text(stamp) == "none\n")
    try index(tool).succeeds()
    #expect(try tool.bytes(stamp) == tool.bytes("Site/public/manifest.sha256"))
    #expect(
      tool.files(in: "Site/public/pagefind")
        == ["index/a.pf_index", "manifest.sha256", "pagefind.js"])
    try index(tool).succeeds().says("is of this site already")
    #expect(try tool.text("ran") == "ran\n")
  }

  @Test func keepsTheIndexOfTheSameSiteAndNoOther() throws {
    let tool = try built()
    try index(tool).succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds().says(" 0 written, 0 removed")
    #expect(tool.isThere("Site/public/pagefind/pagefind.js"))
    // A file too many goes, and the index, which is of the same pages, stays.
    try tool.file("Site/public/stray.txt", "x")
    try tool.run("build", "--as-of", "2021-10-01").succeeds().says(" 0 written, 1 removed")
    #expect(tool.isThere("Site/public/pagefind/index/a.pf_index"))
    try tool.run("build", "--as-of", "2021-10-02").succeeds()
      .says("of another build and is removed")
    #expect(tool.files(in: "Site/public/pagefind") == ["manifest.sha256"])
    #expect(try tool.text("Site/public/pagefind/manifest.sha256") == "none\n")
  }

  @Test func removesAnIndexThatLeadsElsewhere() throws {
    let tool = try built()
    try index(tool).succeeds()
    try tool.shell("ln -s /etc/hostname Site/public/pagefind/index/b.pf_index").succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    #expect(tool.files(in: "Site/public/pagefind") == ["manifest.sha256"])
  }
}
