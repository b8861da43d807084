// Rulewright. Apache-2.0.

import CommentImport
import Comments
import Testing

@Suite struct LetterFileTests {
  @Test func readsALetterAsOneCommentUnderItsHash() throws {
    let text = "Dear office,\r\n\r\nthe toll is énorme.\r\n"
    for name in ["letter.txt", "LETTER.TXT", "letter.md", "letter"] {
      let file = try ReadFile(text, name: name)
      #expect(file.fates.count == 1)
      let comment = try #require(file.comments.first)
      #expect(comment.id.text.utf8.count == 17)
      #expect(comment.body == "Dear office,\n\nthe toll is énorme.\n")
      #expect(comment.submitter == Submitter())
      guard case .comment(let imported) = file.rows[0] else { continue }
      #expect(imported.bytes == 0..<text.utf8.count)
    }
    let windows = try ReadFile(Array("Le caf".utf8) + [0xE9, 0x2E], name: "a.txt")
    #expect(windows.comments.first?.body == "Le café.")
    #expect(windows.notes == ["Windows-1252 was made UTF-8"])
  }

  @Test func leavesOutWhatAPageDoesNotShow() throws {
    let file = try ReadFile(FormatSample.html, name: "letter.html")
    #expect(file.comments.first?.body == "Dear office,\n\nthe toll is énorme.")
    let page = """
      <html><body><ul><li hidden>a<li>b</ul><p style='display:none'>c<div>d</div>
      <span style="VISIBILITY: hidden">e<span>f</span>g</span>h<template><p>i</p></template>
      <p title="hidden">j</p><input hidden>k</body></html>
      """
    let words = try ReadFile(page, name: "a").comments.first?.body ?? ""
    for letter in "acefgi" { #expect(!words.contains(letter), "\(words)") }
    for letter in "bdhjk" { #expect(words.contains(letter), "\(words)") }
  }

  @Test(arguments: [
    ("a.txt", "id,a,b\n1,2,3\n4,5,6\n"), ("a.csv", "Dear office, this is too dear.\n"),
    ("a.json", "Dear office.\n"), ("a.txt", "<?xml version='1.0'?><a>b</a>"),
    ("a.txt", "0123456789 22 33\n"), ("a.log", "Dear office.\n"),
    ("a.txt", String(repeating: "QmFzZTY0IGlzIG5vIGxldHRlcg", count: 40)),
    ("a.txt", "Dear \u{1}office"), ("a.txt", " \n"),
  ])
  func takesNothingForALetterThatNobodyWrote(_ name: String, _ text: String) {
    #expect(ReadFile.refusal(Array(text.utf8), name: name) != nil)
  }

  @Test func saysWhichByteOfALetterIsNoText() {
    let start = "Dear office, " + String(repeating: "the toll is too dear. ", count: 20_000)
    #expect(
      ReadFile.refusal(Array(start.utf8) + [0], name: "a.txt")
        == "byte \(start.utf8.count) is no text: a control character (0x00) stands there")
    #expect(
      ReadFile.refusal(Array("é ".utf8) + Array(start.utf8) + [0xE9], name: "a.txt")?
        .contains("byte \(start.utf8.count + 3) is no text: it is not UTF-8") == true)
  }
}
