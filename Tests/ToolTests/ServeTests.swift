// Rulewright. Apache-2.0.

import Foundation
import Testing

@Suite struct ServeTests {
  private func built() throws -> Tool {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    return tool
  }

  @Test func servesPagesWithTheirHeaders() throws {
    let tool = try built()
    let server = try Server(tool)
    #expect(server.announcement.contains(" at http://127.0.0.1:\(server.port)/ until interrupted"))
    for (target, file, type) in [
      ("/", "index.html", "text/html"), ("/bells/", "bells/index.html", "text/html"),
      ("/bells/redline/proposed/final/", "bells/redline/proposed/final/index.html", "text/html"),
      ("/assets/site.css", "assets/site.css", "text/css"),
      ("/assets/icon.svg", "assets/icon.svg", "image/svg+xml"),
      ("/bells/comments/\(Bells.ash)/", "bells/comments/\(Bells.ash)/index.html", "text/html"),
    ] {
      let answer = try server.answer("GET", target)
      #expect(answer.status == 200, "\(target)")
      #expect(try answer.body == tool.bytes("Site/public/" + file), "\(target)")
      #expect(answer.headers["content-type"]?.utf8.starts(with: type.utf8) == true, "\(target)")
      expectGuarded(answer)
      let head = try server.answer("HEAD", target)
      #expect(head.status == 200)
      #expect(head.body == [])
    }
  }

  private func expectGuarded(_ answer: Answer, at: SourceLocation = #_sourceLocation) {
    #expect(answer.headers["x-content-type-options"] == "nosniff", sourceLocation: at)
    #expect(answer.headers["referrer-policy"] == "no-referrer", sourceLocation: at)
    #expect(answer.headers["cross-origin-opener-policy"] == "same-origin", sourceLocation: at)
    #expect(answer.headers["cross-origin-resource-policy"] == "same-origin", sourceLocation: at)
    #expect(answer.headers["cache-control"] == "no-cache", sourceLocation: at)
    #expect(
      answer.headers["content-security-policy"]?.utf8.starts(with: "default-src 'none'".utf8)
        == true,
      sourceLocation: at)
  }

  @Test func servesACommentWhoseNumberIsUnusual() throws {
    let tool = try Tool().bells()
    let id = "../é?"
    try tool.file(
      "c.csv", Bells.header + "\(id),Public Submission,BEL-2021-0001,,,,T,Words,false,\n")
    try tool.run("import", "bells", "c.csv").succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    let page = try #require(
      tool.files(in: "Site/public/bells/comments").first { $0.utf8.first == 0x7E })
    let server = try Server(tool)
    let target = "/bells/comments/" + page.split(separator: "/")[0] + "/"
    #expect(try server.answer("GET", target).status == 200, "\(target)")
  }

  @Test func sendsAFolderToItsSlash() throws {
    let server = try Server(built())
    let answer = try server.answer("GET", "/bells")
    #expect(answer.status == 308)
    #expect(answer.headers["location"] == "/bells/")
    expectGuarded(answer)
  }

  @Test func answersToThisMachinesNamesOnly() throws {
    let server = try Server(built())
    for host in ["127.0.0.1:\(server.port)", "localhost", "localhost:\(server.port)"] {
      #expect(try server.answer("GET", "/", host: host).status == 200, "\(host)")
    }
    for host in ["evil.example", "127.0.0.1.evil.example", "192.168.0.1", nil] {
      let answer = try server.answer("GET", "/", host: host)
      #expect([400, 421].contains(answer.status), "\(host ?? "none")")
      #expect(!String(decoding: answer.body, as: UTF8.self).contains("Bells"))
    }
    expectGuarded(try server.answer("GET", "/", host: "evil.example"))
  }

  @Test func isReadOnly() throws {
    let server = try Server(built())
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
      let answer = try server.answer(method, "/")
      #expect(answer.status == 405, "\(method)")
      #expect(answer.headers["allow"] == "GET, HEAD")
      expectGuarded(answer)
    }
  }

  @Test(arguments: [
    "/../Drafts/bells/docket.yml", "/..", "/bells/../../../Comments/bells/record.sqlite",
    "/%2e%2e/%2e%2e/Comments/bells/record.sqlite", "/..%2f..%2fComments/bells/record.sqlite",
    "//etc/passwd", "/bells//index.html", "/.rulewright-site", "/.rulewright-site/", "/nope/",
    "/nope.html", "/bells/comments/../index.html", "/assets/", "/bells/\\..\\",
  ])
  func servesNothingBesideTheSite(_ target: String) throws {
    let server = try Server(built())
    let answer = try server.answer("GET", target)
    #expect([308, 400, 404].contains(answer.status), "\(target): \(answer.status)")
    #expect(answer.headers["location"].map { $0 == target + "/" } ?? true)
    let body = String(decoding: answer.body, as: UTF8.self)
    for hidden in ["SQLite", "agency:", "root:", "Built by"] { #expect(!body.contains(hidden)) }
  }

  @Test func survivesReadersThatLeaveAndSpeakNonsense() throws {
    let server = try Server(built())
    for request in [
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "", "\r\n\r\n", "GET", "\u{0}\u{1}\u{2}",
      "GET / HTTP/9.9\r\n\r\n", String(repeating: "A", count: 100_000),
    ] {
      for _ in 0..<5 { _ = try server.exchange(request, reading: false) }
    }
    #expect(try server.answer("GET", "/").status == 200)
    #expect(server.isRunning)
  }

  @Test(arguments: [SIGINT, SIGTERM]) func endsCleanlyWhenInterrupted(_ signal: Int32) throws {
    let server = try Server(built())
    #expect(try server.answer("GET", "/").status == 200)
    #expect(server.end(by: signal) == 0)
  }

  @Test func saysThatASiteIsBuiltFirst() throws {
    try Tool().bells().run("serve", "--site", "--port", "0").refuses(
      "no built site", "rulewright build")
  }

  @Test func saysThatAPortIsTaken() throws {
    let tool = try built()
    let server = try Server(tool)
    try tool.run("serve", "--site", "--port", String(server.port))
      .refuses("Port \(server.port) cannot be served: ", "in use", "--port 0")
  }
}
