// Rulewright. Apache-2.0.

import Testing
import Wording

/// The words of a text, each followed by a bar.
private func barred(_ text: String) -> String {
  let bytes = Array(text.utf8)
  return words(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) + "|" }.joined()
}

struct WordsTests {
  @Test(arguments: [
    ("The end-user shall, now.", "The| |end-user| |shall|,| |now|.|"),
    ("under 740.22(c)(2)(iii)(AA)", "under| |740.22|(c)|(2)|(iii)|(AA)|"),
    ("the U.S.C. says", "the| |U.S.C|.| |says|"),
    ("don’t or don't", "don’t| |or| |don't|"),
    ("$10,000, or 5%", "$|10,000|,| |or| |5|%|"),
    ("a,b and 1,b", "a|,|b| |and| |1|,|b|"),
    ("(ACE) (or) (1234) ()", "(|ACE|)| |(|or|)| |(|1234|)| |(|)|"),
    ("§ 5 Absatz – Übermaß", "§| |5| |Absatz| |–| |Übermaß|"),
    ("a \t\r\n\u{A0}b", "a| \t\r\n\u{A0}|b|"),
    ("-a- 'b'", "-|a|-| |'|b|'|"),
    ("\"\u{301}a/\u{338}b", "\"\u{301}|a|/\u{338}|b|"),
    ("cafe\u{301}s x\u{200D}y", "cafe\u{301}s| |x\u{200D}y|"),
    ("法律です", "法|律|で|す|"),
    ("か\u{3099}a", "か\u{3099}|a|"),
  ])
  func areWhatALawyerCallsWords(text: String, expected: String) {
    #expect(barred(text).utf8.elementsEqual(expected.utf8), "\(barred(text))")
  }

  @Test func partitionAnyBytesWithoutDividingACharacter() {
    var state: UInt64 = 7
    for round in 0..<3_000 {
      let bytes = (0..<(round % 50)).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pool: [UInt8] = [
          0x20, 0x28, 0x29, 0x61, 0x31, 0x2E, 0xE2, 0x80, 0x99, 0xCC, 0x81, 0xFF,
        ]
        return pool[Int(state >> 33) % pool.count]
      }
      var end = 0
      for word in words(in: bytes) {
        #expect(word.range.lowerBound == end && !word.range.isEmpty)
        end = word.range.upperBound
      }
      #expect(end == bytes.count)
      let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
      for word in words(in: text) { #expect(text[word.range.lowerBound] & 0xC0 != 0x80) }
    }
  }

  @Test func readsAStretchAsIfItStoodAlone() {
    let bytes = Array("see (c)(2) and don't".utf8)
    #expect(words(in: bytes, 4..<6).map(\.range) == [4..<5, 5..<6])
    #expect(words(in: bytes, 15..<18).map(\.range) == [15..<18])
  }
}

struct WordInternerTests {
  @Test func numbersWordsInTheOrderOfFirstSight() {
    let bytes = Array("to be or not to be".utf8)
    var interner = WordInterner()
    let ids = interner.ids(of: words(in: bytes).filter { $0.kind == .word }, in: bytes)
    #expect(ids == [0, 1, 2, 3, 0, 1])
    #expect(interner.count == 4)
  }

  @Test func keepsApartWhatOnlyLooksAlike() {
    var interner = WordInterner()
    let spellings = ["caf\u{E9}", "cafe\u{301}", "K", "\u{212A}", ""]
    let ids = spellings.map { interner.id(of: Array($0.utf8), 0..<$0.utf8.count) }
    #expect(ids == [0, 1, 2, 3, 4])
  }

  @Test func keepsItsNumbersWhileItGrows() {
    var interner = WordInterner()
    for round in 0..<2 {
      for number in 0..<20_000 {
        let bytes = Array("w\(number)".utf8)
        let id = interner.id(of: bytes, 0..<bytes.count)
        if id != number { Issue.record("round \(round): \(number) became \(id)") }
      }
    }
  }
}

struct WordBagTests {
  private func similarity(_ a: String, _ b: String) -> Double {
    var interner = WordInterner()
    let bag = WordBag(of: Array(a.utf8), by: &interner)
    return bag.similarity(to: WordBag(of: Array(b.utf8), by: &interner))
  }

  @Test func countsWordsInCommonAsOftenAsTheyOccur() {
    #expect(similarity("a b c d", "a b x y") == 0.5)
    #expect(similarity("a a a", "a") == 0.5)
    #expect(similarity("b, a!", "a b") == 1)
    #expect(similarity("", "") == 1)
    #expect(similarity("", "a") == 0)
  }
}
