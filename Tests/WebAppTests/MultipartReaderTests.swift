// Rulewright. Apache-2.0.

import TestSupport
import Testing

@testable import WebApp

struct MultipartReaderTests {
  /// A part as a form had it.
  private struct Part: Equatable {
    var name: String
    var file: String?
    var bytes: [UInt8] = []
    var isWhole = false
  }

  private func read(_ body: [UInt8], boundary: String = "b", pieces: [Int] = []) throws -> [Part] {
    var reader = try #require(
      MultipartReader(contentType: "multipart/form-data; boundary=\(boundary)"))
    var parts: [Part] = []
    var at = 0
    for end in pieces.sorted() + [body.count] {
      try reader.feed(body[at..<end]) { found in
        switch found {
        case .part(let name, let file): parts.append(Part(name: name, file: file))
        case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
        case .end: parts[parts.count - 1].isWhole = true
        }
      }
      at = end
    }
    try reader.finish()
    return parts
  }

  private func part(_ head: String, _ bytes: [UInt8], boundary: String = "b") -> [UInt8] {
    Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + bytes
      + [0x0D, 0x0A]
  }

  private func field(_ head: String, _ text: String) -> [UInt8] { part(head, Array(text.utf8)) }

  @Test func readsFieldsAndFiles() throws {
    let body =
      field("name=\"stage\"", "proposed")
      + field("name=\"files\"; filename=\"a.csv\"\r\nContent-Type: text/csv", "x,y\r\n1,2\r\n")
      + field("name=\"files\"; filename=\"\"", "") + Array("--b--\r\n".utf8)
    #expect(
      try read(body) == [
        Part(name: "stage", bytes: Array("proposed".utf8), isWhole: true),
        Part(name: "files", file: "a.csv", bytes: Array("x,y\r\n1,2\r\n".utf8), isWhole: true),
        Part(name: "files", file: "", isWhole: true),
      ])
  }

  @Test func givesBackAnyBytesWhateverThePieces() throws {
    var random = SeededGenerator(seed: 606)
    for _ in 0..<400 {
      // Bytes that are nearly a boundary again and again.
      let words: [[UInt8]] = [
        "\r", "\n", "\r\n", "-", "--", "b", "\r\n--", "\r\n-", "\r\n--a", "\0", "é",
      ]
      .map { Array($0.utf8) }
      let bodies = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...30, using: &random)).flatMap { _ in
          words.randomElement(using: &random) ?? []
        }
      }
      // The boundary itself is what no body holds.
      let boundary = "bb0b"
      let body =
        bodies.flatMap { part("name=\"f\"; filename=\"x\"", $0, boundary: boundary) }
        + Array("--\(boundary)--".utf8)
      let pieces = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        Int.random(in: 0...body.count, using: &random)
      }
      let parts = try read(body, boundary: boundary, pieces: pieces)
      #expect(parts.map(\.bytes) == bodies && parts.allSatisfy(\.isWhole))
    }
  }

  @Test func undoesWhatBrowsersEscapeInNamesAndNothingElse() throws {
    let body =
      field("name=\"f\"; filename=\"a%22b%0D%0Ac%20d\\.csv\"", "") + Array("--b--".utf8)
    #expect(try read(body).first?.file == "a\"b\r\nc%20d\\.csv")
    let decoy = field("filename=\"; name=%22x\"; name=\"real\"", "") + Array("--b--".utf8)
    #expect(try read(decoy).first?.name == "real")
  }

  @Test(arguments: [
    "", "--b", "--b--x\r\n--b", "no boundary",
    "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
    "--bX\r\n", "--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--",
    "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--",
  ])
  func refusesWhatIsNotWhole(_ body: String) {
    if body == "--b--x\r\n--b" {
      // What follows the last boundary is nobody's business.
      #expect(throws: Never.self) { try read(Array(body.utf8)) }
    } else {
      #expect(throws: MultipartReader.Fault.self) { try read(Array(body.utf8)) }
    }
  }

  @Test func boundsTheHeadOfAPart() throws {
    let body = Array("--b\r\nX: ".utf8) + [UInt8](repeating: 0x61, count: 20_000)
    #expect(throws: MultipartReader.Fault.self) { try read(body) }
  }

  @Test(arguments: [
    ("multipart/form-data; boundary=abc", true), ("Multipart/Form-Data;boundary=\"a b\"", true),
    ("multipart/form-data; charset=utf-8; boundary=x", true), ("multipart/form-data", false),
    ("multipart/form-data; boundary=", false), ("multipart/mixed; boundary=x", false),
    ("multipart/form-data; boundary=" + String(repeating: "x", count: 71), false), ("", false),
  ])
  func findsTheBoundary(_ type: String, _ isFound: Bool) {
    #expect((MultipartReader(contentType: type) != nil) == isFound)
  }
}
