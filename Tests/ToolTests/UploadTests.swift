// Rulewright. Apache-2.0.

import Foundation
import Testing

/// Files that are sent to the workbench, over the wire.
@Suite struct UploadTests {
  /// Sends a form with one file, as a browser does from the workbench's own page.
  private func send(
    _ text: String, called name: String, to server: Server, from site: String = "same-origin"
  ) throws -> Answer {
    let body =
      "--edge\r\nContent-Disposition: form-data; name=\"stage\"\r\n\r\n\r\n"
      + "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n"
      + "Content-Type: text/csv\r\n\r\n\(text)\r\n--edge--\r\n"
    return Answer(
      try server.exchange(
        """
        POST /d/bells/import/files HTTP/1.1\r
        Host: 127.0.0.1:\(server.port)\r
        Origin: http://127.0.0.1:\(server.port)\r
        Sec-Fetch-Site: \(site)\r
        Content-Type: multipart/form-data; boundary=edge\r
        Content-Length: \(body.utf8.count)\r
        Connection: close\r
        \r
        \(body)
        """))
  }

  private func waitUntil(_ holds: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<3000 {
      if try holds() { return true }
      usleep(20_000)
    }
    return false
  }

  @Test func landsInTheRecordAndInTheFolderOfWhatWasReceived() throws {
    let tool = try Tool().bells()
    let server = try Server(tool, site: false)
    let answer = try send(Bells.comments, called: "../x/Ash's letter.csv", to: server)
    #expect(answer.status == 303 && answer.headers["location"] == "/d/bells/import")
    #expect(
      try waitUntil {
        let page = try server.answer("GET", "/d/bells/import", host: "127.0.0.1:\(server.port)")
        return String(decoding: page.body, as: UTF8.self).contains(">Imported</h3>")
      })
    try tool.run("comments", "bells").succeeds().says("3 comments")
    #expect(try tool.text("Comments/bells/received.txt").hasSuffix("  Ash's letter.csv\n"))
    let kept = try #require(tool.files(in: "Comments/bells/received").first)
    #expect(try tool.bytes("Comments/bells/received/" + kept) == Array(Bells.comments.utf8))
    #expect(tool.files(in: "Comments/bells/.uploads") == [".gitignore"])
    try tool.run("verify", "bells").succeeds()
    #expect(server.end(by: SIGTERM) == 0)
  }

  @Test func takesNothingFromAnotherSite() throws {
    let tool = try Tool().bells()
    let server = try Server(tool, site: false)
    #expect(try send(Bells.comments, called: "a.csv", to: server, from: "cross-site").status == 403)
    #expect(!tool.isThere("Comments/bells/.uploads"))
  }

  @Test func takesBackWhatIsUnderWayWhenTheServerIsEnded() throws {
    let tool = try Tool().bells().file("first.csv", Bells.comments)
    try tool.run("import", "bells", "first.csv").succeeds()
    // Readers are shut out from the first pages that do not fit the memory of an import, 64 MiB, to
    // its end: three times as much, so that they are for most of its time, however slow the machine.
    let words = String(repeating: "Words of a letter. ", count: 400)
    var text = Bells.header
    for number in 1...24_000 {
      text +=
        "BEL-2021-0001-\(10_000 + number),Public Submission,BEL-2021-0001,,,,T,\(words),false,\n"
    }
    try tool.file("Comments/bells/received/long.csv", text)
    let server = try Server(tool, site: false)
    let answer = Answer(
      try server.exchange(
        """
        POST /d/bells/import/waiting HTTP/1.1\r
        Host: 127.0.0.1:\(server.port)\r
        Origin: http://127.0.0.1:\(server.port)\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: 0\r
        Connection: close\r
        \r

        """))
    #expect(answer.status == 303)
    // Pages come until readers are shut out; then they say so, but for those that wait for no record.
    let host = "127.0.0.1:\(server.port)"
    try #require(
      waitUntil { try server.answer("GET", "/d/bells/coding", host: host).status == 503 })
    for (page, words) in [
      ("/", "an import is under way"), ("/d/bells/import", "data-running"),
    ] {
      let answer = try server.answer("GET", page, host: host)
      #expect(answer.status == 200)
      #expect(String(decoding: answer.body, as: UTF8.self).contains(words))
    }
    #expect(server.end(by: SIGTERM) == 0)
    try tool.run("comments", "bells").succeeds().says("3 comments")
    try tool.run("verify", "bells").succeeds()
    #expect(tool.isThere("Comments/bells/received/long.csv"))
  }
}
