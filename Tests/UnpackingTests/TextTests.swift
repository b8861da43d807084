// Rulewright. Apache-2.0.

import Testing
import Unpacking

@Suite struct TextTests {
  @Test(
    "text is read by the charset it names, and by the likeliest where that is false",
    arguments: [
      ("utf-8", [0xC3, 0xA9], "é"),
      ("", [0xC3, 0xA9], "é"),
      ("us-ascii", [0x93, 0x41, 0x94], "“A”"),
      ("iso-8859-1", [0x93, 0xE9], "“é"),
      ("x-unknown", [0xE9], "é"),
      ("no-such-set", [0xC3, 0xA9], "é"),
      ("../../etc/passwd", [0x41], "A"),
      ("Shift_JIS", [0x82, 0xA0], "あ"),
      ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42], "あ"),
      ("ks_c_5601-1987", [0xB4, 0xEB], "대"),
      ("utf-16le", [0x41, 0x00, 0xAC, 0x20], "A€"),
      ("shift_jis", [0x41, 0xFF, 0x42], "A\u{FFFD}B"),
      ("koi8-r", [], ""),
    ] as [(String, [UInt8], String)])
  func charsets(charset: String, bytes: [UInt8], text: String) {
    #expect(CharsetText.decoding(bytes, charset: charset) == text)
  }

  @Test(
    "flowed lines are joined, quotes and signatures are not",
    arguments: [
      ("one \ntwo\nthree", false, "one two\nthree"),
      ("one \ntwo", true, "onetwo"),
      ("> a \n> b\n> \nmine", false, "> a b\n> \nmine"),
      ("end \n-- \nname", false, "end \n-- \nname"),
      (" From here", false, "From here"),
      ("a \n> b", false, "a \n> b"),
      ("", false, ""),
    ])
  func flowed(text: String, deletes: Bool, joined: String) {
    #expect(FlowedText.joined(text, deletesSpace: deletes) == joined)
  }
}
