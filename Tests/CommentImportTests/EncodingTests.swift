// Rulewright. Apache-2.0.

import CommentFixtures
import CommentImport
import Comments
import TestSupport
import Testing

@Suite struct EncodingTests {
  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  @Test(arguments: [true, false], [true, false])
  func readsUTF16AsTheSameComments(bigEndian: Bool, mark: Bool) throws {
    let plain = BulkCSVGenerator.file(comments: 40, seed: 3)
    let text = try #require(String(validating: plain, as: UTF8.self))
    let wide = utf16(text, bigEndian: bigEndian, mark: mark)
    let expected = try ReadFile(plain)
    for piece in [1, 2, 3, 1001, wide.count] {
      let file = try ReadFile(wide, piece: piece)
      #expect(file.rows.map(withoutPlace) == expected.rows.map(withoutPlace))
      #expect(file.notes.count == 1)
    }
  }

  private func withoutPlace(_ row: ImportedRow) -> ImportedRow {
    guard case .comment(let imported) = row else { return row }
    return .comment(ImportedComment(comment: imported.comment, row: imported.row))
  }

  @Test func namesBytesOfTheFileAsItCame() throws {
    let text = "Document ID,Comment\nA-1,é—\u{1F600}\nA-2,b\"ad\nA-3,\"open"
    let wide = utf16(text, bigEndian: false, mark: true)
    // Before the quote that does not close stand so many characters of two bytes, one of four.
    let open = 2 + (text.utf16.count - 5) * 2
    #expect(
      ReadFile.refusal(wide)
        == "The quote that opens on line 4, in row 4, is never closed (byte \(open)); "
        + "the file may be cut off. Nothing of it was taken.")
    let faulty = utf16(text + "\"\n", bigEndian: true, mark: true)
    let quote = 2 + "Document ID,Comment\nA-1,é—\u{1F600}\nA-2,b".utf16.count * 2
    #expect(
      try ReadFile(faulty).fates[1]
        == "3 rejected: a quote stands inside a cell without quotes on line 3 (byte \(quote)); "
        + "such a cell is put in quotes and the quote written twice")
  }

  @Test func refusesHalvesOfCharacters() {
    var wide = utf16("Document ID,Comment\nA-1,b\n", bigEndian: false, mark: true)
    wide[wide.count - 3] = 0xD8
    #expect(
      ReadFile.refusal(wide)
        == "byte \(wide.count - 4) is no text: half of a character of UTF-16 stands there. "
        + "Save it anew, as UTF-8.")
    #expect(ReadFile.refusal([0xFF, 0xFE, 0, 0, 0x44, 0, 0, 0])?.contains("UTF-32") == true)
  }

  @Test func readsARowAsWindows1252OnlyWhereItCanBeNothingElse() throws {
    let head = Array("Document ID,Comment\n".utf8)
    func row(_ id: String, _ words: [UInt8]) -> [UInt8] {
      Array("\(id),\"".utf8) + words + Array("\"\n".utf8)
    }
    let file =
      head + row("A-1", Array("caf".utf8) + [0xE9, 0x20, 0x93, 0x80, 0x94])
      + row("A-2", Array("café “€”".utf8)) + row("A-3", Array("é ".utf8) + [0xE9])
      + row("A-4", [0x81, 0x20, 0xE9]) + row("A-5", Array("plain".utf8))
    let read = try ReadFile(file)
    #expect(read.comments.map(\.body) == ["café “€”", "café “€”", "plain"])
    #expect(
      read.fates.filter { $0.contains("rejected") } == [
        "4 rejected: not UTF-8 at byte 65, while other words of the row are: it mixes two "
          + "encodings, and nobody can say which is meant",
        "5 rejected: not UTF-8 at byte 73, and not Windows-1252 either, which has nothing for 0x81",
      ])
    #expect(
      read.notes == ["1 row was Windows-1252 and made UTF-8 (the first is row 2)"])
  }

  @Test func refusesAFileThatWasEncodedTwiceAndTakesACommentThatWas() throws {
    func twice(_ text: String) -> [UInt8] {
      text.utf8.flatMap { byte -> [UInt8] in
        // Latin-1 will do: each byte becomes the character of its number.
        byte < 0x80 ? [byte] : [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      }
    }
    let rows = (1...30).map { "A-\($0),l’été n° \($0)\n" }.joined()
    let text = "Document ID,Comment\n" + rows
    #expect(
      ReadFile.refusal(twice(text))
        == "The text was made UTF-8 twice over: from byte 25 on, signs such as ’ stand as â€™. "
        + "Save it anew from its source, as UTF-8, or undo it: iconv -f UTF-8 -t WINDOWS-1252. "
        + "Nothing of it was taken.")
    let one = Array(text.utf8) + Array("B-1,".utf8) + twice("l’été") + Array("\n".utf8)
    let read = try ReadFile(one)
    #expect(read.comments.count == 31)
    #expect(read.comments.last.map { Array($0.body.utf8) } == twice("l’été"))
  }
}
