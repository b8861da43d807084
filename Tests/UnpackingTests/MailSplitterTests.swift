// Rulewright. Apache-2.0.

import TestSupport
import Testing
import Unpacking

@Suite struct MailSplitterTests {
  private func letters(_ text: String, piece: Int = 7, longest: Int = 1 << 20) -> [MailSplitter
    .Letter]
  {
    var splitter = MailSplitter(longest: longest)
    var found: [MailSplitter.Letter] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      splitter.feed(rest.prefix(piece)) { found.append($0) }
      rest = rest.dropFirst(piece)
    }
    splitter.finish { found.append($0) }
    return found
  }

  private let first = "From a@b.example Mon May  2 16:07:05 2005\nSubject: one\n\nWords.\n\n"
  private let second = "From c@d.example Tue May  3 16:07:05 2005\r\nSubject: two\r\n\r\nMore.\r\n"

  @Test("a mailbox is cut behind empty lines, and every byte is in one letter")
  func mailbox() {
    let found = letters(first + second)
    #expect(
      found.map(\.bytes) == [0..<first.utf8.count, first.utf8.count..<(first + second).utf8.count])
    #expect(found.map(\.isOfMailbox) == [true, true])
    #expect(found.flatMap { $0.content ?? [] } == Array((first + second).utf8))
  }

  @Test(
    "a line that only begins with From is a line of the letter",
    arguments: [
      "From Monday on we ask for more.\n", "From 10:00 on.\n", "From 2005 on.\n",
      "Fromage 16:07 2005\n",
    ])
  func words(line: String) {
    #expect(letters(first + line + "\n" + second).count == 2)
  }

  @Test("what begins otherwise is one letter, whatever stands in it")
  func single() {
    let found = letters("Subject: one\n\n" + first + second)
    #expect(found.count == 1)
    #expect(found.first?.isOfMailbox == false)
  }

  @Test("a letter over the bound has its place and no content")
  func long() {
    let found = letters(first + String(repeating: "x", count: 500) + "\n\n" + second, longest: 200)
    #expect(found.map { $0.content == nil } == [true, false])
  }

  @Test("pieces of any size give the same letters", arguments: 1...30)
  func pieces(size: Int) {
    #expect(
      letters(first + second + "\n" + first, piece: size)
        == letters(first + second + "\n" + first, piece: 10_000))
  }

  @Test("an empty file has no letter")
  func empty() { #expect(letters("").isEmpty) }
}
