// Rulewright. Apache-2.0.

import Testing

@testable import WebApp

struct SitePathTests {
  @Test(arguments: [
    "/", "/index.html", "/assets/site.css", "/assets/icon.svg", "/cyber-items/",
    "/cyber-items/redline/proposed..interim-final/", "/cyber-items/comments/BIS-2020-0038-0002/",
    "/cyber-items/comments/~2E~2E~2F~C3~A9/", "/cyber-items/tags/a~2/", "/cyber-items/x.y/",
  ])
  func letsFilesAndFoldersThrough(_ path: String) {
    #expect(SitePath(path) == .page)
  }

  @Test(arguments: ["/cyber-items", "/cyber-items/proposed", "/a/redline/b..c", "/a/v1.2"])
  func sendsAFolderWithoutItsSlashToTheSlash(_ path: String) {
    #expect(SitePath(path) == .folder(path))
  }

  @Test(arguments: [
    "", "cyber-items/", "//", "//evil.example/", "/a//b", "/..", "/../", "/.x", "/.x/", "/a/.x/b",
    "/a/../b", "/./", "/a/.",
    "/a/.../b", "/%2e%2e/", "/a%2Fb", "/a\\b", "/a b", "/a\u{0}", "/é/", "/a\u{301}/", "/a?b",
    "/a:b/", "/https://evil.example/", "/a;b", "/a\r\nX: y",
  ])
  func refusesWhatTheSiteNeverWrites(_ path: String) {
    #expect(SitePath(path) == .refused)
  }

  @Test(arguments: ["127.0.0.1", "127.0.0.1:8000", "localhost", "localhost:1", "[::1]", "[::1]:80"])
  func answersToThisMachinesOwnNames(_ host: String) {
    #expect(PublicSiteGuard.isLoopback(host))
  }

  @Test(arguments: [
    "", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.10",
    "evil.example:80", "[::2]", "[::1].evil.example", "0.0.0.0", "127.0.0.1@evil.example",
    "localhost\u{301}", ":8000", "[::1]evil",
  ])
  func answersToNoOtherName(_ host: String) {
    #expect(!PublicSiteGuard.isLoopback(host))
  }
}
